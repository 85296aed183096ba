"""Two rendered pages to one that shows, in the page itself, how the older became the newer."""

from recension.visual.page import PageMerger
from recension.visual.values import RenderedBlock, VisualBlock, VisualPage

__all__ = ["PageMerger", "RenderedBlock", "VisualBlock", "VisualPage"]
