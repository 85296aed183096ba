"""What stands beside the text: numbers of lines, and bars of what changed."""

from recension.ui.editor.margin.change_marks import ChangeMarks
from recension.ui.editor.margin.gutter import Gutter

__all__ = ["ChangeMarks", "Gutter"]
