"""The pointer on the rows: selecting, opening, following moves, putting back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QMouseEvent

from recension.ui.changes.menu import open_menu
from recension.ui.changes.painting import Moment
from recension.ui.changes.rows_view import Hit, RowsView
from recension.ui.changes.selection import Selection, word_around
from recension.ui.changes.shown_text import Look
from recension.ui.changes.stretches import What

_PAUSE = 40  # milliseconds between steps of scrolling while a selection is drawn beyond the view


class Pointer(QObject):
    """Answers the pointer of a view."""

    def __init__(self, view: RowsView) -> None:
        super().__init__(view)
        self._view = view
        self._is_drawing = False
        self._last = QPointF()
        self._scrolling = QTimer(self, interval=_PAUSE)
        self._scrolling.timeout.connect(self._scroll_on)

    # ------------------------------------------------------------------ buttons

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection, or use the mark under the pointer."""
        hit = self._view.hit(event.position())
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._use_mark(hit, event.position()):
            return
        self._view.set_current(hit.visible.number)
        selection = self._view.selection
        is_old = self._side(hit)
        offset = self._view.offset_at(event.position(), is_old=is_old)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and selection is not None:
            self._draw_to(event.position())
        elif offset is not None:
            self._view.select(Selection(is_old, offset, offset))
        self._is_drawing = True

    def move(self, event: QMouseEvent) -> None:
        """Draw the selection on, or mark what the pointer is on."""
        self._last = event.position()
        if not self._is_drawing:
            self._hover(event.position())
            return
        self._draw_to(event.position())
        is_outside = not 0 <= event.position().y() < self._view.viewport().height()
        if is_outside and not self._scrolling.isActive():
            self._scrolling.start()
        elif not is_outside:
            self._scrolling.stop()

    def release(self, _event: QMouseEvent) -> None:
        """End the selection."""
        self._is_drawing = False
        self._scrolling.stop()

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word under the pointer."""
        hit = self._view.hit(event.position())
        if hit is None or hit.cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        is_old = self._side(hit)
        offset = self._view.offset_at(event.position(), is_old=is_old)
        if offset is not None:
            text = self._view.comparison.lined(is_old=is_old).text
            self._view.select(Selection(is_old, *word_around(text, offset)))

    def leave(self) -> None:
        """Mark nothing any more."""
        self._view.point_at(Moment())

    def hint(self, point: QPointF) -> str:
        """Return what a click at a point would do, "" where it selects."""
        hit = self._view.hit(point)
        if hit is None:
            return ""
        band = hit.visible.laid.band
        if band.what is What.CAPTION:
            is_collapsed = band.stretch is not None and band.stretch.hidden
            return self.tr("Show these lines") if is_collapsed else ""
        if self._is_put_back(hit, point):
            return self.tr("Put this change back (Alt+Right)")
        if self._move_at(hit, point, only_marks=True) is not None:
            return self.tr("Go to the other end of the move")
        return ""

    def open_menu(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row under the pointer, or of the current one."""
        view = self._view
        hit = view.hit(QPointF(view.viewport().mapFromGlobal(event.globalPos())))
        if hit is not None and event.reason() == QContextMenuEvent.Reason.Mouse:
            view.set_current(hit.visible.number)
            view.is_old_active = self._side(hit)
        open_menu(view, event.globalPos())

    # ------------------------------------------------------------------ marks

    def _use_mark(self, hit: Hit, point: QPointF) -> bool:
        view, band = self._view, hit.visible.laid.band
        if band.what is What.CAPTION:
            view.open_collapsed(band)
            return True
        if self._is_put_back(hit, point):
            view.revert_requested.emit(band.row)
            return True
        move = self._move_at(hit, point, only_marks=True)
        if move is None:
            return False
        view.go_to_other_end(move, is_old=self._side(hit))
        return True

    def _is_put_back(self, hit: Hit, point: QPointF) -> bool:
        view = self._view
        is_marked = hit.visible.number in (view.moment.hovered_band, view.current)
        if not is_marked or not view.can_revert or not hit.visible.laid.band.is_first:
            return False
        is_change = hit.visible.laid.band.what is What.CHANGE
        return is_change and view.painter.put_back_area(hit.visible).contains(point)

    def _move_at(self, hit: Hit, point: QPointF, *, only_marks: bool) -> int | None:
        """Return the number of the move under a point: of a row's arrow, or of a sentence."""
        view = self._view
        if hit.cell is None or not view.shows_moves:
            return None
        row = view.comparison.rows[hit.visible.laid.band.row]
        in_gutter = point.x() < view.columns[hit.column].text
        if hit.cell.look is Look.MOVED and (in_gutter or not only_marks):
            return row.move
        piece = hit.cell.shown.piece_at(hit.shown)
        if piece is None or in_gutter or (only_marks and piece.size):
            return None
        return piece.move

    def _hover(self, point: QPointF) -> None:
        view = self._view
        hit = view.hit(point)
        if hit is None:
            self.leave()
            return
        move = self._move_at(hit, point, only_marks=False)
        view.point_at(replace(Moment(), hovered_move=move, hovered_band=hit.visible.number))
        view.viewport().setCursor(self._cursor(hit, point))

    def _cursor(self, hit: Hit, point: QPointF) -> Qt.CursorShape:
        band = hit.visible.laid.band
        if band.what is What.CAPTION:
            is_collapsed = band.stretch is not None and band.stretch.hidden
            shape = Qt.CursorShape
            return shape.PointingHandCursor if is_collapsed else shape.ArrowCursor
        is_mark = self._move_at(hit, point, only_marks=True) is not None
        if is_mark or self._is_put_back(hit, point):
            return Qt.CursorShape.PointingHandCursor
        if hit.cell is None or point.x() < self._view.columns[hit.column].text:
            return Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.IBeamCursor

    # ------------------------------------------------------------------ selecting

    def _side(self, hit: Hit) -> bool:
        """Whether a point belongs to the old side."""
        if len(self._view.columns) > 1:
            return hit.column == 0
        if hit.cell is None or hit.cell.is_old is not None:
            return bool(hit.cell and hit.cell.is_old)
        piece = hit.cell.shown.piece_at(hit.shown)
        return piece is not None and piece.new < 0 <= piece.old

    def _draw_to(self, point: QPointF) -> None:
        selection = self._view.selection
        if selection is None:
            return
        offset = self._view.offset_at(point, is_old=selection.is_old)
        if offset is not None:
            self._view.select(selection.to(offset))

    def _scroll_on(self) -> None:
        y, height = self._last.y(), self._view.viewport().height()
        distance = y if y < 0 else y - height
        self._view.scroll_by(round(distance / 2) or 1)
        self._draw_to(self._last)
