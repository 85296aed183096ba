"""The merge view: two texts made from one, and what becomes of them."""

from recension.ui.merge.values import MergeCase, SideNames
from recension.ui.merge.view import MergeView

__all__ = ["MergeCase", "MergeView", "SideNames"]
