"""What a search for a common subsequence leaves to the next one over nearly the same sequences."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

from recension.diff.matches import Match
from recension.diff.runs import Items

_LONGEST = 60_000  # items of both sequences together that are worth the memory

Parts = tuple[tuple[Hashable, ...], tuple[Hashable, ...]]  # items of both sequences
# What two parts have in common, and whether the time sufficed for it.
Find = Callable[[Items, Items], tuple[list[Match], bool]]


class Area(NamedTuple):
    """A part of both sequences that is still to be compared."""

    old: int
    old_stop: int
    new: int
    new_stop: int
    depth: int

    @property
    def shorter(self) -> int:
        """How many items the shorter side has."""
        return min(self.old_stop - self.old, self.new_stop - self.new)

    def shifted(self, stop: int, more: int) -> Area:
        """Return it after new items that end at `stop` became so many more."""
        return self._replace(
            new=self.new + more if self.new >= stop else self.new,
            new_stop=self.new_stop + more if self.new_stop >= stop else self.new_stop,
        )


class Recall:
    """The areas that a search looked into, and what parts of them have in common."""

    def __init__(self) -> None:
        self.areas: list[Area] = []  # trimmed, whether they were divided or compared
        self._matches: dict[Parts, list[Match]] = {}
        self._older: dict[Parts, list[Match]] = {}

    def begin(self) -> None:
        """Begin a search: only what the one before has found is kept for it."""
        self.areas = []
        self._matches, self._older = {}, self._matches

    def matches(self, old: Items, new: Items, find: Find) -> tuple[list[Match], bool]:
        """Return what two parts have in common, as `find` says, or said in the search before."""
        if len(old) + len(new) > _LONGEST:
            return find(old, new)
        parts = tuple(old), tuple(new)
        known = self._older.get(parts)
        if known is None:
            known, is_certain = find(old, new)
            if not is_certain:
                return known, False
        self._matches[parts] = known
        return known, True
