"""Find and replace, in a bar under the text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from recension.ui.editor.editor import Editor
from recension.ui.theme import Theme


class FindBar(QWidget):
    """Find and replace for one editor; hidden until asked for.

    Put it below the editor. F3, Shift+F3 and Esc are its own while it is open.
    """

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
