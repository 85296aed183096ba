"""The changes that make one text into another, as few and as small as need be."""

from __future__ import annotations

from dataclasses import dataclass

from recension.diff import Kind, common_ends, compare


@dataclass(frozen=True, slots=True)
class Change:
    """Code points from `start` to `stop` of the old text give way to `text`."""

    start: int
    stop: int
    text: str


def changes_between(old: str, new: str) -> list[Change]:
    """Return the changes in order; their offsets are all those of the old text."""
    if old == new:
        return []
    old_starts = _starts(old)
    new_starts = _starts(new)
    found = []
    for (old_from, old_to), (new_from, new_to) in _gaps(old, new):
        start, stop = old_starts[old_from], old_starts[old_to]
        before = old[start:stop]
        after = new[new_starts[new_from] : new_starts[new_to]]
        head, tail = common_ends(before, after)
        found.append(
            Change(start + head, start + len(before) - tail, after[head : len(after) - tail])
        )
    return found


def _starts(text: str) -> list[int]:
    """Return where each line starts, and the end of the text."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    starts[-1] -= 1  # the last line has no newline
    return starts


_Range = tuple[int, int]


def _gaps(old: str, new: str) -> list[tuple[_Range, _Range]]:
    """Return the lines between those that stay, on both sides."""
    gaps = []
    old_at = new_at = 0
    for row in compare(old, new).rows:
        if row.kind is not Kind.EQUAL or row.old is None or row.new is None:
            continue
        if row.old.start > old_at or row.new.start > new_at:
            gaps.append(((old_at, row.old.start), (new_at, row.new.start)))
        old_at, new_at = row.old.stop, row.new.stop
    old_end, new_end = old.count("\n") + 1, new.count("\n") + 1
    if old_at < old_end or new_at < new_end:
        # Where a text becomes longer, so does its last line: by a newline.
        step = min(old_at, new_at, 1)
        gaps.append(((old_at - step, old_end), (new_at - step, new_end)))
    return gaps
