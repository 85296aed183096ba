"""The paper the rows are drawn on: laying out what is in view, scrolling, painting.

Only bands in view are ever laid out. What is current or selected is in `rows_view`, what keys and
pointer do in `view`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from recension.ui.changes.bands import BandBuilder
from recension.ui.changes.comparison import Comparison
from recension.ui.changes.geometry import columns
from recension.ui.changes.layouts import Layouts
from recension.ui.changes.lines import LinedText
from recension.ui.changes.painting import BandPainter, Moment
from recension.ui.changes.plan import Band, Plan
from recension.ui.changes.stack import Stack, Visible
from recension.ui.changes.stretches import Cutting, Shape, What
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


class Canvas(QAbstractScrollArea):
    """The rows as they are seen.

    Signals:
        spans_wanted(object): a list of rows in view whose words are not known.
        moved(): other bands are in view, or their heights have changed.
        zoom_wanted(int): the wheel was turned with Ctrl; 1 for larger, -1 for smaller.
    """

    spans_wanted = Signal(object)
    moved = Signal()
    zoom_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.paint_style = Style(theme, font)
        self.mode, self.shape, self.is_wrapped = Mode.SIDE_BY_SIDE, Shape(), True
        self.shows_moves, self.shows_numbers, self.can_revert = True, False, False
        self.visible: list[Visible] = []
        self._layouts = Layouts(self.paint_style)
        self._asked: set[int] = set()  # rows whose words were asked for
        self._is_syncing = False
        empty = LinedText("")
        self.plan = Plan(Cutting((), empty, empty, self.shape))
        self._lay_out(Comparison(empty, empty, (), {}), None)
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
        self._lay_out(self.comparison, self._anchor())

    def _restyle(self, style: Style) -> None:
        self.paint_style = style
        self._layouts.restyle(style)
        self.rebuild()

    def _lay_out(self, comparison: Comparison, anchor: Anchor | None) -> None:
        self.comparison = comparison
        cutting = Cutting(comparison.rows, comparison.old, comparison.new, self.shape)
        self.plan = Plan(cutting, self.plan)
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

    def _band_of(self, anchor: Anchor) -> int:
        text = self.comparison.lined(is_old=anchor.is_old).text
        return self.plan.band_at(min(anchor.offset, len(text)), is_old=anchor.is_old)

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

    @property
    def shift(self) -> int:
        """How far unwrapped text is scrolled to the left."""
        return 0 if self.is_wrapped else self.horizontalScrollBar().value()

    # ------------------------------------------------------------------ what Qt calls

    def shown_moment(self) -> Moment:
        """Return what is drawn besides the rows themselves."""
        return Moment(has_focus=self.hasFocus(), can_revert=self.can_revert, shift=self.shift)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self.paint_style.theme.base))
        self.painter.draw(painter, self.visible, self.shown_moment())
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ask for another size with Ctrl held down."""
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if turned := event.angleDelta().y():
            self.zoom_wanted.emit(1 if turned > 0 else -1)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for another width."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            self.stack.view = self.viewport().height()
            self.refresh()
        else:
            self._arrange(self._anchor())
