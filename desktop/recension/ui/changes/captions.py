"""Drawing captions: which line and section a hunk begins in, and what is collapsed above it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from recension.ui.changes.comparison import Comparison
from recension.ui.changes.geometry import Column
from recension.ui.changes.stack import Visible
from recension.ui.changes.stretches import Stretch
from recension.ui.changes.style import Style
from recension.ui.wording import number


class CaptionPainter:
    """Draws the captions of a comparison."""

    def __init__(self, style: Style, comparison: Comparison, columns: tuple[Column, ...]) -> None:
        self._style, self._comparison, self._columns = style, comparison, columns

    def draw(self, painter: QPainter, each: Visible, *, is_hovered: bool) -> None:
        """Draw one caption."""
        stretch = each.laid.band.stretch
        if stretch is None:
            return
        y = each.y + self._style.gap
        area = QRectF(0, y, self._columns[-1].right, self._style.caption - self._style.gap)
        if stretch.hidden:
            self._collapsed(painter, area, stretch, is_hovered=is_hovered)
        for place, (column, name) in enumerate(
            zip(self._columns, self._names(stretch), strict=False)
        ):
            taken = 0.0 if place else self._collapsed_width(stretch)
            left = column.left + self._style.margin + 4
            room = QRectF(left, y, column.right - taken - left, area.height())
            self._name(painter, room, name)

    def _names(self, stretch: Stretch) -> list[tuple[str, str]]:
        old, new = self._comparison.old, self._comparison.new
        at_end = stretch.old_line >= len(old) and stretch.new_line >= len(new)
        if at_end:
            return [("", ""), ("", "")]
        section = self._comparison.sections.name_at(min(stretch.leads_to, len(new) - 1))
        lines = (stretch.old_line, stretch.new_line)
        names = [tr("Line {number}:").format(number=number(line + 1)) for line in lines]
        if len(self._columns) == 1:
            names = names[1:]
        return [(name, section) for name in names]

    def _name(self, painter: QPainter, room: QRectF, name: tuple[str, str]) -> None:
        style, flags = self._style, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(style.bold)
        painter.setPen(QColor(style.theme.text))
        painter.drawText(room, flags, name[0])
        taken = painter.fontMetrics().horizontalAdvance(name[0]) + style.character
        painter.setFont(style.font)
        painter.setPen(QColor(style.theme.dim))
        rest = max(0, int(room.width() - taken))
        elided = painter.fontMetrics().elidedText(name[1], Qt.TextElideMode.ElideRight, rest)
        painter.drawText(room.adjusted(taken, 0, 0, 0), flags, elided)

    def _collapsed_width(self, stretch: Stretch) -> float:
        if not stretch.hidden:
            return 0.0
        return (len(_collapsed_text(stretch.hidden)) + 4) * self._style.character

    def _collapsed(
        self, painter: QPainter, area: QRectF, stretch: Stretch, *, is_hovered: bool
    ) -> None:
        theme = self._style.theme
        width = self._collapsed_width(stretch)
        middle = area.height() / 2
        painter.setPen(QPen(QColor(theme.border), 1))
        line = area.top() + middle
        if is_hovered:
            painter.drawLine(QPointF(area.left(), line), QPointF(area.right(), line))
        pill = QRectF(0, area.top() + 1, width, area.height() - 2)
        pill.moveRight(self._columns[0].right)
        painter.setBrush(QColor(theme.hover if is_hovered else theme.context))
        painter.drawRoundedRect(pill, 4, 4)
        painter.setPen(QColor(theme.text if is_hovered else theme.dim))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, _collapsed_text(stretch.hidden))


def _collapsed_text(count: int) -> str:
    if count == 1:
        return tr("1 unchanged line")
    return tr("{count} unchanged lines").format(count=number(count))


def tr(text: str) -> str:
    """Translate what is drawn rather than put in a widget."""
    return QCoreApplication.translate("Changes", text)
