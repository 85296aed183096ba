"""The common subsequence of two sequences: what both have, in the same order.

Equal ends are trimmed; items that occur once on each side anchor the rest, the heaviest rising
chain of them; what remains between anchors goes to diff-match-patch, one code point an item. The
items are lines, or the words of a row: anything that can be hashed.
"""

from __future__ import annotations

import sys
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from itertools import pairwise
from typing import NamedTuple

from diff_match_patch import (  # type: ignore[import-untyped]  # it has no annotations
    diff_match_patch,
)

from recension.diff.budget import Budget
from recension.diff.chain import Point, heaviest_chain, longest_chain
from recension.diff.runs import Items, equal_run, equal_run_before

_DEEPEST = 12  # anchors within anchors
_SHORTEST_CALL = 0.002  # seconds that diff-match-patch gets at least
_LONG_CALL = 100_000  # items from which it is done soon or not at all


class Match(NamedTuple):
    """A run of items that both sequences share."""

    old: int
    new: int
    length: int


class Anchoring(NamedTuple):
    """When and by what to anchor."""

    shortest: int  # both sides must be longer for anchors to be looked for
    gram: int = 1  # how many items in a row make an anchor
    weight: Callable[[Hashable], float] | None = None  # of an item, where some count more


class _Area(NamedTuple):
    """A part of both sequences that is still to be compared."""

    old: int
    old_stop: int
    new: int
    new_stop: int
    depth: int


def common_subsequence(old: Items, new: Items, anchoring: Anchoring, budget: Budget) -> list[Match]:
    """Return runs of a long common subsequence, in order, none touching the next.

    It is a longest one where diff-match-patch has settled it alone and in time; with the budget
    used up it is one that linear time can find.
    """
    return _Search(old, new, anchoring, budget).run()


class _Search:
    """One search, its areas still to be compared and its matches so far."""

    def __init__(self, old: Items, new: Items, anchoring: Anchoring, budget: Budget) -> None:
        self._old = old
        self._new = new
        self._anchoring = anchoring
        self._budget = budget
        self._found: list[Match] = []
        self._areas = [_Area(0, len(old), 0, len(new), 0)]

    def run(self) -> list[Match]:
        while self._areas:
            area = self._trim(self._areas.pop())
            if area.old < area.old_stop and area.new < area.new_stop:
                self._divide(area)
        self._found.sort()
        return _joined(self._found)

    def _take(self, old: int, new: int, length: int) -> None:
        if length:
            self._found.append(Match(old, new, length))

    def _trim(self, area: _Area) -> _Area:
        old, old_stop, new, new_stop, depth = area
        length = equal_run(self._old, self._new, old, new, min(old_stop - old, new_stop - new))
        self._take(old, new, length)
        old, new = old + length, new + length
        most = min(old_stop - old, new_stop - new)
        length = equal_run_before(self._old, self._new, old_stop, new_stop, most)
        self._take(old_stop - length, new_stop - length, length)
        return _Area(old, old_stop - length, new, new_stop - length, depth)

    def _divide(self, area: _Area) -> None:
        shorter = min(area.old_stop - area.old, area.new_stop - area.new)
        anchors: list[Point] = []
        if shorter > self._anchoring.shortest and area.depth < _DEEPEST:
            anchors = self._anchors(area)
        if anchors:
            self._divide_at(anchors, area)
        else:
            self._compare(area)

    def _divide_at(self, anchors: list[Point], area: _Area) -> None:
        """Grow every anchor forward as far as it goes; what lies between is for later."""
        old, new = area.old, area.new
        index = 0
        while index < len(anchors):
            at, new_at = anchors[index]
            if new_at >= new:
                self._areas.append(_Area(old, at, new, new_at, area.depth + 1))
                most = min(area.old_stop - at, area.new_stop - new_at)
                length = equal_run(self._old, self._new, at, new_at, most)
                self._take(at, new_at, length)
                old, new = at + length, new_at + length
            index = bisect_left(anchors, (old,), index + 1)
        self._areas.append(_Area(old, area.old_stop, new, area.new_stop, area.depth + 1))

    def _anchors(self, area: _Area) -> list[Point]:
        """Return the places of the anchors, from the beginning of the sequences."""
        for gram in {self._anchoring.gram: 0, 1: 0}:
            old = _grams(self._old[area.old : area.old_stop], gram)
            new = _grams(self._new[area.new : area.new_stop], gram)
            points = _unique_in_both(old, new)
            if points:
                weight = self._anchoring.weight if gram == 1 else None
                weights = [weight(old[at]) for at, _ in points] if weight else None
                chain = _best_chain(points, weights)
                return [(area.old + at, area.new + new_at) for at, new_at in chain]
        return []

    def _compare(self, area: _Area) -> None:
        """Hand an area to diff-match-patch, without the items that one side lacks."""
        common = set(self._old[area.old : area.old_stop])
        common &= set(self._new[area.new : area.new_stop])
        if not common:
            return
        old = [at for at in range(area.old, area.old_stop) if self._old[at] in common]
        new = [at for at in range(area.new, area.new_stop) if self._new[at] in common]
        if self._budget.is_spent or len(common) > sys.maxunicode:
            points = self._pair_copies(old, new)
        else:
            points = self._call_engine(common, old, new)
        self._found.extend(Match(at, new_at, 1) for at, new_at in points)

    def _call_engine(self, common: set[Hashable], old: list[int], new: list[int]) -> list[Point]:
        code = {item: chr(number) for number, item in enumerate(common)}
        old_text = "".join([code[self._old[at]] for at in old])
        new_text = "".join([code[self._new[at]] for at in new])
        share = 2 if len(old) + len(new) < _LONG_CALL else 5
        seconds = max(_SHORTEST_CALL, self._budget.left / share)
        start = time.monotonic()  # the clock of its own deadline does not stop for others
        points = [
            point
            for at, new_at, length in _equal_parts(old_text, new_text, seconds)
            for point in zip(old[at : at + length], new[new_at : new_at + length], strict=True)
        ]
        if time.monotonic() - start < seconds:
            return points
        self._budget.ran_out = True  # the answer is valid, and may be next to nothing
        return max(points, self._pair_copies(old, new), key=len)

    def _pair_copies(self, old: list[int], new: list[int]) -> list[Point]:
        points = _pair_copies([self._old[at] for at in old], [self._new[at] for at in new])
        return [(old[at], new[new_at]) for at, new_at in points]


