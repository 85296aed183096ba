"""The common subsequence of two sequences: what both have, in the same order.

Equal ends are trimmed; items that occur once on each side anchor the rest, the heaviest rising
chain of them; what remains between anchors goes to diff-match-patch, one code point an item. The
items are lines, or the words of a row: anything that can be hashed.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate, pairwise, repeat
from typing import NamedTuple

from recension.diff.budget import Budget
from recension.diff.chain import Point, heaviest_chain, longest_chain
from recension.diff.copies import pair_copies
from recension.diff.match_patch import equal_parts
from recension.diff.matches import Match, join_matches, map_matches
from recension.diff.recall import Area, Find, Recall
from recension.diff.runs import Items, equal_run, equal_run_before

Places = Sequence[int]

_NONE, _TWICE = -1, -2
_DEEPEST = 12  # anchors within anchors
_MOST_WEIGHED = 10_000  # runs of anchors; of more, as many as can be are taken, whatever they weigh
_SHORTEST_CALL = 0.002  # seconds that diff-match-patch gets at least
_LONG_CALL = 100_000  # items from which it is done soon or not at all
_SHARE = 1 / 2  # of the time that is left for a call
_LONG_SHARE = 1 / 8  # for a long one


class Anchoring(NamedTuple):
    """When and by what to anchor."""

    shortest: int  # both sides must be longer for anchors to be looked for
    gram: int = 1  # how many items in a row make an anchor
    weight: Callable[[Hashable], float] | None = None  # of an item, where some count more


def common_subsequence(
    old: Items, new: Items, anchoring: Anchoring, budget: Budget, recall: Recall | None = None
) -> list[Match]:
    """Return runs of a long common subsequence, in order, none touching the next.

    It is a longest one where diff-match-patch has settled it alone and in time; with the budget
    used up it is one that linear time can find. With a `recall`, parts that the search before it
    compared are not compared again; the answer is the same.
    """
    return _Search(old, new, anchoring, budget, recall).run()


class _Search:
    """One search, its areas still to be compared and its matches so far."""

    def __init__(
        self, old: Items, new: Items, anchoring: Anchoring, budget: Budget, recall: Recall | None
    ) -> None:
        if recall:
            recall.begin()
        self._recall = recall
        self._old = old
        self._new = new
        self._anchoring = anchoring
        self._budget = budget
        self._found: list[Match] = []
        self._areas = [Area(0, len(old), 0, len(new), 0)]

    def run(self) -> list[Match]:
        while self._areas:
            area = self._trim(self._areas.pop())
            if area.old < area.old_stop and area.new < area.new_stop:
                self._divide(area)
        self._found.sort()
        return join_matches(self._found)

    def _take(self, old: int, new: int, length: int) -> None:
        if length:
            self._found.append(Match(old, new, length))

    def _trim(self, area: Area) -> Area:
        old, old_stop, new, new_stop, depth = area
        length = equal_run(self._old, self._new, old, new, min(old_stop - old, new_stop - new))
        self._take(old, new, length)
        old, new = old + length, new + length
        most = min(old_stop - old, new_stop - new)
        length = equal_run_before(self._old, self._new, old_stop, new_stop, most)
        self._take(old_stop - length, new_stop - length, length)
        return Area(old, old_stop - length, new, new_stop - length, depth)

    def _divide(self, area: Area) -> None:
        if self._recall:
            self._recall.areas.append(area)
        anchors: list[Point] = []
        if area.shorter > self._anchoring.shortest and area.depth < _DEEPEST:
            anchors = self._anchors(area)
        if anchors:
            self._divide_at(anchors, area)
        else:
            self._compare(area)

    def _divide_at(self, anchors: list[Point], area: Area) -> None:
        """Grow every anchor forward as far as it goes; what lies between is for later."""
        old, new = area.old, area.new
        index = 0
        while index < len(anchors):
            at, new_at = anchors[index]
            if new_at >= new:
                self._areas.append(Area(old, at, new, new_at, area.depth + 1))
                most = min(area.old_stop - at, area.new_stop - new_at)
                length = equal_run(self._old, self._new, at, new_at, most)
                self._take(at, new_at, length)
                old, new = at + length, new_at + length
            index = bisect_left(anchors, (old,), index + 1)
        self._areas.append(Area(old, area.old_stop, new, area.new_stop, area.depth + 1))

    def _anchors(self, area: Area) -> list[Point]:
        """Return the places of the anchors, from the beginning of the sequences."""
        for gram in dict.fromkeys((self._anchoring.gram, 1)):
            old = _grams(self._old[area.old : area.old_stop], gram)
            new = _grams(self._new[area.new : area.new_stop], gram)
            places, new_places = _unique_in_both(old, new)
            if places:
                weight = self._anchoring.weight if gram == 1 else None
                weights = [weight(old[at]) for at in places] if weight else None
                chain = _best_chain(places, new_places, weights)
                return [(area.old + at, area.new + new_at) for at, new_at in chain]
        return []

    def _compare(self, area: Area) -> None:
        """Hand an area to diff-match-patch, without the items that one side lacks."""
        olds = set(self._old[area.old : area.old_stop])
        news = set(self._new[area.new : area.new_stop])
        common = olds & news
        if not common:
            return
        old: Sequence[int] = range(area.old, area.old_stop)
        new: Sequence[int] = range(area.new, area.new_stop)
        if len(common) < len(olds):
            old = array("i", [at for at in old if self._old[at] in common])
        if len(common) < len(news):
            new = array("i", [at for at in new if self._new[at] in common])
        if self._budget.is_spent or len(common) > sys.maxunicode:
            matches = pair_copies(_picked(self._old, old), _picked(self._new, new))
        else:
            matches = self._find(_picked(self._old, old), _picked(self._new, new))
        self._found += map_matches(matches, old, new)

    def _find(self, old: Items, new: Items) -> list[Match]:
        find = self._recall.matches if self._recall else _find_at_once
        matches, is_certain = find(old, new, self._call_engine)
        self._budget.ran_out |= not is_certain
        return matches

    def _call_engine(self, old: Items, new: Items) -> tuple[list[Match], bool]:
        """Return what diff-match-patch finds, and whether the time sufficed."""
        code = {item: chr(number) for number, item in enumerate(dict.fromkeys(old))}
        old_text = "".join([code[item] for item in old])
        new_text = "".join([code[item] for item in new])
        share = _SHARE if len(old) + len(new) < _LONG_CALL else _LONG_SHARE
        own = self._budget.part(max(_SHORTEST_CALL, self._budget.left * share))
        matches = equal_parts(old_text, new_text, own)
        if not own.ran_out:
            return matches, True
        return max(matches, pair_copies(old_text, new_text), key=_length), False


def _find_at_once(old: Items, new: Items, find: Find) -> tuple[list[Match], bool]:
    return find(old, new)


def _picked(items: Items, places: Sequence[int]) -> Items:
    if isinstance(places, range):
        return items[places.start : places.stop]
    return [items[at] for at in places]


def _length(matches: Sequence[Match]) -> int:
    return sum(match.length for match in matches)


def _grams(items: Items, gram: int) -> Items:
    if gram == 1:
        return items
    return list(zip(*(items[start:] for start in range(gram)), strict=False))


def _unique_in_both(old: Items, new: Items) -> tuple[Places, Places]:
    """Return where items stand that occur once on each side, in the order of the old places."""
    olds = _unique_places(old)
    targets = array("i", [_NONE]) * len(old)  # the new place of an old one
    if not olds.keys().isdisjoint(new):
        for new_at, at in enumerate(map(olds.get, new, repeat(_NONE))):
            if at != _NONE:
                targets[at] = new_at if targets[at] == _NONE else _TWICE
    places = array("i", [at for at, new_at in enumerate(targets) if new_at >= 0])
    return places, array("i", [new_at for new_at in targets if new_at >= 0])


def _unique_places(items: Items) -> dict[Hashable, int]:
    """Return the places of the items that occur once, in order."""
    last = dict(zip(items, range(len(items)), strict=True))
    if len(last) == len(items):
        return last
    first = dict(zip(reversed(items), range(len(items) - 1, -1, -1), strict=True))
    return {item: at for item, at in last.items() if first[item] == at}


def _best_chain(places: Places, new_places: Places, weights: Sequence[float] | None) -> list[Point]:
    """Return the heaviest rising chain of pairs of places of which no two share one.

    Pairs that follow each other on both sides stand or fall together, so only such runs are
    weighed: after most edits there are few of them.
    """
    starts = _starts_of_runs(new_places)
    if len(starts) == 1:
        return list(zip(places, new_places, strict=True))
    if len(starts) > _MOST_WEIGHED:
        return [(places[at], new_places[at]) for at in longest_chain(new_places)]
    bounds = list(pairwise([*starts, len(places)]))
    sums = [float(sum(weights[start:stop]) if weights else stop - start) for start, stop in bounds]
    chain = heaviest_chain([(places[start], new_places[start]) for start in starts], sums)
    return [(places[at], new_places[at]) for index in chain for at in range(*bounds[index])]


def _starts_of_runs(new_places: Places) -> Places:
    """Return which of some new places do not follow the one before, of those that are there."""
    is_there = bytearray(max(new_places) + 1)
    for new_at in new_places:
        is_there[new_at] = 1
    ranks = array("i", accumulate(is_there))
    starts = array("i", [0])
    rank = ranks[new_places[0]]
    for index, new_at in enumerate(new_places):
        if index and ranks[new_at] != rank + 1:
            starts.append(index)
        rank = ranks[new_at]
    return starts
