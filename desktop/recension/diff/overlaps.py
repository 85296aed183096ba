"""Which changes of two people to the same base touch each other.

Works on sequences of anything: the lines of a text, or the words of a stretch of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from recension.diff.segments import Segment

Range = tuple[int, int]


class _Change(NamedTuple):
    """A stretch of the base that one side replaced."""

    base: int
    base_stop: int
    side: int  # 0 mine, 1 theirs
    start: int
    stop: int


class Stretch(NamedTuple):
    """A stretch of the base and what each side has there; `None` where it changed nothing."""

    base: Range
    mine: Range | None
    theirs: Range | None


@dataclass(slots=True)
class _Cluster:
    """Changes that touch each other, of one side or of both."""

    changes: tuple[list[_Change], list[_Change]] = field(default_factory=lambda: ([], []))

    def is_near(self, change: _Change, gap: int) -> bool:
        """Whether a later change comes too near to one of the other side."""
        others = self.changes[1 - change.side]
        return bool(others) and change.base < others[-1].base_stop + gap

    def stretch(self) -> Stretch:
        both = [*self.changes[0], *self.changes[1]]
        low = min(change.base for change in both)
        high = max(change.base_stop for change in both)
        mine, theirs = (_range(changes, low, high) for changes in self.changes)
        return Stretch((low, high), mine, theirs)


def _range(changes: Sequence[_Change], low: int, high: int) -> Range | None:
    """Return what stands on a side for a stretch of the base."""
    if not changes:
        return None
    first, last = changes[0], changes[-1]
    return first.start - (first.base - low), last.stop + (high - last.base_stop)


def changed_stretches(
    mine: Sequence[Segment], theirs: Sequence[Segment], gap: int
) -> list[Stretch]:
    """Return the changed stretches of the base, in order.

    `mine` and `theirs` are the base cut against each side. Changes of the two sides with fewer
    than `gap` unchanged items between them are one stretch.
    """
    clusters: list[_Cluster] = []
    for change in sorted([*_changes(mine, 0), *_changes(theirs, 1)]):
        cluster = _Cluster()
        first = len(clusters)
        for index in range(len(clusters) - 1, -1, -1):
            if clusters[index].is_near(change, gap):
                first = index
            elif clusters[index].stretch().base[1] + gap <= change.base:
                break
        for near in clusters[first:]:
            for side in (0, 1):
                cluster.changes[side].extend(near.changes[side])
        cluster.changes[change.side].append(change)
        clusters[first:] = [cluster]
    return [cluster.stretch() for cluster in clusters]


def _changes(segments: Sequence[Segment], side: int) -> list[_Change]:
    return [
        _Change(segment.old, segment.old_stop, side, segment.new, segment.new_stop)
        for segment in segments
        if not segment.is_equal
    ]
