"""What is painted behind the text."""

from recension.ui.editor.marks.decorations import Decorations

__all__ = ["Decorations"]
