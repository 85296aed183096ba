"""Laying shown texts out, and keeping what was laid out as long as it is the same."""

from __future__ import annotations

import unicodedata
from collections import OrderedDict
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from recension.ui.changes.shown_text import Look, Piece, ShownText
from recension.ui.changes.style import Style

_STRONG = {"L", "R", "AL"}
_UNWRAPPED = 1e7  # pixels
_KEPT = 1200  # texts: some twenty screens
Format = tuple[int, int, Look, bool]  # start and length in UTF-16 units, look, whether a sign


@dataclass(frozen=True, slots=True)
class LaidText:
    """A text cut into lines of the width of its column."""

    layout: QTextLayout
    height: int
    width: float  # of its widest line


class Layouts:
    """A cache of laid out texts: the same text with the same marks is laid out once."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._width = 100.0
        self._is_wrapped = True
        self._kept: OrderedDict[tuple[str, tuple[Format, ...]], LaidText] = OrderedDict()
        self.made = 0  # how many were laid out so far

    @property
    def width(self) -> float:
        """The width of the column, in pixels."""
        return self._width

    def resize(self, width: float, *, is_wrapped: bool) -> None:
        """Lay out for this width from now on."""
        if (width, is_wrapped) != (self._width, self._is_wrapped):
            self._width, self._is_wrapped = width, is_wrapped
            self._kept.clear()

    def restyle(self, style: Style) -> None:
        """Take other fonts and colours."""
        self._style = style
        self._kept.clear()

    def lay_out(self, shown: ShownText) -> LaidText:
        """Return the text laid out."""
        key = (shown.text, tuple(_formats(shown)))
        laid = self._kept.get(key)
        if laid is None:
            laid = self._kept[key] = self._make(*key)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return laid

    def estimate(self, size: int) -> int:
        """Return about how high a text of this many characters will be."""
        style = self._style
        lines = 1
        if self._is_wrapped and size:
            lines = ceil(size * style.character / self._width)
        return lines * style.line + 2 * style.padding + style.gap

    def _make(self, text: str, formats: tuple[Format, ...]) -> LaidText:
        self.made += 1
        layout = QTextLayout(text, self._style.font)
        option = _option(is_wrapped=self._is_wrapped, tab=8 * self._style.character)
        if self._is_wrapped and is_right_to_left(text):
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        layout.setFormats([self._range(each) for each in formats])
        layout.setCacheEnabled(True)
        height = self._break_lines(layout)
        return LaidText(layout, ceil(height), layout.maximumWidth())

    def _range(self, form: Format) -> QTextLayout.FormatRange:
        start, length, look, is_sign = form
        if is_sign and look is Look.MOVED:
            return format_range(start, length, self._style.mark)
        return format_range(start, length, self._style.formats[look])

    def _break_lines(self, layout: QTextLayout) -> float:
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width if self._is_wrapped else _UNWRAPPED)
            line.setPosition(QPointF(0.0, height))
            height += line.height()
        layout.endLayout()
        return max(height, float(self._style.line))


def is_right_to_left(text: str) -> bool:
    """Whether a line begins at the right: its first letter of a direction decides (UAX #9, P2)."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(character) for character in text)
    first = next((each for each in directions if each in _STRONG), "L")
    return first != "L"


def format_range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    """Return a format for `length` UTF-16 units from `start`."""
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made


def _formats(shown: ShownText) -> list[Format]:
    return [_format(shown, piece) for piece in shown.pieces if piece.look is not Look.PLAIN]


def _format(shown: ShownText, piece: Piece) -> Format:
    start = shown.units(piece.shown)
    length = shown.units(piece.shown + piece.length) - start
    return start, length, piece.look, piece.size == 0


def _option(*, is_wrapped: bool, tab: float) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(
        QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        if is_wrapped
        else QTextOption.WrapMode.NoWrap
    )
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setTabStopDistance(tab)
    return option
