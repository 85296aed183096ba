"""Which row of a comparison a mark in the rendered page stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recension.diff.empty_texts import shows_nothing
from recension.diff.values import Kind, Lines, Row
from recension.ui.changes.steps import change_at
from recension.ui.preview import MarkedChange


def row_of_mark(rows: Sequence[Row], mark: MarkedChange) -> int | None:
    """Return the row that changed where a mark is; None where that cannot be told.

    A mark of what a template made has the line of its call, and a cell may share a line with others
    or not. Where no row changed at the very line, it is the only one of the block, or the only
    one beside the line.
    """
    places = list(_places(rows))
    if mark.is_gone:
        gone = {abs(lines.start - mark.line): index for index, lines, is_gone in places if is_gone}
        # An empty line that went too may be the one before or behind.
        if (nearest := min(gone, default=2)) <= 1:
            return gone[nearest]
    exact = change_at(rows, mark.line)
    if exact is not None:
        return exact
    inside = [
        (index, lines)
        for index, lines, _ in places
        if lines.start <= mark.last + 1 and mark.first < max(lines.stop, lines.start + 1)
    ]
    if len(inside) > 1:
        inside = [(index, lines) for index, lines in inside if _is_beside(lines, mark.line)]
    return inside[0][0] if len(inside) == 1 else None


def _places(rows: Sequence[Row]) -> Iterator[tuple[int, Lines, bool]]:
    """Yield the rows that changed, their lines of the new text, and whether it lacks them."""
    follows = 0
    for index, row in enumerate(rows):
        if shows_nothing(row):
            continue
        if row.is_origin or row.new is None:
            yield index, Lines(follows, follows), True
            continue
        if row.kind is not Kind.EQUAL:
            yield index, row.new, False
        follows = row.new.stop


def _is_beside(lines: Lines, line: int) -> bool:
    return lines.start - 1 <= line <= lines.stop
