"""What happened to the rows of tables, however their lines were aligned.

Cells on lines of their own are much alike, so the lines of a row that came or moved find partners
in its neighbours. A reader sees rows: those are paired here once more, as wholes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from recension.diff.budget import Budget, while_time
from recension.diff.comparison import Comparison
from recension.diff.table_rows import TableRow
from recension.diff.table_sides import TableSide
from recension.diff.values import Kind, shown_lines

_SHARE = 0.3  # of the text of a row that its partner must have in common with it


class RowChange(NamedTuple):
    """A row of a table that was "added", "removed", "moved" or "changed"."""

    verb: str
    name: str
    line: int  # of the new text; of the old one for what was removed
    size: int  # in code points
    rows: tuple[int, ...]  # of the comparison, in order


class TablePairs:
    """The changed rows of all tables; making them raises `TimeUp` when the budget is used up.

    Attributes:
        told: The rows of the comparison that are told with them. Tables that came, went or moved
            as wholes are not among them.
    """

    def __init__(self, comparison: Comparison, budget: Budget) -> None:
        self._comparison = comparison
        self._budget = budget
        self._old = TableSide(comparison, is_old=True)
        self._new = TableSide(comparison, is_old=False)
        self.told = {
            index for index, row in enumerate(comparison.rows) if row.kind is not Kind.EQUAL
        }
        self.told = {index for index in while_time(self.told, budget) if self._is_inside(index)}
        self._olds, self._news = self._touched(self._old), self._touched(self._new)
        self._pairs: dict[TableRow, TableRow] = {}  # old rows by the new ones
        self._find_pairs()

    def _is_inside(self, index: int) -> bool:
        row = self._comparison.rows[index]
        sides = ((self._old, row.old), (self._new, row.new))
        return all(side.holds(lines) for side, lines in sides if lines is not None)

    def _touched(self, side: TableSide) -> dict[TableRow, set[int]]:
        """Return the rows of tables with something changed, by rows of the comparison."""
        touched: dict[TableRow, set[int]] = defaultdict(set)
        for index in while_time(self.told, self._budget):
            lines = shown_lines(self._comparison.rows[index], is_old=side.is_old)
            for line in range(lines.start, lines.stop) if lines else ():
                row = side.row_at(line)
                if row and side.lines[line].strip():
                    touched[row].add(index)
        return touched

    def __iter__(self) -> Iterator[RowChange]:
        """Yield what happened, to the rows that are still there first."""
        for row in sorted(self._news):
            old = self._pairs.get(row)
            indexes = self._news[row] | (self._olds[old] if old else set())
            verb = self._verb(row, old, indexes)
            if verb:
                yield self._change(verb, self._new, row, indexes)
        for row in sorted(self._olds.keys() - set(self._pairs.values())):
            yield self._change("removed", self._old, row, self._olds[row])

    def _verb(self, row: TableRow, old: TableRow | None, indexes: set[int]) -> str:
        if old is None:
            return "added"
        if self._new.text(row) != self._old.text(old):
            return "changed"
        kinds = {self._comparison.rows[index].kind for index in indexes}
        return "moved" if Kind.MOVED in kinds else ""

    @staticmethod
    def _change(verb: str, side: TableSide, row: TableRow, indexes: set[int]) -> RowChange:
        size = len(side.text(row))
        return RowChange(verb, side.name(row), row.start, size, tuple(sorted(indexes)))

    # -- pairing rows of the two sides

    def _find_pairs(self) -> None:
        """Pair what was touched: equal rows first, then those of one name, then those alike."""
        votes = self._votes()
        self._pair_by(TableSide.text)
        self._pair_by(TableSide.name)
        taken = set(self._pairs.values())
        alike = sorted(
            (-weight, row, old) for row, olds in votes.items() for old, weight in olds.items()
        )
        for weight, row, old in alike:
            is_free = row not in self._pairs and old not in taken
            if is_free and -weight >= _SHARE * len(self._new.text(row)):
                self._pairs[row] = old
                taken.add(old)

    def _pair_by(self, key: Callable[[TableSide, TableRow], str]) -> None:
        taken = set(self._pairs.values())
        free: dict[str, list[TableRow]] = defaultdict(list)
        for row in sorted(self._olds.keys() - taken, reverse=True):
            free[key(self._old, row)].append(row)
        for row in sorted(self._news):
            same = key(self._new, row)
            if row not in self._pairs and same and free.get(same):
                self._pairs[row] = free[same].pop()

    def _votes(self) -> dict[TableRow, Counter[TableRow]]:
        """Return how much the lines of touched rows have in common with rows of the other side.

        A touched row may have an untouched partner, of which only a border was moved: those are
        noted as touched too.
        """
        votes: dict[TableRow, Counter[TableRow]] = defaultdict(Counter)
        for old in list(self._olds):
            for line, _weight in while_time(self._old.partners(old), self._budget):
                row = self._new.row_at(line)
                if row:
                    self._news[row] |= set()
        for row in list(self._news):
            for line, weight in while_time(self._new.partners(row), self._budget):
                old_row = self._old.row_at(line)
                if old_row:
                    self._olds[old_row] |= set()
                    votes[row][old_row] += weight
        return votes
