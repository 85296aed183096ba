"""The rows of a comparison with all that keys and pointer can do on them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from recension.ui.changes.accessible import tell_current, tell_rows
from recension.ui.changes.keyboard import Keyboard
from recension.ui.changes.pointer import Pointer
from recension.ui.changes.rows_view import RowsView
from recension.ui.plain_text import tool_tip
from recension.ui.theme import Theme


class ChangesView(RowsView):
    """The rows, to be used by hand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._keyboard, self._pointer = Keyboard(self), Pointer(self)
        self._accessible = tell_rows(self)
        self.current_changed.connect(lambda number: tell_current(self, number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of the rows."""
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection or use a mark."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw a selection on, or show what is under the pointer."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self._pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of a row."""
        self._pointer.open_menu(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice that the pointer left; say what a click would do."""
        if event.type() == QEvent.Type.Leave:
            self._pointer.leave()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hint = self._pointer.hint(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tool_tip(hint), self.viewport())
            return True
        return super().viewportEvent(event)
