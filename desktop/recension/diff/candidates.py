"""Which lines are worth comparing with which: all with all when few, else those with rare words.

An inverted index over the words of the new lines finds, for an old line, the lines that share its
rarest words; comparing every line with every other would take time with the square of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from recension.diff.bags import Bags
from recension.diff.budget import Budget

MOST_CELLS = 4000  # up to so many pairs, all are compared
_MOST_LOOKED_UP = 24  # words of a line
_MOST_CONSIDERED = 120  # lines that share a rare word with it; more are of no rare words
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
    most_lines = max(4, min(30, len(places[1]) // 20))  # a word in more lines tells nothing
    index = {
        word: found
        for word, found in _index(new, places[1], bags, budget).items()
        if len(found) <= most_lines
    }
    for at in places[0]:
        if budget.is_spent:
            return
        known = sorted((len(index[word]), word) for word in bags[old[at]].words if word in index)
        partners: dict[int, float] = defaultdict(float)
        for count, word in known[:_MOST_LOOKED_UP]:
            share = len(word) / count
            for new_at in index[word]:
                partners[new_at] += share
            if len(partners) > _MOST_CONSIDERED:
                break
        if partners:
            yield at, sorted(partners, key=partners.__getitem__, reverse=True)[:_MOST_PARTNERS]


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
