"""Two sequences cut into stretches that are equal and stretches that are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from recension.diff.matches import Match

_EQUAL, _EDIT = True, False


class Segment(NamedTuple):
    """A stretch of both sequences; one that is not equal may be empty on one side."""

    is_equal: bool
    old: int
    old_stop: int
    new: int
    new_stop: int

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing on either side."""
        return self.old == self.old_stop and self.new == self.new_stop

    def shifted(self, start: int, stop: int) -> Segment:
        """Return it with its ends moved by so many items, on both sides."""
        return Segment(
            self.is_equal,
            self.old + start,
            self.old_stop + stop,
            self.new + start,
            self.new_stop + stop,
        )


def cut(matches: Iterable[Match], old_length: int, new_length: int) -> list[Segment]:
    """Return the segments of two sequences that have these runs in common."""
    segments = []
    old = new = 0
    for at, new_at, length in matches:
        if at > old or new_at > new:
            segments.append(Segment(_EDIT, old, at, new, new_at))
        old, new = at + length, new_at + length
        segments.append(Segment(_EQUAL, at, old, new_at, new))
    if old_length > old or new_length > new:
        segments.append(Segment(_EDIT, old, old_length, new, new_length))
    return segments


def joined(first: Segment, last: Segment) -> Segment:
    """Return the edit from the start of one segment to the end of a later one."""
    return Segment(_EDIT, first.old, last.old_stop, first.new, last.new_stop)


def slide(
    segments: list[Segment],
    old: Sequence[str],
    new: Sequence[str],
    score: Callable[[Sequence[str], int], int],
    farthest: int,
) -> list[Segment]:
    """Move pure insertions and deletions along equal items to the border a reader would choose.

    `score` says how good a border before an item is; the sum over both ends counts, the nearest
    wins a tie. No two edits come to touch.
    """
    slid = _between_equals(segments)
    for index, segment in enumerate(slid):
        if segment.is_equal or (segment.old < segment.old_stop and segment.new < segment.new_stop):
            continue
        items = old if segment.old < segment.old_stop else new
        run = segment[1:3] if items is old else segment[3:5]
        by = _best_shift(items, run, _room(slid, index, farthest), score)
        if by:
            slid[index - 1] = slid[index - 1].shifted(0, by)
            slid[index] = segment.shifted(by, by)
            slid[index + 1] = slid[index + 1].shifted(by, 0)
    return [segment for segment in slid if not segment.is_empty]


def _between_equals(segments: list[Segment]) -> list[Segment]:
    """Return the segments with an equal one, perhaps empty, at both ends."""
    padded = list(segments)
    if padded and not padded[0].is_equal:
        padded.insert(0, Segment(_EQUAL, 0, 0, 0, 0))
    if padded and not padded[-1].is_equal:
        last = padded[-1]
        padded.append(Segment(_EQUAL, last.old_stop, last.old_stop, last.new_stop, last.new_stop))
    return padded


def _room(segments: list[Segment], index: int, farthest: int) -> tuple[int, int]:
    """Return how far an edit may go back and forth without touching another one."""
    before, after = segments[index - 1], segments[index + 1]
    back = before.old_stop - before.old - (index > 1)
    forth = after.old_stop - after.old - (index + 2 < len(segments))
    return min(back, farthest), min(forth, farthest)


def _best_shift(
    items: Sequence[str],
    run: tuple[int, int],
    room: tuple[int, int],
    score: Callable[[Sequence[str], int], int],
) -> int:
    start, stop = run
    back = forth = 0
    while back < room[0] and items[start - 1 - back] == items[stop - 1 - back]:
        back += 1
    while forth < room[1] and items[start + forth] == items[stop + forth]:
        forth += 1
    if not back and not forth:
        return 0
    shifts = range(-back, forth + 1)
    return max(
        shifts,
        key=lambda by: (score(items, start + by) + score(items, stop + by), -abs(by)),
    )
