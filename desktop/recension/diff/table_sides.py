"""The tables of one side of a comparison, and where their lines are on the other side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from recension.diff.comparison import Comparison
from recension.diff.table_rows import TableRow, name_of
from recension.diff.values import Kind, Lines, shown_lines

_WHOLE = {Kind.ADDED, Kind.REMOVED, Kind.MOVED}


class TableSide:
    """One of the two texts, for the rows of its tables."""

    def __init__(self, comparison: Comparison, *, is_old: bool) -> None:
        self.is_old = is_old
        self.lines = comparison.old_lines if is_old else comparison.new_lines
        memory = comparison.memory
        self.tables = (memory.old_tables if is_old else memory.new_tables).of(self.lines)
        self._others = comparison.new_lines if is_old else comparison.old_lines
        self._rows = comparison.rows
        shown = [
            (lines.start, index)
            for index, row in enumerate(comparison.rows)
            if (lines := shown_lines(row, is_old=is_old))
        ]
        self._starts = [start for start, _index in shown]
        self._indexes = [index for _start, index in shown]
        self._whole = set(self._whole_tables())

    def _whole_tables(self) -> Iterator[int]:
        """Yield where the tables begin that came, went or moved as wholes."""
        for row in self._rows:
            lines = shown_lines(row, is_old=self.is_old) if row.kind in _WHOLE else None
            for line in range(lines.start, lines.stop) if lines else ():
                if self.lines[line].lstrip().startswith("{|"):
                    yield line

    def row_at(self, line: int) -> TableRow | None:
        """Return the row of a table that holds a line, None in a table that is told whole."""
        row = self.tables.row_at(line)
        return None if row is None or self.tables.table_of(row) in self._whole else row

    def holds(self, lines: Lines) -> bool:
        """Whether all of these lines, blank ones aside, are in rows of tables."""
        filled = [line for line in range(lines.start, lines.stop) if self.lines[line].strip()]
        return bool(filled) and all(self.row_at(line) for line in filled)

    def text(self, row: TableRow) -> str:
        """Return the text of a row, its lines joined with newlines."""
        return "\n".join(self.lines[row.start : row.stop]).rstrip()

    def name(self, row: TableRow) -> str:
        """Return what a row is called by."""
        return name_of(self.lines, row)

    def partners(self, row: TableRow) -> Iterator[tuple[int, int]]:
        """Yield the lines of the other side that lines of a row became, and their weights."""
        for line in range(row.start, row.stop):
            place = bisect_right(self._starts, line) - 1
            found = self._rows[self._indexes[place]] if place >= 0 else None
            if found is None or found.old is None or found.new is None:
                continue
            own, other = (found.old, found.new) if self.is_old else (found.new, found.old)
            place = min(other.start + line - own.start, other.stop - 1)
            yield place, _common(self.lines[line], self._others[place])


def _common(line: str, other: str) -> int:
    """Return how many characters of a line are words that another one has too."""
    if line == other:
        return len(line)
    words = set(other.split())
    return sum(len(word) for word in line.split() if word in words)
