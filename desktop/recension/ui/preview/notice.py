"""The line over the page that says why it is not the newest."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recension.ui.plain_text import PlainLabel
from recension.ui.theme import Theme, icon


class Notice(QWidget):
    """One sentence with a sign of warning; hidden while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self._words = PlainLabel(parent=self), PlainLabel(parent=self)
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        self._sign.setPixmap(icon("warning", theme).pixmap(QSize(16, 16)))
        self.setStyleSheet(
            f"Notice {{ background: {theme.banner_warning};"
            f" border-left: 4px solid {theme.banner_warning_mark}; }}"
            f" QLabel {{ color: {theme.text}; background: transparent; }}"
        )

    def say(self, words: str) -> None:
        """Show a sentence; "" hides the line."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
