"""Where the changes are on the overview strip, and in which colours."""

from __future__ import annotations

from collections.abc import Iterator

from recension.diff.values import Kind
from recension.ui.changes.canvas import Canvas
from recension.ui.changes.overview import Tick
from recension.ui.theme import Theme


def ticks_of(canvas: Canvas, theme: Theme) -> Iterator[Tick]:
    """Yield a tick for every changed row."""
    heights = canvas.stack.heights
    total = max(1.0, heights.total)
    for row, first in canvas.plan.band_of_row.items():
        bottom = heights.top(canvas.plan.after(first))
        yield Tick(heights.top(first) / total, bottom / total, _colours(canvas, row, theme))


def _colours(canvas: Canvas, row: int, theme: Theme) -> tuple[str, ...]:
    kind = canvas.comparison.rows[row].kind
    if kind is Kind.MOVED and canvas.shows_moves:
        return (theme.moved_bar,)
    bars = []
    if kind is not Kind.ADDED:
        bars.append(theme.removed_bar)
    if kind is not Kind.REMOVED:
        bars.append(theme.added_bar)
    return tuple(bars)
