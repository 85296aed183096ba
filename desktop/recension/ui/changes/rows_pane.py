"""The rows and the overview strip beside them, which follow each other."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from recension.ui.changes.overview import Overview
from recension.ui.changes.ticks import ticks_of
from recension.ui.changes.view import ChangesView
from recension.ui.theme import Theme


class RowsPane(QWidget):
    """Keeps the strip true to the rows, and takes the rows to a place chosen on the strip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ChangesView(theme, self)
        self.overview = Overview(theme, self)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.overview)
        self.view.moved.connect(self._show_view)
        self.overview.place_chosen.connect(self._go_to_place)

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        self._theme = theme
        self.view.set_theme(theme)
        self.overview.set_theme(theme)
        self.show_ticks()

    def show_ticks(self) -> None:
        """Show on the strip where the changes are now."""
        self.overview.show_ticks([*ticks_of(self.view, self._theme)])
        self._show_view()

    def _show_view(self) -> None:
        stack = self.view.stack
        total = max(1.0, stack.heights.total)
        self.overview.show_view(stack.value / total, (stack.value + stack.view) / total)

    def _go_to_place(self, place: float) -> None:
        stack = self.view.stack
        bar = self.view.verticalScrollBar()
        bar.setValue(round(place * stack.heights.total - stack.view / 2))
