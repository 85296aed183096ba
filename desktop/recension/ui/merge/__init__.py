"""The merge view: two texts made from one, and what becomes of them."""

from recension.ui.merge.values import Between, MergeCase, SideNames
from recension.ui.merge.view import MergeView

__all__ = ["Between", "MergeCase", "MergeView", "SideNames"]
