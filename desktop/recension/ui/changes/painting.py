"""Drawing bands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat, QTextLayout

from recension.ui.changes.bands import Cell, LaidBand
from recension.ui.changes.captions import CaptionPainter
from recension.ui.changes.comparison import Comparison
from recension.ui.changes.geometry import Column
from recension.ui.changes.layouts import format_range
from recension.ui.changes.selection import Selection
from recension.ui.changes.shown_text import Look
from recension.ui.changes.stack import Visible
from recension.ui.changes.stretches import What
from recension.ui.changes.style import Style
from recension.ui.wording import MINUS

_WOVEN_SIGN = "\N{PLUS-MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Moment:
    """What is drawn besides the bands themselves."""

    selection: Selection | None = None
    hovered_move: int | None = None
    hovered_band: int | None = None
    current_band: int | None = None
    has_focus: bool = False
    can_revert: bool = False
    shift: int = 0  # how far unwrapped text is scrolled to the left


class BandPainter:
    """Draws the bands that are in view."""

    def __init__(self, style: Style, comparison: Comparison, columns: tuple[Column, ...]) -> None:
        self._style, self._comparison, self._columns = style, comparison, columns
        self._captions = CaptionPainter(style, comparison, columns)
        self.digits = 0  # of line numbers; 0 for none
        self.shows_moves = True

    def draw(self, painter: QPainter, visible: list[Visible], moment: Moment) -> None:
        """Draw these bands; the ground has been filled."""
        painter.setFont(self._style.font)
        for each in visible:
            if each.laid.band.what is What.CAPTION:
                is_hovered = each.number == moment.hovered_band
                self._captions.draw(painter, each, is_hovered=is_hovered)
            else:
                self._cells(painter, each, moment)
            if moment.has_focus and each.number == moment.current_band:
                self._focus(painter, each)

    # ------------------------------------------------------------------ texts

    def _cells(self, painter: QPainter, each: Visible, moment: Moment) -> None:
        for cell in each.laid.cells:
            column = self._columns[cell.column]
            top = float(each.y + cell.top)
            height = each.laid.height - self._style.gap
            if len(self._columns) == 1:
                height = cell.height
            area = QRectF(column.bar, top, column.right - column.bar, height)
            self._ground(painter, area, cell, each.laid, moment)
            if cell.look is not Look.PLAIN:
                self._bar(painter, area, cell)
                if each.laid.band.is_first:
                    self._sign(painter, column, top, cell, each.laid)
            self._numbers(painter, column, top, each.laid, cell)
            self._text(painter, column, top, cell, moment)
        if moment.can_revert and self._is_pointed_at(each, moment):
            self._put_back(painter, each)

    def _ground(
        self, painter: QPainter, area: QRectF, cell: Cell, laid: LaidBand, moment: Moment
    ) -> None:
        style = self._style
        if cell.look is Look.PLAIN:
            painter.fillRect(area, QColor(style.theme.context))
        elif cell.is_whole:
            move = self._comparison.rows[laid.band.row].move
            is_linked = move is not None and move == moment.hovered_move
            ground = style.hovered.background().color() if is_linked else style.whole[cell.look]
            painter.fillRect(area, ground)

    def _bar(self, painter: QPainter, area: QRectF, cell: Cell) -> None:
        bars, width = self._style.bars, self._style.bar
        if cell.is_old is None:
            half = width // 2
            painter.fillRect(
                QRectF(area.left(), area.top(), half, area.height()), bars[Look.REMOVED]
            )
            painter.fillRect(
                QRectF(area.left() + half, area.top(), width - half, area.height()),
                bars[Look.ADDED],
            )
            return
        painter.fillRect(QRectF(area.left(), area.top(), width, area.height()), bars[cell.look])

    def _sign(
        self, painter: QPainter, column: Column, top: float, cell: Cell, laid: LaidBand
    ) -> None:
        style = self._style
        painter.setFont(style.bold)
        painter.setPen(style.bars[cell.look if cell.is_old is not None else Look.ADDED])
        room = QRectF(column.bar - style.gutter, top + style.padding, style.gutter - 4, style.line)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags, self._sign_text(cell, laid))
        painter.setFont(style.font)

    def _sign_text(self, cell: Cell, laid: LaidBand) -> str:
        if cell.look is Look.MOVED:
            return self._arrow(laid.band.row, is_old=bool(cell.is_old))
        if cell.is_old is None:
            return _WOVEN_SIGN
        return MINUS if cell.is_old else "+"

    def _arrow(self, row: int, *, is_old: bool) -> str:
        """Return an arrow towards the other end of a moved row, and the number of the move."""
        move = self._comparison.rows[row].move
        if move is None:
            return "\N{UP DOWN ARROW}"
        other = self._comparison.moves.other_end(move, is_old=is_old)
        is_below = other is not None and other.row > row
        arrow = "\N{DOWNWARDS ARROW}" if is_below else "\N{UPWARDS ARROW}"
        return f"{arrow}{move}"

    def _numbers(
        self, painter: QPainter, column: Column, top: float, laid: LaidBand, cell: Cell
    ) -> None:
        if not self.digits or not laid.band.is_first:
            return
        style = self._style
        painter.setPen(QColor(style.theme.gutter_text))
        room = QRectF(
            column.left, top + style.padding, column.bar - style.gutter - column.left, style.line
        )
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags, self._number_text(laid, cell))

    def _number_text(self, laid: LaidBand, cell: Cell) -> str:
        comparison, parts = self._comparison, []
        for is_old, bounds in ((True, laid.band.old), (False, laid.band.new)):
            if bounds is not None and cell.is_old in (None, is_old):
                parts.append(str(comparison.lined(is_old=is_old).line_at(bounds[0]) + 1))
        return " ".join(parts)

    def _text(
        self, painter: QPainter, column: Column, top: float, cell: Cell, moment: Moment
    ) -> None:
        style = self._style
        painter.setPen(QColor(style.theme.text))
        painter.save()
        painter.setClipRect(
            QRectF(column.text - 1, top, column.right - column.text + 1, cell.height)
        )
        place = QPointF(column.text - moment.shift, top + style.padding)
        cell.laid.layout.draw(painter, place, self._overlays(cell, moment))
        painter.restore()

    def _overlays(self, cell: Cell, moment: Moment) -> list[QTextLayout.FormatRange]:
        overlays = []
        if moment.hovered_move is not None:
            for piece in cell.shown.pieces:
                if piece.move == moment.hovered_move:
                    bounds = (piece.shown, piece.shown + piece.length)
                    overlays.append(_range(cell, bounds, self._style.hovered))
        selection = moment.selection
        if selection is not None and not selection.is_empty:
            ranges = cell.shown.ranges(selection.start, selection.stop, is_old=selection.is_old)
            overlays.extend(_range(cell, bounds, self._style.selected) for bounds in ranges)
        return overlays

    # ------------------------------------------------------------------ marks of ours

    @staticmethod
    def _is_pointed_at(each: Visible, moment: Moment) -> bool:
        band = each.laid.band
        if band.what is not What.CHANGE or not band.is_first:
            return False
        return each.number in (moment.hovered_band, moment.current_band)

    def put_back_area(self, each: Visible) -> QRectF:
        """Return where the arrow that puts a change back is drawn."""
        column, size = self._columns[-1], float(self._style.line + 4)
        left = column.left - size / 2 if len(self._columns) > 1 else column.right - size
        return QRectF(left, each.y + self._style.padding - 2, size, size)

    def _put_back(self, painter: QPainter, each: Visible) -> None:
        theme, area = self._style.theme, self.put_back_area(each)
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._style.bold)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "\N{RIGHTWARDS ARROW}")
        painter.setFont(self._style.font)

    def _focus(self, painter: QPainter, each: Visible) -> None:
        height = each.laid.height - self._style.gap
        right = self._columns[-1].right + self._style.edge
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._style.theme.accent), 2))
        painter.drawRect(QRectF(1, each.y, right - 2, height))


def _range(cell: Cell, bounds: tuple[int, int], form: QTextCharFormat) -> QTextLayout.FormatRange:
    start = cell.shown.units(bounds[0])
    return format_range(start, cell.shown.units(bounds[1]) - start, form)
