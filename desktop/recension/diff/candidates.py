"""Which lines are worth comparing with which: all with all when few, else those with rare words.

An inverted index over the words of the new lines finds, for an old line, the lines that share its
rarest words; comparing every line with every other would take time with the square of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest, nsmallest

from recension.diff.bags import Bags
from recension.diff.budget import Budget

MOST_CELLS = 4000  # up to so many pairs, all are compared
_MOST_LOOKED_UP = 24  # words of a line
_MOST_PARTNERS = 6  # lines that a line is compared with


def candidates(
    old: Sequence[str],
    new: Sequence[str],
    places: tuple[Sequence[int], Sequence[int]],
    bags: Bags,
    budget: Budget,
) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield the places of old lines, each with those of the new lines to compare it with.

    It ends early when the budget is used up.
    """
    old_places, new_places = places
    if len(old_places) * len(new_places) <= MOST_CELLS:
        for at in old_places:
            if budget.is_spent:
                return
            yield at, new_places
        return
    yield from _by_rare_words(old, new, places, bags, budget)


def _by_rare_words(
    old: Sequence[str],
    new: Sequence[str],
    places: tuple[Sequence[int], Sequence[int]],
    bags: Bags,
    budget: Budget,
) -> Iterator[tuple[int, Sequence[int]]]:
    index = _index(new, places[1], bags, budget)
    most_lines = max(4, min(30, len(places[1]) // 20))  # a word in more lines tells nothing
    for at in places[0]:
        if budget.is_spent:
            return
        known = [word for word in bags[old[at]].words if 0 < len(index.get(word, ())) <= most_lines]
        partners: dict[int, float] = defaultdict(float)
        for word in nsmallest(_MOST_LOOKED_UP, known, key=lambda word: len(index[word])):
            for new_at in index[word]:
                partners[new_at] += len(word) / len(index[word])
        if partners:
            yield at, nlargest(_MOST_PARTNERS, partners, key=partners.__getitem__)


def _index(
    lines: Sequence[str], places: Sequence[int], bags: Bags, budget: Budget
) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for at in places:
        if budget.is_spent:
            break
        for word in bags[lines[at]].words:
            index[word].append(at)
    return index