def _pair_copies(old: Items, new: Items) -> list[Point]:
    """Pair the n-th copy of an item with the n-th copy, and return the longest rising chain."""
    copies: dict[Hashable, list[int]] = defaultdict(list)
    for at in range(len(new) - 1, -1, -1):
        copies[new[at]].append(at)
    points = [(at, copies[item].pop()) for at, item in enumerate(old) if copies.get(item)]
    return [points[index] for index in longest_chain(points)]


def _equal_parts(old: str, new: str, seconds: float) -> list[Match]:
    """Return the equal parts that diff-match-patch finds in two strings within some time."""
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # no shortcut by "half matches", which may miss a longer subsequence
    parts = []
    at = new_at = 0
    for operation, text in engine.diff_main(old, new, False, time.time() + seconds):  # noqa: FBT003 - its own signature: no pass over lines
        if operation == engine.DIFF_EQUAL:
            parts.append(Match(at, new_at, len(text)))
        at += len(text) * (operation != engine.DIFF_INSERT)
        new_at += len(text) * (operation != engine.DIFF_DELETE)
    return parts


def _grams(items: Items, gram: int) -> Items:
    if gram == 1:
        return items
    return list(zip(*(items[start:] for start in range(gram)), strict=False))


def _unique_in_both(old: Items, new: Items) -> list[Point]:
    """Return where items stand that occur once on each side."""
    old_counts, new_counts = Counter(old), Counter(new)
    shared = {
        item
        for item in old_counts.keys() & new_counts.keys()
        if old_counts[item] == 1 == new_counts[item]
    }
    if not shared:
        return []
    places = {item: at for at, item in enumerate(new) if item in shared}
    return [(at, places[item]) for at, item in enumerate(old) if item in shared]


def _best_chain(points: list[Point], weights: list[float] | None) -> list[Point]:
    """Return the heaviest rising chain of points in which no two share a place.

    Points that follow each other on both sides stand or fall together, so only such runs are
    weighed: after most edits there are few of them.
    """
    ranks = {new: rank for rank, new in enumerate(sorted(new for _, new in points))}
    starts = [0]
    starts += [
        index
        for index, (before, point) in enumerate(pairwise(points), 1)
        if ranks[point[1]] != ranks[before[1]] + 1
    ]
    if len(starts) == 1:
        return points
    bounds = list(pairwise([*starts, len(points)]))
    sums = [float(sum(weights[start:stop]) if weights else stop - start) for start, stop in bounds]
    chain = heaviest_chain([points[start] for start, _ in bounds], sums)
    return [point for index in chain for point in points[slice(*bounds[index])]]


def _joined(matches: list[Match]) -> list[Match]:
    """Return matches in order with those joined that touch on both sides."""
    runs: list[Match] = []
    for match in matches:
        if runs:
            old, new, length = runs[-1]
            if match.old == old + length and match.new == new + length:
                runs[-1] = Match(old, new, length + match.length)
                continue
        runs.append(match)
    return runs
