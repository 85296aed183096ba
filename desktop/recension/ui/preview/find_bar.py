"""The bar that finds text in the page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from recension.ui.plain_text import PlainLabel, tool_tip
from recension.ui.theme import Theme, icon
from recension.ui.wording import number


class PreviewFindBar(QWidget):
    """Finds text in the preview as one types.

    Signals:
        wanted(str, bool): find this, backward or not; "" ends the search.
        closed(): the bar was closed.
    """

    wanted = Signal(str, bool)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[QToolButton, str] = {}
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in the preview"))
        self.field.setAccessibleName(self.tr("Find in the preview"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda text: self.wanted.emit(text, False))  # noqa: FBT003 - a signal
        self._count = PlainLabel(parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 6, 3)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        back = self._button("previous-change", self.tr("Previous match (Shift+Enter)"))
        on = self._button("next-change", self.tr("Next match (Enter)"))
        close = self._button("close", self.tr("Close (Esc)"))
        back.clicked.connect(lambda: self._find(is_backward=True))
        on.clicked.connect(lambda: self._find(is_backward=False))
        close.clicked.connect(self.close_bar)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        for button, name in self._buttons.items():
            button.setIcon(icon(name, theme))

    def open_bar(self) -> None:
        """Show the bar, ready to type."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        if self.field.text():
            self._find(is_backward=False)

    def close_bar(self) -> None:
        """Hide the bar and end the search."""
        self.hide()
        self.wanted.emit("", False)  # noqa: FBT003 - a signal
        self.closed.emit()

    def show_found(self, current: int, total: int) -> None:
        """Show which match of how many is shown."""
        if not self.field.text():
            self._count.clear()
        elif total:
            words = self.tr("{current} of {total}")
            self._count.setText(words.format(current=number(current), total=number(total)))
        else:
            self._count.setText(self.tr("Not found"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter, Shift+Enter and Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = Qt.KeyboardModifier.ShiftModifier
            self._find(is_backward=bool(event.modifiers() & shift))
        else:
            super().keyPressEvent(event)

    def _find(self, *, is_backward: bool) -> None:
        if self.field.text():
            self.wanted.emit(self.field.text(), is_backward)

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(tool_tip(text))
        button.setAccessibleName(text)
        self._buttons[button] = name
        row = self.layout()
        if row is not None:
            row.addWidget(button)
        return button
