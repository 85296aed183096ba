"""Lines of both sides that belong together: one with one, one with its parts, parts with one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Group(NamedTuple):
    """Ranges of old and of new lines, none empty, one of them a single line."""

    old: int
    old_stop: int
    new: int
    new_stop: int

    @property
    def is_pair(self) -> bool:
        """Whether there is one line on each side."""
        return self.old_stop - self.old == 1 == self.new_stop - self.new

    def shifted(self, old: int, new: int) -> Group:
        """Return it so many lines farther down."""
        return Group(self.old + old, self.old_stop + old, self.new + new, self.new_stop + new)

    def is_equal(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether it is a pair of equal lines."""
        return self.is_pair and old[self.old] == new[self.new]


def pair(old: int, new: int) -> Group:
    """Return the group of two lines."""
    return Group(old, old + 1, new, new + 1)


def fills(groups: Sequence[Group], area: Group) -> bool:
    """Whether a single group is all of an area, as where a line was edited."""
    return len(groups) == 1 and groups[0] == area


def facing_spaces(groups: Sequence[Group], area: Group) -> Iterator[Group]:
    """Yield the areas before, between and after groups in order that hold lines of both sides."""
    old, new = area.old, area.new
    for at, stop, new_at, new_stop in (*groups, (area.old_stop, 0, area.new_stop, 0)):
        if at > old and new_at > new:
            yield Group(old, at, new, new_at)
        old, new = stop, new_stop
