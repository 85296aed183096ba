"""Find and replace."""

from recension.ui.editor.find.find_bar import FindBar

__all__ = ["FindBar"]
