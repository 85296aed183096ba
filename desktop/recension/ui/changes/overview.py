"""The strip beside the scroll bar: all changes at once, and which part of them is in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from recension.diff.phrases import Phrase
from recension.ui.changes.style import mixed
from recension.ui.plain_text import tool_tip, with_quotes_apart
from recension.ui.theme import Theme

_WIDTH = 14  # pixels
_MOST_PHRASES = 20  # in the tool tip
_LEAST = 2.0  # pixels, so that one changed line of 28,000 is seen


@dataclass(frozen=True, slots=True)
class Tick:
    """A change on the strip; from 0 at the top to 1 at the bottom."""

    top: float
    bottom: float
    colours: tuple[str, ...]  # side by side from the left


class Overview(QWidget):
    """The overview strip.

    Signals:
        place_chosen(float): the user clicked here; from 0 at the top to 1 at the bottom.
    """

    place_chosen = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ticks: tuple[Tick, ...] = ()
        self._view = (0.0, 1.0)
        self._drawn: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Overview of the changes"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return the width; the height is that of the view."""
        return QSize(_WIDTH, 100)

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        self._theme, self._drawn = theme, None
        self.update()

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these changes."""
        if tuple(ticks) != self._ticks:
            self._ticks, self._drawn = tuple(ticks), None
            self.update()

    def tell(self, phrases: Sequence[Phrase], sentence: str) -> None:
        """Say all that changed where the pointer rests, and to those who listen."""
        words = [each.text[:1].upper() + each.text[1:] for each in phrases[:_MOST_PHRASES]]
        left = len(phrases) - len(words)
        words += [self.tr("and {n} more").format(n=left)] if left else []
        self.setToolTip(tool_tip(with_quotes_apart("\n".join(words) or sentence)))
        self.setAccessibleDescription(sentence)

    def show_view(self, top: float, bottom: float) -> None:
        """Show which part is in view."""
        if (top, bottom) != self._view:
            self._view = (top, bottom)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the changes and a frame around what is in view."""
        painter = QPainter(self)
        if self._drawn is None or self._drawn.deviceIndependentSize() != self.size():
            self._drawn = self._draw_ticks()
        painter.drawPixmap(0, 0, self._drawn)
        top, bottom = (each * self.height() for each in self._view)
        if bottom - top < self.height() - 1:
            painter.setPen(QPen(QColor(self._theme.frame), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            height = max(8.0, bottom - top - 1)
            top = min(top, self.height() - height - 1)
            painter.drawRoundedRect(QRectF(0.5, top + 0.5, self.width() - 1, height), 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place under the pointer."""
        self._choose(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while its button is held."""
        self._choose(event)

    def _choose(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.height():
            self.place_chosen.emit(max(0.0, min(1.0, event.position().y() / self.height())))

    def _draw_ticks(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(mixed(self._theme.base, self._theme.border, 0.25))
        painter = QPainter(drawn)
        for tick in self._ticks:
            self._draw_tick(painter, tick)
        painter.end()
        return drawn

    def _draw_tick(self, painter: QPainter, tick: Tick) -> None:
        top = tick.top * self.height()
        height = max(_LEAST, (tick.bottom - tick.top) * self.height())
        width = (self.width() - 4) / len(tick.colours)
        for place, colour in enumerate(tick.colours):
            area = QRectF(2 + place * width, min(top, self.height() - _LEAST), width, height)
            painter.fillRect(area, QColor(colour))
