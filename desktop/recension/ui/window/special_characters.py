"""The palette of special characters: where it opens, and where its characters go."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication

from recension.ui.editor import CharacterPalette
from recension.ui.window.window import MainWindow


class SpecialCharacters(QObject):
    """Opens the palette under its button in the toolbar, or at the text where that is hidden."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.palette = CharacterPalette(window)
        self.palette.set_theme(window.theme)
        window.theme_changed.connect(self.palette.set_theme)
        self.palette.chosen.connect(window.editor.insert_text)
        window.actions_by_name.connect_order("special", self.open)

    def open(self) -> None:
        """Open the palette, all of it on the screen."""
        self.palette.pop_up(self._corner())

    def _corner(self) -> QPoint:
        button = self._window.toolbar.widgetForAction(self._window.actions_by_name["special"])
        if button.isVisible():
            corner = button.mapToGlobal(QPoint(0, button.height()))
        else:
            editor = self._window.editor
            corner = editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft())
        screen = QApplication.screenAt(corner) or self._window.screen()
        room, size = screen.availableGeometry(), self.palette.size()
        left = max(room.left(), min(corner.x(), room.right() + 1 - size.width()))
        top = max(room.top(), min(corner.y(), room.bottom() + 1 - size.height()))
        return QPoint(left, top)
