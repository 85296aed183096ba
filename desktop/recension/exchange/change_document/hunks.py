"""A comparison cut into hunks: changes with some unchanged lines around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from recension.diff import Kind, Lines
from recension.diff.empty_texts import shows_nothing
from recension.diff.values import Row, shown_lines

_WORTH_HIDING = 2  # lines: what is folded away is told in a line of its own


class Part(NamedTuple):
    """Rows of a hunk that are shown: a change, or unchanged lines."""

    row: int  # of the comparison
    old: Lines | None
    new: Lines | None
    is_change: bool


@dataclass(slots=True)
class Hunk:
    """Lines that are shown without a gap."""

    old_line: int  # where it begins on each side
    new_line: int
    hidden: tuple[Lines, Lines] | None = None  # the unchanged lines that were left out above it
    parts: list[Part] = field(default_factory=list)

    @property
    def leads_to(self) -> int:
        """The line of the new text at which its first change begins."""
        at = self.new_line
        for part in self.parts:
            if part.is_change:
                return part.new.start if part.new else at
            at = part.new.stop if part.new else at
        return at


def hunks_of(rows: Sequence[Row], context: int | None, only: range | None = None) -> Iterator[Hunk]:
    """Yield the hunks from the top; the last one may have no part, only lines left out.

    Args:
        rows: of the comparison.
        context: the number of unchanged lines on each side of a change, None for all.
        only: the rows whose changes are wanted, None for all; they stand among unchanged lines.
    """
    wanted = only or range(len(rows))
    first, last = max(wanted.start - 1, 0), min(wanted.stop, len(rows) - 1)
    hunk = Hunk(*_place(rows, first))
    for index in range(first, last + 1):
        row = rows[index]
        if shows_nothing(row):
            continue
        old, new = shown_lines(row, is_old=True), shown_lines(row, is_old=False)
        if row.kind is not Kind.EQUAL or old is None or new is None:
            if index in wanted:
                hunk.parts.append(Part(index, old, new, is_change=True))
            else:  # a change beside the wanted ones
                hunk = hunk if index > first else Hunk(*_place(rows, first + 1))
            continue
        is_edge = (index == first, index == last)
        start, stop = _hidden(old.stop - old.start, context, is_edge)
        _add_context(hunk, index, (old, new), (0, start))
        if start < stop:
            if hunk.parts or hunk.hidden:
                yield hunk
            hunk = Hunk(old.start + stop, new.start + stop, _part((old, new), start, stop))
        _add_context(hunk, index, (old, new), (stop, old.stop - old.start))
    if hunk.parts or hunk.hidden:
        yield hunk


def _place(rows: Sequence[Row], index: int) -> tuple[int, int]:
    """Return the lines of both texts at which a row begins."""
    old = new = 0
    for row in rows[:index]:
        before, after = shown_lines(row, is_old=True), shown_lines(row, is_old=False)
        old = before.stop if before else old
        new = after.stop if after else new
    return old, new


def _hidden(count: int, context: int | None, is_edge: tuple[bool, bool]) -> tuple[int, int]:
    """Return which of so many equal lines are left out; an empty range for none."""
    if context is None or all(is_edge):
        return count, count
    start = 0 if is_edge[0] else min(context, count)
    stop = count if is_edge[1] else max(start, count - context)
    return (start, stop) if stop - start >= _WORTH_HIDING else (count, count)


def _add_context(
    hunk: Hunk, index: int, lines: tuple[Lines, Lines], bounds: tuple[int, int]
) -> None:
    if bounds[0] < bounds[1]:
        hunk.parts.append(Part(index, *_part(lines, *bounds), is_change=False))


def _part(lines: tuple[Lines, Lines], start: int, stop: int) -> tuple[Lines, Lines]:
    old, new = lines
    return (
        Lines(old.start + start, old.start + stop),
        Lines(new.start + start, new.start + stop),
    )
