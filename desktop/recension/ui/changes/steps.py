"""The changes one steps through: each a run of rows that a reader sees as one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from recension.diff.empty_texts import shows_nothing
from recension.diff.values import Kind, Row

_RUNS = (Kind.ADDED, Kind.REMOVED, Kind.MOVED)


class Steps:
    """Changes in the order of the rows, numbered from 0."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(_steps(rows))

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, row: int) -> int:
        """Return the change that holds a row, or the last one before it; -1 before the first."""
        return bisect_right(self.rows, row, key=lambda step: step[0]) - 1

    def holds(self, step: int, row: int) -> bool:
        """Whether a row is part of a change."""
        return 0 <= step < len(self.rows) and self.rows[step][0] <= row <= self.rows[step][1]


def change_at(rows: Sequence[Row], line: int) -> int | None:
    """Return the row that is not as it was at a line of the new text, counted from 0.

    What was removed, or moved away, stands before the line that follows it now.
    """
    follows = 0
    for index, row in enumerate(rows):
        if shows_nothing(row):
            continue
        if row.is_origin or row.new is None:
            if follows == line:
                return index
            continue
        if row.kind is not Kind.EQUAL and row.new.start <= line < row.new.stop:
            return index
        follows = row.new.stop
    return None


def _steps(rows: Sequence[Row]) -> Iterable[tuple[int, int]]:
    """Yield the first and last row of each change.

    Rows that are wholly added, removed or moved together belong together; paragraphs that were
    reworded are changes of their own.
    """
    first: int | None = None
    for index, row in enumerate(rows):
        if first is not None and not _continues(rows[index - 1], row):
            yield first, index - 1
            first = None
        if first is None and row.kind is not Kind.EQUAL:
            first = index
    if first is not None:
        yield first, len(rows) - 1


def _continues(before: Row, row: Row) -> bool:
    same = before.kind is row.kind and before.is_origin == row.is_origin
    return same and row.kind in _RUNS
