"""The bar under the text that says who wrote the word at the caret, and what the tints mean."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from recension.ui.elided import ElidedLabel
from recension.ui.plain_text import PlainLabel, tool_tip
from recension.ui.theme import Theme, icon

_ICON = QSize(16, 16)


class AuthorsBar(QWidget):
    """Hidden until asked for.

    Signals:
        revision_wanted(): show the revision that the word at the caret is from.
        close_wanted(): nobody wants to know any more.
    """

    revision_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = ElidedLabel()
        self.said.setAccessibleName(self.tr("Who wrote the word at the caret"))
        self.show_revision = QPushButton(self.tr("Show the change"))
        self._chips = {
            "age_now": PlainLabel(self.tr("not saved")),
            "age_new": PlainLabel(self.tr("newest")),
            "age_middle": PlainLabel(self.tr("older")),
            "age_old": PlainLabel(self.tr("oldest")),
        }
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setIconSize(_ICON)
        self._close.setToolTip(tool_tip(self.tr("Close (F12)")))
        self._close.setAccessibleName(self.tr("Close"))
        self._lay_out()
        self.show_revision.clicked.connect(self.revision_wanted)
        self._close.clicked.connect(self.close_wanted)
        self.setAccessibleName(self.tr("Who wrote this"))
        self.set_theme(theme)
        self.tell("")
        self.hide()

    def _lay_out(self) -> None:
        """Give what is said a row of its own: the pane of the text may be narrow."""
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self.said, 1)
        upper.addWidget(self._close)
        lower.addWidget(self.show_revision)
        lower.addStretch(1)
        for chip in self._chips.values():
            chip.setAutoFillBackground(True)
            chip.setMargin(3)
            lower.addWidget(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(2)
        layout.addLayout(upper)
        layout.addLayout(lower)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._close.setIcon(icon("close", theme))
        for role, chip in self._chips.items():
            palette = chip.palette()
            palette.setColor(QPalette.ColorRole.Window, QColor(getattr(theme, role)))
            palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.text))
            chip.setPalette(palette)

    def tell(self, words: str, *, has_revision: bool = False) -> None:
        """Say who wrote the word at the caret, and offer its revision where there is one."""
        self.said.setText(words)
        self.said.setToolTip(tool_tip(words))
        self.show_revision.setEnabled(has_revision)

    def set_periods(self, periods: dict[str, str]) -> None:
        """Say from when the words of a tint are, by the role of its colour."""
        for role, chip in self._chips.items():
            chip.setToolTip(tool_tip(periods.get(role, "")))
