"""The way through the changes of a comparison, one after the other."""

from __future__ import annotations

from recension.ui.changes.steps import change_at
from recension.ui.changes.view import ChangesView
from recension.ui.changes.visual_view import VisualView


class Walk:
    """Goes from change to change, in the rows or in the rendered page, whichever is looked at."""

    def __init__(self, view: ChangesView, visual: VisualView) -> None:
        self._view = view
        self._visual = visual
        self.is_visual = False  # whether the rendered page is looked at

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self._visual.steps if self.is_visual else self._view.comparison.steps)

    @property
    def current(self) -> int:
        """The number of the change one is at, from 1; 0 where one is at none."""
        return (self._visual.step if self.is_visual else self._view.step) + 1 if self.count else 0

    def next(self) -> None:
        """Go to the next change; after the last one, to the first."""
        if self.is_visual:
            self._visual.go_to_step(self._visual.step + 1)
        else:
            self._view.go_to_step(self._view.step + 1)

    def previous(self) -> None:
        """Go to the change before; from the first one, to the last."""
        if self.is_visual:
            self._visual.go_to_step(max(self._visual.step, 0) - 1)
        else:
            self._view.go_to_step(self._view.step - 1 if self._view.step > 0 else -1)

    def go_to_line(self, line: int) -> None:
        """Go to the change at a line of the new text, counted from 0; nowhere where none is."""
        if self.is_visual:
            self._visual.go_to_step(self._visual.steps.at_line(line))
            return
        row = change_at(self._view.comparison.rows, line)
        if row is not None:
            self._view.go_to_step(self._view.comparison.steps.at(row))

    def go_to_row(self, row: int) -> None:
        """Go to a row, and in the rendered page to what it became there."""
        self._view.go_to_row(row)
        if self.is_visual:
            self.go_to_line(self.line_in_rows())

    def line_in_rows(self) -> int:
        """Return the line of the newer text the rows are at, 0 where they are at no change."""
        row = self._view.current_row()
        rows = self._view.comparison.rows[: 0 if row is None else row + 1]
        return next((each.new.start for each in reversed(rows) if each.new), 0)
