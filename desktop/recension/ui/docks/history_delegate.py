"""Painting one row of a history in two lines."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from recension import messages
from recension.store.values import Revision
from recension.ui import wording
from recension.ui.docks.history_model import HistoryEntry, HistoryModel
from recension.ui.theme import Theme

_MARGIN = 6  # pixels left and right of a row
_PADDING = 4  # pixels above and below
_GAP = 5  # pixels between pieces of a line


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one style."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_muted: bool = False


class HistoryDelegate(QStyledItemDelegate):
    """Time, number and change of size above; minor mark, section, summary, name, author below."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme from now on."""
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of one or two lines."""
        lines = 1 if _entry(index).is_your_text else 2
        return QSize(160, lines * QFontMetrics(option.font).lineSpacing() + 2 * _PADDING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        entry = _entry(index)
        painter.save()
        self._paint_ground(painter, option)
        area = option.rect.adjusted(_MARGIN, _PADDING, -_MARGIN, -_PADDING)
        line = QFontMetrics(option.font).lineSpacing()
        first = QRect(area.left(), area.top(), area.width(), line)
        first.setRight(first.right() - self._paint_delta(painter, option, first, entry.delta))
        self._paint_pieces(painter, option, first, heading(entry))
        if entry.revision is not None:
            model = index.model()
            author = model.author_of(entry.revision) if isinstance(model, HistoryModel) else ""
            second = QRect(area.left(), area.top() + line, area.width(), line)
            self._paint_pieces(painter, option, second, description(entry.revision, author))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Let the style paint hover and selection as in any list; draw a ring for the focus."""
        QApplication.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            is_selected = _is_selected(option)
            ring = self._theme.selected_text if is_selected else self._theme.accent
            painter.setPen(QColor(ring))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def _paint_delta(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, delta: int
    ) -> int:
        """Paint "(+4)" at the right end; return the pixels it took."""
        text = f"({wording.delta_text(delta)})"
        font = QFont(option.font)
        font.setBold(wording.is_big(delta))
        painter.setFont(font)
        painter.setPen(self._delta_colour(option, delta))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetrics(font).horizontalAdvance(text) + _GAP

    def _delta_colour(self, option: QStyleOptionViewItem, delta: int) -> QColor:
        if _is_selected(option):
            return option.palette.color(QPalette.ColorRole.HighlightedText)
        if delta == 0:
            return QColor(self._theme.bytes_same)
        return QColor(self._theme.bytes_added if delta > 0 else self._theme.bytes_removed)

    def _paint_pieces(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, pieces: list[Piece]
    ) -> None:
        role = "HighlightedText" if _is_selected(option) else "Text"
        plain = option.palette.color(QPalette.ColorRole[role])
        left = line.left()
        for piece in pieces:
            font = QFont(option.font)
            font.setBold(piece.is_bold)
            font.setItalic(piece.is_italic)
            metrics = QFontMetrics(font)
            text = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, line.right() - left)
            painter.setFont(font)
            muted = piece.is_muted and not _is_selected(option)
            painter.setPen(QColor(self._theme.dim) if muted else plain)
            painter.drawText(
                QRect(left, line.top(), line.right() - left + 1, line.height()),
                Qt.AlignmentFlag.AlignVCenter,
                text,
            )
            left += metrics.horizontalAdvance(text) + _GAP
            if left >= line.right():
                return


def description(revision: Revision, author: str) -> list[Piece]:
    """Return the second line of a row: "name m →History: wording · author · tags".

    The name comes first: it is there to be found, and the end of a long line is cut off.
    """
    parts = messages.summary_parts(revision.summary)
    pieces = [Piece(revision.name, is_bold=True)] if revision.name else []
    if revision.is_minor:
        pieces.append(Piece(wording.tr("m", "minor edit"), is_bold=True))
    if parts.section:
        colon = ":" if parts.rest else ""
        pieces.append(Piece(f"\N{RIGHTWARDS ARROW}{parts.section}{colon}", is_muted=True))
    if parts.rest:
        pieces.append(Piece(parts.rest, is_italic=wording.has_italics(parts.rest)))
    elif not parts.section:
        pieces.append(Piece(wording.tr("no edit summary"), is_italic=True, is_muted=True))
    if author:
        pieces.append(Piece(f"\N{MIDDLE DOT} {author}", is_muted=True))
    if marks := wording.marks_text(revision):
        pieces.append(Piece(f"\N{MIDDLE DOT} {marks}", is_muted=True))
    return pieces


def heading(entry: HistoryEntry) -> list[Piece]:
    """Return the first line of a row: "04:19, 29 September 2019 #12"."""
    if entry.revision is None:
        return [Piece(wording.tr("Your text (not saved)"), is_bold=True)]
    time = Piece(wording.local_time(entry.revision.time))
    return [time, Piece(wording.number_mark(entry.revision), is_muted=True)]


def _entry(index: QModelIndex | QPersistentModelIndex) -> HistoryEntry:
    entry: HistoryEntry = index.data(HistoryModel.ENTRY)
    return entry


def _is_selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)
