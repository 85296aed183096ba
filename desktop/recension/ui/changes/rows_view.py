"""The rows of a comparison, of which only those in view are ever laid out.

What keys and pointer do is in `recension.ui.changes.view`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from recension.diff.values import Kind
from recension.ui.changes.bands import BandBuilder, Cell
from recension.ui.changes.comparison import Comparison
from recension.ui.changes.geometry import columns
from recension.ui.changes.layouts import Layouts
from recension.ui.changes.lines import LinedText
from recension.ui.changes.painting import BandPainter, Moment
from recension.ui.changes.plan import Band, Plan
from recension.ui.changes.selection import Selection
from recension.ui.changes.sentences import sentence_of
from recension.ui.changes.stack import Stack, Visible
from recension.ui.changes.stretches import Shape, What
from recension.ui.changes.style import Style
from recension.ui.changes.values import Mode
from recension.ui.theme import Theme

_WHEEL_LINES = 3


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that is found again when everything is laid out anew."""

    is_old: bool
    offset: int  # in code points of that side
    y: int  # of the top of its band, from the top of the view


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under a point."""

    visible: Visible
    column: int
    cell: Cell | None
    shown: int  # place in the shown text of the cell


class RowsView(QAbstractScrollArea):
    """The virtualised rows.

    Signals:
        step_changed(int): the change that is current, from 0; -1 for none.
        spans_wanted(object): a list of rows in view whose words are not known.
        revert_requested(int): the change of this row shall be put back.
        line_activated(int): a line of the new text, from 0, was chosen.
        moved(): other bands are in view, or their heights have changed.
    """

    step_changed = Signal(int)
    spans_wanted = Signal(object)
    revert_requested = Signal(int)
    line_activated = Signal(int)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.paint_style = Style(theme, font)
        self.mode, self.shape, self.is_wrapped = Mode.SIDE_BY_SIDE, Shape(), True
        self.shows_moves, self.shows_numbers, self.can_revert = True, False, False
        self.selection: Selection | None = None
        self.is_old_active = False
        self.current: int | None = None  # the band the keys work on
        self.step = -1
        self._layouts = Layouts(self.paint_style)
        self._asked: set[int] = set()
        self._sought_end: tuple[int, bool] | None = None  # of a move, not known yet
        self._is_syncing = False
        self._moment = Moment()
        self.visible: list[Visible] = []
        empty = LinedText("")
        self._rebuild(Comparison(empty, empty, (), {}), None)
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Changes"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    # ------------------------------------------------------------------ what is shown

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
        self._rebuild(comparison, anchor)
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

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        self._restyle(Style(theme, self.paint_style.font))

    def set_text_font(self, font: QFont) -> None:
        """Show the texts in this font."""
        if font != self.paint_style.font:
            self._restyle(Style(self.paint_style.theme, font))

    def set_mode(self, mode: Mode) -> None:
        """Lay out side by side or inline."""
        self.mode = mode
        self.rebuild()

    def set_wrapped(self, *, is_wrapped: bool) -> None:
        """Wrap long lines, or let them be scrolled sideways."""
        self.is_wrapped = is_wrapped
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_wrapped else policy.ScrollBarAlwaysOn
        )
        self.rebuild()

    def set_context(self, context: int | None) -> None:
        """Show this many unchanged lines around a change; None for all."""
        self.shape = Shape(context)
        self.rebuild()

    def set_shows_moves(self, *, shows_moves: bool) -> None:
        """Show what moved as moved, or as removed and added."""
        self.shows_moves = shows_moves
        self.rebuild()

    def set_shows_numbers(self, *, shows_numbers: bool) -> None:
        """Show line numbers."""
        self.shows_numbers = shows_numbers
        self.rebuild()

    def open_collapsed(self, band: Band) -> None:
        """Show the unchanged lines that a caption stands for."""
        stretch = band.stretch
        if stretch is None or not stretch.hidden:
            return
        opened = (stretch.old_line - stretch.hidden, stretch.old_line)
        self.shape = replace(self.shape, opened=(*self.shape.opened, opened))
        self.rebuild()

    def rebuild(self) -> None:
        """Lay everything out anew, keeping the place."""
        anchor, current = self._anchor(), self._current_anchor()
        self._rebuild(self.comparison, anchor)
        self.current = None if current is None else self._band_of(current)

    def _restyle(self, style: Style) -> None:
        self.paint_style = style
        self._layouts.restyle(style)
        self.rebuild()

    def _rebuild(self, comparison: Comparison, anchor: Anchor | None) -> None:
        self.comparison = comparison
        self.plan = Plan(comparison.rows, comparison.old, comparison.new, self.shape)
        self._arrange(anchor)

    def _arrange(self, anchor: Anchor | None) -> None:
        """Put the plan into columns of the width there is."""
        digits = len(str(max(len(self.comparison.old), len(self.comparison.new))))
        digits = digits if self.shows_numbers else 0
        self.columns = columns(self.viewport().width(), self.mode, self.paint_style, digits)
        self._layouts.resize(self.columns[0].text_width, is_wrapped=self.is_wrapped)
        builder = BandBuilder(self.comparison, self.plan, self._layouts, self.paint_style)
        builder.mode, builder.shows_moves = self.mode, self.shows_moves
        self.painter = BandPainter(self.paint_style, self.comparison, self.columns)
        self.painter.digits, self.painter.shows_moves = digits, self.shows_moves
        self.stack = Stack(builder)
        self.stack.view = self.viewport().height()
        if anchor is not None and len(self.plan):
            self.stack.show_band(self._band_of(anchor), anchor.y)
        self.refresh()

    # ------------------------------------------------------------------ places

    def _anchor(self) -> Anchor | None:
        if not self.stack.top and not self.stack.hidden:
            return None  # at the top one stays at the top
        return self._anchor_of(self.visible)

    @staticmethod
    def _anchor_of(visible: list[Visible]) -> Anchor | None:
        # The old side does not change while one types, so its lines keep their places.
        for each in visible:
            if each.laid.band.old is not None:
                return Anchor(is_old=True, offset=each.laid.band.old[0], y=each.y)
        for each in visible:
            if each.laid.band.new is not None:
                return Anchor(is_old=False, offset=each.laid.band.new[0], y=each.y)
        return None

    def _current_anchor(self) -> Anchor | None:
        if self.current is None or self.current >= len(self.plan):
            return None
        band = self.plan.band(self.current)
        bounds = band.old or band.new
        if bounds is None:
            return None
        return Anchor(is_old=band.old is not None, offset=bounds[0], y=0)

    def _band_of(self, anchor: Anchor) -> int:
        text = self.comparison.lined(is_old=anchor.is_old).text
        return self.plan.band_at(min(anchor.offset, len(text)), is_old=anchor.is_old)

    def _is_same_side(self, other: Comparison, selection: Selection) -> bool:
        before = self.comparison.lined(is_old=selection.is_old).text
        return before == other.lined(is_old=selection.is_old).text

    def refresh(self) -> None:
        """Find out what is in view, and have it drawn."""
        self.visible = self.stack.visible()
        self._sync_bars()
        self.viewport().update()
        self.moved.emit()
        QTimer.singleShot(0, self, self._ask_for_spans)

    def _sync_bars(self) -> None:
        self._is_syncing = True
        bar = self.verticalScrollBar()
        bar.setRange(0, self.stack.maximum)
        bar.setPageStep(max(1, self.stack.view))
        bar.setSingleStep(self.paint_style.line * _WHEEL_LINES)
        bar.setValue(self.stack.value)
        if not self.is_wrapped:
            widths = [cell.laid.width for each in self.visible for cell in each.laid.cells]
            room = self.columns[0].text_width
            sideways = self.horizontalScrollBar()
            widest = max([0.0, *widths, room + sideways.maximum()])
            sideways.setRange(0, max(0, round(widest - room)))
            sideways.setPageStep(round(room))
        self._is_syncing = False

    def _scrolled(self, value: int) -> None:
        if not self._is_syncing:
            self.stack.scroll_to(value)
            self.refresh()

    def scroll_by(self, distance: int) -> None:
        """Scroll by pixels."""
        self.stack.scroll_by(distance)
        self.refresh()

    def _ask_for_spans(self) -> None:
        rows = {each.laid.band.row for each in self.visible if each.laid.band.what is What.CHANGE}
        wanted = sorted(row for row in rows - self._asked if self.comparison.lacks_spans(row))
        if wanted:
            self._asked.update(wanted)
            self.spans_wanted.emit(wanted)

    # ------------------------------------------------------------------ current band and change

    def set_current(self, number: int | None) -> None:
        """Make a band the one that the keys work on, and say it to those who listen."""
        self.current = number
        if number is not None:
            band = self.plan.band(number)
            self._set_step(self.comparison.steps.at(band.row) if _is_change(band) else self.step)
            self.setAccessibleDescription(sentence_of(self.comparison, band))
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
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

    @property
    def shift(self) -> int:
        """How far unwrapped text is scrolled to the left."""
        return 0 if self.is_wrapped else self.horizontalScrollBar().value()

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

    def current_row(self) -> int | None:
        """Return the row that the keys work on: that of the current band or change."""
        if self.current is not None and self.current < len(self.plan):
            return self.plan.band(self.current).row
        steps = self.comparison.steps
        return steps.rows[self.step][0] if 0 <= self.step < len(steps) else None

    def can_revert_row(self, row: int) -> bool:
        """Whether the change of a row can be put back."""
        return self.can_revert and self.comparison.rows[row].kind is not Kind.EQUAL

    # ------------------------------------------------------------------ what Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self.paint_style.theme.base))
        moment = replace(
            self._moment,
            selection=self.selection,
            current_band=self.current,
            has_focus=self.hasFocus(),
            can_revert=self.can_revert,
            shift=self.shift,
        )
        self.painter.draw(painter, self.visible, moment)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for another width."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            self.stack.view = self.viewport().height()
            self.refresh()
        else:
            self._arrange(self._anchor())

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


def _is_change(band: Band) -> bool:
    return band.what is What.CHANGE
