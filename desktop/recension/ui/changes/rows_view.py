"""The rows of a comparison with what is current and what is selected in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from recension.diff.values import Kind
from recension.ui.changes.bands import Cell
from recension.ui.changes.canvas import Anchor, Canvas
from recension.ui.changes.comparison import Comparison
from recension.ui.changes.painting import Moment
from recension.ui.changes.selection import Selection
from recension.ui.changes.sentences import sentence_of
from recension.ui.changes.stack import Visible
from recension.ui.changes.stretches import What
from recension.ui.changes.values import Mode
from recension.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under a point."""

    visible: Visible
    column: int
    cell: Cell | None
    shown: int  # place in the shown text of the cell


class RowsView(Canvas):
    """The rows, with a current one and a selection inside one side.

    Signals:
        step_changed(int): the change that is current, from 0; -1 for none.
        revert_requested(int): the change of this row shall be put back.
        line_activated(int): a line of the new text, from 0, was chosen.
        current_changed(int): another band is the one the keys work on.
    """

    step_changed = Signal(int)
    revert_requested = Signal(int)
    line_activated = Signal(int)
    current_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.selection: Selection | None = None
        self.is_old_active = False
        self.current: int | None = None  # the band the keys work on
        self.step = -1
        self._sought_end: tuple[int, bool] | None = None  # of a move, not known yet
        self._moment = Moment()
        super().__init__(theme, parent)

    def show_comparison(self, comparison: Comparison, *, keeps_place: bool) -> None:
        """Show another comparison, or the same pair as it is now."""
        anchor = self._anchor() if keeps_place else None
        current = self._current_anchor() if keeps_place else None
        if not keeps_place:
            self.shape = replace(self.shape, opened=())
            self.step, self.selection = -1, None
        elif self.selection and not self._is_same_side(comparison, self.selection):
            self.selection = None
        self._asked.clear()
        self._sought_end = None
        self._lay_out(comparison, anchor)
        self.current = None if current is None else self._band_of(current)
        self._keep_step()

    def add_spans(self, rows: set[int]) -> None:
        """Draw these rows again: their words have come."""
        for row in rows:
            first = self.plan.band_of_row.get(row)
            if first is not None:
                count = self.plan.stretches[self.plan.stretch_at(first)].count
                self.stack.forget(iter(range(first, first + count)))
        self.refresh()
        if self._sought_end is not None:
            move, is_old = self._sought_end
            if self.comparison.moves.other_end(move, is_old=is_old):
                self.go_to_other_end(move, is_old=is_old)

    def rebuild(self) -> None:
        """Lay everything out anew, keeping the place and the current row."""
        current = self._current_anchor()
        super().rebuild()
        self.current = None if current is None else self._band_of(current)

    def _current_anchor(self) -> Anchor | None:
        if self.current is None or self.current >= len(self.plan):
            return None
        band = self.plan.band(self.current)
        bounds = band.old or band.new
        if bounds is None:
            return None
        return Anchor(is_old=band.old is not None, offset=bounds[0], y=0)

    def _is_same_side(self, other: Comparison, selection: Selection) -> bool:
        before = self.comparison.lined(is_old=selection.is_old).text
        return before == other.lined(is_old=selection.is_old).text

    # ------------------------------------------------------------------ current band and change

    def set_current(self, number: int | None) -> None:
        """Make a band the one that the keys work on, and say it to those who listen."""
        self.current = number
        if number is not None:
            band = self.plan.band(number)
            self._set_step(
                self.comparison.steps.at(band.row) if band.what is What.CHANGE else self.step
            )
            self.setAccessibleDescription(sentence_of(self.comparison, band))
            self.current_changed.emit(number)
        self.viewport().update()

    def go_to_row(self, row: int) -> None:
        """Bring a changed row into view and make it current."""
        number = self.plan.band_of_row.get(row)
        if number is not None:
            self.bring_into_view(number)
            self.set_current(number)

    def bring_into_view(self, number: int) -> None:
        """Scroll as little as shows a whole band, with a little of what is around it."""
        around = 2 * self.paint_style.line
        shown = {each.number: each for each in self.visible}
        each = shown.get(number)
        if each is None:
            self.stack.show_band(number, min(3 * self.paint_style.line, self.stack.view // 3))
        elif each.y < 0 or each.laid.height > self.stack.view:
            self.stack.show_band(number, min(around, self.stack.view // 4))
        elif each.y + each.laid.height > self.stack.view:
            self.stack.scroll_by(each.y + each.laid.height - self.stack.view + around)
        self.refresh()

    def go_to_step(self, step: int) -> None:
        """Go to a change by its number, from 0; the numbers go round."""
        steps = self.comparison.steps
        if len(steps):
            self.go_to_row(steps.rows[step % len(steps)][0])

    def _set_step(self, step: int) -> None:
        self.step = step
        self.step_changed.emit(step)

    def _keep_step(self) -> None:
        if self.current is not None:
            self._set_step(self.comparison.steps.at(self.plan.band(self.current).row))
        else:
            self._set_step(min(self.step, len(self.comparison.steps) - 1))

    def go_to_other_end(self, move: int, *, is_old: bool) -> None:
        """Go where what moved came from or went to, now or when the words there are known."""
        end = self.comparison.moves.other_end(move, is_old=is_old)
        if end is not None:
            self._sought_end = None
            self.go_to_row(end.row)
            return
        self._sought_end = (move, is_old)
        rows = range(len(self.comparison.rows))
        wanted = [row for row in rows if self.comparison.lacks_spans(row)]
        self._asked.update(wanted)
        self.spans_wanted.emit(wanted)

    def move_here(self) -> tuple[int, bool] | None:
        """Return the first move of the current row, and whether its older end is here.

        The active side comes first: a row may have given one sentence away and taken another in.
        """
        row = self.current_row()
        if row is None or not self.shows_moves:
            return None
        here = self.comparison.rows[row]
        if here.move is not None:
            return here.move, here.is_origin
        for is_old in (self.is_old_active, not self.is_old_active):
            for span in self.comparison.spans_of(row, is_old=is_old, shows_moves=True):
                if span.move is not None:
                    return span.move, is_old
        return None

    def follow_move(self) -> None:
        """Go to the other end of the current row's move, and make its side the active one."""
        found = self.move_here()
        if found is not None:
            self.is_old_active = not found[1]
            self.go_to_other_end(found[0], is_old=found[1])

    def current_row(self) -> int | None:
        """Return the row that the keys work on: that of the current band or change."""
        if self.current is not None and self.current < len(self.plan):
            return self.plan.band(self.current).row
        steps = self.comparison.steps
        return steps.rows[self.step][0] if 0 <= self.step < len(steps) else None

    def can_revert_row(self, row: int) -> bool:
        """Whether the change of a row can be put back."""
        return self.can_revert and self.comparison.rows[row].kind is not Kind.EQUAL

    # ------------------------------------------------------------------ points and selections

    def hit(self, point: QPointF) -> Hit | None:
        """Return what is under a point of the view."""
        under = [each for each in self.visible if each.y <= point.y()]
        if not under:
            return None
        column = sum(1 for each in self.columns[1:] if point.x() >= each.left)
        each = under[-1]
        cell = each.laid.cell_at(column, point.y() - each.y)
        shown = 0 if cell is None else self._shown_at(each, cell, point)
        return Hit(each, column, cell, shown)

    def _shown_at(self, each: Visible, cell: Cell, point: QPointF) -> int:
        top = each.y + cell.top + self.paint_style.padding
        layout = cell.laid.layout
        x = point.x() - self.columns[cell.column].text + self.shift
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if point.y() - top < line.y() + line.height() or number == layout.lineCount() - 1:
                return cell.shown.code_points(line.xToCursor(x))
        return 0

    def offset_at(self, point: QPointF, *, is_old: bool) -> int | None:
        """Return the offset of one side at a point, or the nearest before it."""
        column = 0 if self.mode is Mode.INLINE or is_old else 1
        under = [each for each in self.visible if each.y <= point.y()] or self.visible[:1]
        for distance, each in enumerate(reversed(under)):
            bounds = each.laid.band.old if is_old else each.laid.band.new
            cell = each.laid.cell_at(column, point.y() - each.y)
            if bounds is None or cell is None:
                continue
            if distance or cell.is_old not in (None, is_old):
                return bounds[1]
            return cell.shown.source(self._shown_at(each, cell, point), is_old=is_old)
        return None

    def select(self, selection: Selection | None) -> None:
        """Select a part of one side."""
        self.selection = selection
        if selection is not None:
            self.is_old_active = selection.is_old
        self.viewport().update()

    def selected_text(self) -> str:
        """Return exactly what is selected; without a selection, the current row's active side."""
        if self.selection is not None and not self.selection.is_empty:
            text = self.comparison.lined(is_old=self.selection.is_old).text
            return text[self.selection.start : self.selection.stop]
        if self.current is None:
            return ""
        band = self.plan.band(self.current)
        bounds = band.old if self.is_old_active else band.new
        text = self.comparison.lined(is_old=self.is_old_active).text
        return text[bounds[0] : bounds[1]] if bounds else ""

    def point_at(self, moment: Moment) -> None:
        """Mark what the pointer is on."""
        if moment != self._moment:
            self._moment = moment
            self.viewport().update()

    @property
    def moment(self) -> Moment:
        """What is marked now."""
        return self._moment

    def shown_moment(self) -> Moment:
        """Return what is drawn besides the rows themselves."""
        plain = super().shown_moment()
        return replace(
            plain,
            selection=self.selection,
            current_band=self.current,
            hovered_band=self._moment.hovered_band,
            hovered_move=self._moment.hovered_move,
        )

    # ------------------------------------------------------------------ what Qt calls

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus; coming by Tab, on the first row in view."""
        super().focusInEvent(event)
        keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in keyboard and self.current is None and self.visible:
            self.set_current(self.visible[0].number)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        super().focusOutEvent(event)
        self.viewport().update()
