"""Painting the bars of what changed. Each kind has a shape, so that none needs its colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from recension.ui.editor.values import MarkKind
from recension.ui.theme import Theme

BAR = 5  # pixels that a bar takes, with the space after it
_DASH = 3  # pixels of the pattern of a changed line


def paint_bar(painter: QPainter, theme: Theme, kind: MarkKind, area: QRectF) -> None:
    """Paint the bar beside a line: solid, dashed or double; a wedge above it for a removal.

    Args:
        painter: Of the margin.
        theme: Has the colours.
        kind: Of change.
        area: What the line takes of the margin's column of bars, in pixels.
    """
    colour = QColor(_colours(theme)[kind])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    bar = area.adjusted(0, 0, -1, 0)
    if kind is MarkKind.REMOVED:
        painter.drawPolygon(_wedge(area))
    elif kind is MarkKind.CHANGED:
        _paint_dashes(painter, bar, colour)
    elif kind is MarkKind.MOVED:
        third = bar.width() / 3
        painter.drawRect(bar.adjusted(0, 0, -2 * third, 0))
        painter.drawRect(bar.adjusted(2 * third, 0, 0, 0))
    else:
        painter.drawRect(bar)


def _colours(theme: Theme) -> dict[MarkKind, str]:
    return {
        MarkKind.ADDED: theme.added_bar,
        MarkKind.CHANGED: theme.changed_bar,
        MarkKind.MOVED: theme.moved_bar,
        MarkKind.REMOVED: theme.removed_bar,
    }


def _wedge(area: QRectF) -> QPolygonF:
    """Return a triangle that points between two lines."""
    top = area.topRight()
    half = QPointF(0, BAR)
    return QPolygonF([top - half, top + half, area.topLeft() - QPointF(2, 0)])


def _paint_dashes(painter: QPainter, bar: QRectF, colour: QColor) -> None:
    faint = QColor(colour)
    faint.setAlphaF(0.35)
    painter.fillRect(bar, faint)
    top = bar.top()
    while top < bar.bottom():
        height = min(_DASH, bar.bottom() - top)
        painter.fillRect(QRectF(bar.left(), top, bar.width(), height), colour)
        top += 2 * _DASH
