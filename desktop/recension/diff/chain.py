"""Rising chains: the most that two orders have in common.

Points are (place in the old order, place in the new order), sorted. A chain takes points that rise
strictly on both sides; everything outside the chosen chain has crossed it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

Point = tuple[int, int]


def longest_chain(targets: Sequence[int]) -> list[int]:
    """Return the indices of a longest rising chain of new places; -1 is none.

    They stand in the order of their old places, no two of which are the same. Patience sorting,
    O(n log n), far quicker than by weight.
    """
    lowest_ends = array("i")  # new place where the lowest chain of each length ends
    last = array("i")  # the index of that end
    before = array("i", bytes(4 * len(targets)))
    for index, new in enumerate(targets):
        if new < 0:
            continue
        length = len(lowest_ends)
        if length and new <= lowest_ends[-1]:
            length = bisect_left(lowest_ends, new)
        if length == len(lowest_ends):
            lowest_ends.append(new)
            last.append(index)
        else:
            lowest_ends[length] = new
            last[length] = index
        before[index] = last[length - 1] if length else -1
    return _walk_back(before, last[-1] if last else -1)


def heaviest_chain(points: Sequence[Point], weights: Sequence[float]) -> list[int]:
    """Return the indices of the rising chain with the greatest sum of weights, all above 0.

    Points may share an old place; of these a chain takes one at most. O(n log n).
    """
    heaviest = _PrefixMaximum(new for _, new in points)
    before = [-1] * len(points)
    best_weight, best = 0.0, -1
    pending: list[tuple[int, float, int]] = []  # of the same old place, not to be built upon yet
    place = -1
    for index, (old, new) in enumerate(points):
        if old != place:
            heaviest.put_all(pending)
            pending = []
            place = old
        weight, before[index] = heaviest.below(new)
        weight += weights[index]
        pending.append((new, weight, index))
        if weight > best_weight:
            best_weight, best = weight, index
    return _walk_back(before, best)


def _walk_back(before: Sequence[int], last: int) -> list[int]:
    chain = []
    while last >= 0:
        chain.append(last)
        last = before[last]
    chain.reverse()
    return chain


class _PrefixMaximum:
    """The heaviest chain that ends below a place: a Fenwick tree of maxima."""

    def __init__(self, places: Iterable[int]) -> None:
        ordered = sorted(set(places))
        self._rank = {place: rank for rank, place in enumerate(ordered, 1)}
        self._weights = [0.0] * (len(ordered) + 1)
        self._ends = [-1] * (len(ordered) + 1)

    def below(self, place: int) -> tuple[float, int]:
        """Return weight and end of the heaviest chain that ends before a place."""
        rank = self._rank[place] - 1
        weight, end = 0.0, -1
        while rank:
            if self._weights[rank] > weight:
                weight, end = self._weights[rank], self._ends[rank]
            rank &= rank - 1
        return weight, end

    def put_all(self, chains: list[tuple[int, float, int]]) -> None:
        """Enter chains as (place where it ends, weight, index of its last point)."""
        for place, weight, end in chains:
            rank = self._rank[place]
            while rank < len(self._weights):
                if self._weights[rank] < weight:
                    self._weights[rank], self._ends[rank] = weight, end
                rank += rank & -rank
