"""The title of a dock, with a button to close it in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QToolButton, QWidget

from recension.ui.plain_text import PlainLabel, tool_tip
from recension.ui.theme import Theme, icon


class DockTitle(QWidget):
    """Takes the place of the style's own title, whose buttons stay black on a dark ground."""

    def __init__(self, dock: QDockWidget, theme: Theme) -> None:
        super().__init__(dock)
        name = PlainLabel(dock.windowTitle())
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setIconSize(QSize(12, 12))
        words = self.tr("Close {dock}").format(dock=dock.windowTitle())
        self._close.setToolTip(tool_tip(words))
        self._close.setAccessibleName(words)
        self._close.clicked.connect(dock.close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 2, 2, 2)
        layout.addWidget(name, 1)
        layout.addWidget(self._close)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Show the button in the colours of a theme."""
        self._close.setIcon(icon("close", theme))
