"""Putting changes back, from the rows and from the rendered page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from recension.ui.changes.keyboard import PUT_BACK_KEY
from recension.ui.changes.marked_rows import row_of_mark
from recension.ui.changes.reversal import Replacement, reversal
from recension.ui.changes.rows_view import RowsView
from recension.ui.changes.visual_view import VisualView
from recension.ui.preview import MarkedChange


class PuttingBack(QObject):
    """Knows which row a person means, and what undoes it.

    Signals:
        wanted(int): the change of this row shall be put back.
    """

    wanted = Signal(int)

    def __init__(self, view: RowsView, visual: VisualView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._visual = visual
        self._is_whole = False  # whether all that came or went with the row is meant, for a moment

    def ask_for_current(self, *, is_visual: bool) -> None:
        """Want the current change to be put back, where that is possible.

        It is the one that is counted: all the rows that came or went there, as a table row of many
        lines. The arrow beside a row means that row alone.
        """
        if is_visual:
            self._visual.ask_current(lambda mark: self._want(self._row_of(mark)))
        else:
            self._is_whole = True
            self._want(self._view.current_row())
            self._is_whole = False

    def replacements(self, row: int, *, is_visual: bool) -> tuple[Replacement, ...]:
        """Return what to replace in the new text to undo a row, in order, from the end.

        In the rendered page a change is all that came or went at one place.
        """
        shown, with_run = self._view.comparison, is_visual or self._is_whole
        return reversal(shown.rows, row, shown.old.text, shown.new.text, with_run=with_run)

    def add_to_menu(self, menu: QMenu, mark: MarkedChange | None) -> None:
        """Offer to put the change back that a menu of the rendered page was opened on."""
        if mark is None or not self._view.can_revert:
            return
        row = self._row_of(mark)
        menu.addSeparator()
        put_back = menu.addAction(self.tr("Put this change back"), lambda: self._want(row))
        put_back.setShortcut(QKeySequence(PUT_BACK_KEY))
        put_back.setEnabled(row is not None and self._view.can_revert_row(row))

    def _want(self, row: int | None) -> None:
        if row is not None and self._view.can_revert_row(row):
            self.wanted.emit(row)

    def _row_of(self, mark: MarkedChange | None) -> int | None:
        return None if mark is None else row_of_mark(self._view.comparison.rows, mark)
