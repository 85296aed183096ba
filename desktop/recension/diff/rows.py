"""The rows of a comparison, from the lines of both texts."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence

from recension.diff.alignment import align
from recension.diff.bags import Bags
from recension.diff.budget import Budget
from recension.diff.groups import Group, fills
from recension.diff.lines import segment_lines
from recension.diff.memory import Ends, Memory
from recension.diff.mixed_pieces import take_in_mixed_pieces
from recension.diff.moves import (
    Leftovers,
    find_moves,
    group_moves,
    prefer_better_partners,
    reserve,
)
from recension.diff.values import Kind, Lines, Row

_MOST_LINES = 60_000  # of both texts; above, lines without partner share rows
_BLOCK = 100  # lines in such a row
_MOST_KEPT = 40_000  # lines of a gap whose groups are worth the memory
_NO_ENDS: Ends = frozenset()


def find_rows(
    old: Sequence[str], new: Sequence[str], memory: Memory, budget: Budget
) -> tuple[Row, ...]:
    """Return the rows of two texts given as lines; every line stands in one row.

    A moved row comes twice, where it now stands and where it stood.
    """
    matches = memory.common_lines.find(old, new, budget)
    segments = segment_lines(old, new, matches, budget)
    areas = [Group(*segment[1:]) for segment in segments if not segment.is_equal]
    gaps = _align_all((old, new), areas, memory, budget)
    moves = _find_moves((old, new), areas, gaps, memory.bags, budget)
    writer = _Writer(old, new, moves)
    remaining = iter(zip(areas, gaps, strict=True))
    for segment in segments:
        if segment.is_equal:
            writer.write_equal(Group(*segment[1:]))
        else:
            writer.write_gap(*next(remaining))
    return tuple(writer.rows)


def _find_moves(
    texts: tuple[Sequence[str], Sequence[str]],
    areas: Sequence[Group],
    gaps: list[list[Group]],
    bags: Bags,
    budget: Budget,
) -> list[Group]:
    """Return what moved; groups in the gaps may lose a line to it, and gain others."""
    old, new = texts
    leftovers = _leftovers(areas, gaps)
    moves = find_moves(old, new, leftovers, bags, budget)
    if not budget.is_spent:
        prefer_better_partners(moves, gaps, leftovers, texts, bags)
        if leftovers.old or leftovers.new:
            in_areas = list(zip(areas, gaps, strict=True))
            take_in_mixed_pieces(in_areas, texts, moves, bags, budget)
    if not moves:
        return []
    return group_moves(moves, old, new, _leftovers(areas, gaps), bags, budget)


def _align_all(
    texts: tuple[Sequence[str], Sequence[str]],
    areas: Sequence[Group],
    memory: Memory,
    budget: Budget,
) -> list[list[Group]]:
    """Return the groups of every gap."""
    old, new = texts
    is_hasty = budget.ran_out  # what is common was cut short: no looking again in each gap
    reserved = reserve(old, new, areas)
    sources = {target: source for source, target in reserved.items()}
    gaps: list[list[Group]] = []
    for area in areas:
        if is_hasty and not area.is_pair:
            gaps.append([])
        else:
            own = _reserved_in(area, reserved, sources) if reserved else {}
            gaps.append(_align(old, new, area, own, memory, budget))
    return gaps


def _reserved_in(
    area: Group, reserved: Mapping[int, int], sources: Mapping[int, int]
) -> dict[int, int]:
    """Return the reserved lines that stand in an area, or go there."""
    leaving = {at: reserved[at] for at in range(area.old, area.old_stop) if at in reserved}
    coming = {sources[at]: at for at in range(area.new, area.new_stop) if at in sources}
    return leaving | coming


def _align(
    old: Sequence[str],
    new: Sequence[str],
    area: Group,
    reserved: Mapping[int, int],
    memory: Memory,
    budget: Budget,
) -> list[Group]:
    """Return the groups of a gap, from memory if they are there."""
    ends = _ends_in(area, reserved) if reserved else _NO_ENDS
    key = tuple(old[area.old : area.old_stop]), tuple(new[area.new : area.new_stop]), ends
    known = memory.groups(key)
    if known is None:
        groups = align(old, new, area, reserved, memory.bags, budget)
        if not budget.ran_out and len(key[0]) + len(key[1]) <= _MOST_KEPT:
            memory.keep_groups(key, [group.shifted(-area.old, -area.new) for group in groups])
        return groups
    return [group.shifted(area.old, area.new) for group in known]


def _ends_in(area: Group, reserved: Mapping[int, int]) -> Ends:
    """Return the places of reserved lines counted from the start of an area."""
    olds, news = range(area.old, area.old_stop), range(area.new, area.new_stop)
    return frozenset(
        (at - area.old if at in olds else None, to - area.new if to in news else None)
        for at, to in reserved.items()
    )


def _leftovers(areas: Sequence[Group], gaps: Sequence[Sequence[Group]]) -> Leftovers:
    old, new = array("i"), array("i")
    for area, groups in zip(areas, gaps, strict=True):
        if fills(groups, area):
            continue
        at, new_at = area.old, area.new
        for group in (*groups, Group(area.old_stop, 0, area.new_stop, 0)):
            if at < group.old:
                old.extend(range(at, group.old))
            if new_at < group.new:
                new.extend(range(new_at, group.new))
            at, new_at = group.old_stop, group.new_stop
    return Leftovers(old, new)


class _Writer:
    """Writes rows from top to bottom."""

    def __init__(self, old: Sequence[str], new: Sequence[str], moves: Sequence[Group]) -> None:
        self._old = old
        self._new = new
        self._moves = dict(enumerate(sorted(moves, key=lambda group: group.new), 1))
        self._move_from = {group.old: number for number, group in self._moves.items()}
        self._move_to = {group.new: number for number, group in self._moves.items()}
        self._is_sparing = len(old) + len(new) > _MOST_LINES
        self.rows: list[Row] = []

    def write_equal(self, group: Group) -> None:
        """Write equal lines, in one row with the equal lines right before them."""
        old, new = Lines(group.old, group.old_stop), Lines(group.new, group.new_stop)
        last = self.rows[-1] if self.rows else None
        if last and last.kind is Kind.EQUAL and last.old and last.new:
            self.rows.pop()
            old, new = Lines(last.old.start, old.stop), Lines(last.new.start, new.stop)
        self.rows.append(Row(Kind.EQUAL, old, new))

    def write_gap(self, area: Group, groups: Sequence[Group]) -> None:
        """Write the groups of a gap, and between them what was removed, added or moved."""
        if fills(groups, area):
            self._write_group(groups[0])
            return
        old, new = area.old, area.new
        for group in groups:
            self._write_leftovers(old, group.old, new, group.new)
            self._write_group(group)
            old, new = group.old_stop, group.new_stop
        self._write_leftovers(old, area.old_stop, new, area.new_stop)

    def _write_leftovers(self, old: int, old_stop: int, new: int, new_stop: int) -> None:
        if old < old_stop:
            self.rows += self._old_leftovers(old, old_stop)
        if new < new_stop:
            self.rows += self._new_leftovers(new, new_stop)

    def _write_group(self, group: Group) -> None:
        if group.is_equal(self._old, self._new):
            self.write_equal(group)
            return
        kind = Kind.CHANGED
        if not group.is_pair:
            kind = Kind.SPLIT if group.old_stop - group.old == 1 else Kind.MERGED
        self.rows.append(
            Row(kind, Lines(group.old, group.old_stop), Lines(group.new, group.new_stop))
        )

    def _old_leftovers(self, at: int, stop: int) -> Iterator[Row]:
        while at < stop:
            number = self._move_from.get(at)
            if number is None:
                end = self._end_of_block(at, stop, self._move_from)
                yield Row(Kind.REMOVED, Lines(at, end), None)
                at = end
            else:
                yield self._moved_row(number, is_origin=True)
                at = self._moves[number].old_stop

    def _new_leftovers(self, at: int, stop: int) -> Iterator[Row]:
        while at < stop:
            number = self._move_to.get(at)
            if number is None:
                end = self._end_of_block(at, stop, self._move_to)
                yield Row(Kind.ADDED, None, Lines(at, end))
                at = end
            else:
                yield self._moved_row(number, is_origin=False)
                at = self._moves[number].new_stop

    def _end_of_block(self, at: int, stop: int, moved: Mapping[int, int]) -> int:
        """Return the end of a row of lines without partner: one line, unless there are too many."""
        if self._is_sparing:
            stop = min(stop, at + _BLOCK)
            return next((line for line in range(at + 1, stop) if line in moved), stop)
        return at + 1

    def _moved_row(self, number: int, *, is_origin: bool) -> Row:
        group = self._moves[number]
        old, new = Lines(group.old, group.old_stop), Lines(group.new, group.new_stop)
        return Row(Kind.MOVED, old, new, number, is_origin)
