"""Putting one change back: what to replace in the new text so that a row reads as before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recension.diff.values import Kind, Lines, Row, shown_lines


@dataclass(frozen=True, slots=True)
class Replacement:
    """`text` takes the place of the code points from `start` to `stop` of the new text."""

    start: int
    stop: int
    text: str


def reversal(
    rows: Sequence[Row], index: int, old: str, new: str, *, with_run: bool = False
) -> tuple[Replacement, ...]:
    """Return the replacements that undo one row, to be made in this order (from the end).

    A moved row is undone whole: taken out where it stands, put back where it stood. `with_run`
    undoes with an added or removed row all that came or went beside it.
    """
    row = rows[index]
    if row.kind is not Kind.MOVED:
        first, last = _run(rows, index) if with_run else (index, index)
        return (_undo(rows, first, last, old, new),)
    ends = [
        _undo(rows, other, other, old, new)
        for other, end in enumerate(rows)
        if end.kind is Kind.MOVED and end.move == row.move
    ]
    return tuple(sorted(ends, key=lambda each: (each.start, each.stop), reverse=True))


def _run(rows: Sequence[Row], index: int) -> tuple[int, int]:
    """Return the first and last of the rows that came, or went, together with one."""
    first = last = index
    if rows[index].kind in (Kind.ADDED, Kind.REMOVED):
        while first > 0 and rows[first - 1].kind is rows[index].kind:
            first -= 1
        while last + 1 < len(rows) and rows[last + 1].kind is rows[index].kind:
            last += 1
    return first, last


def _undo(rows: Sequence[Row], first: int, last: int, old: str, new: str) -> Replacement:
    before = _lines(rows[first : last + 1], is_old=True)
    after = _lines(rows[first : last + 1], is_old=False)
    old_lines, new_lines = old.split("\n"), new.split("\n")
    text = old_lines[before.start : before.stop] if before else []
    place = after or _gap(rows, first)
    return _replace_lines(new_lines, place, text)


def _lines(rows: Sequence[Row], *, is_old: bool) -> Lines | None:
    """Return the lines of rows that follow each other, None where they have none."""
    found = [lines for row in rows if (lines := shown_lines(row, is_old=is_old)) is not None]
    return Lines(found[0].start, found[-1].stop) if found else None


def _gap(rows: Sequence[Row], index: int) -> Lines:
    for row in reversed(rows[:index]):
        lines = shown_lines(row, is_old=False)
        if lines is not None:
            return Lines(lines.stop, lines.stop)
    return Lines(0, 0)


def _replace_lines(lines: list[str], place: Lines, text: list[str]) -> Replacement:
    """Replace whole lines; where lines come or go, so does the newline beside them."""
    if lines == [""] and not place.stop:
        return Replacement(0, 0, "\n".join(text))
    start = sum(map(len, lines[: place.start])) + place.start
    inside = lines[place.start : place.stop]
    stop = start + sum(map(len, inside)) + max(0, len(inside) - 1)
    if inside and text:
        return Replacement(start, stop, "\n".join(text))
    if inside:
        return _drop(start, stop, is_last=place.stop == len(lines))
    if place.start == len(lines):
        return Replacement(start - 1, start - 1, "".join("\n" + line for line in text))
    return Replacement(start, start, "".join(line + "\n" for line in text))


def _drop(start: int, stop: int, *, is_last: bool) -> Replacement:
    if not is_last:
        return Replacement(start, stop + 1, "")
    return Replacement(max(0, start - 1), stop, "")
