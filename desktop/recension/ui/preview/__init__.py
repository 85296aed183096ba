"""The preview: the page as readers will see it."""

from recension.ui.preview.links import LinkKind, read_link
from recension.ui.preview.preview import Preview
from recension.ui.preview.shown_page import MarkedChange
from recension.ui.preview.start import prepare_web_engine

__all__ = ["LinkKind", "MarkedChange", "Preview", "prepare_web_engine", "read_link"]
