"""Where the columns stand."""

from __future__ import annotations

from dataclasses import dataclass

from recension.ui.changes.style import Style
from recension.ui.changes.values import Mode


@dataclass(frozen=True, slots=True)
class Column:
    """One column; distances from the left of the view, in pixels."""

    left: float
    right: float
    bar: float  # where the coloured bar begins
    text: float  # where the text begins

    @property
    def text_width(self) -> float:
        """The room for text."""
        return max(40.0, self.right - self.text)


def columns(width: float, mode: Mode, style: Style, digits: int) -> tuple[Column, ...]:
    """Return the columns of a view of this width, with room for line numbers of `digits`."""
    if mode is Mode.INLINE:
        return (_column(0.0, width, style, 2 * digits + 1 if digits else 0),)
    half = width / 2
    return _column(0.0, half, style, digits), _column(half, width, style, digits)


def _column(left: float, right: float, style: Style, digits: int) -> Column:
    numbers = digits * style.digit + style.margin if digits else 0.0
    bar = left + style.margin + numbers + style.gutter
    return Column(left, right - style.edge, bar, bar + style.bar + style.inset)
