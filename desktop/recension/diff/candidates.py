"""Which lines are worth comparing with which: all with all when few, else those with rare words.

An inverted index over the words of the new lines finds, for an old line, the lines that share its
rarest words; comparing every line with every other would take time with the square of the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from recension.diff.bags import Bags
from recension.diff.budget import Budget

MOST_CELLS = 4000  # up to so many pairs, all are compared
_MOST_LOOKED_UP = 24  # words of a line
_MOST_CONSIDERED = 120  # lines that share a rare word with it; more are of no rare words
_TELLING = 8  # rare words of a line; one that has all of them but one is what became of it
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
    index = _index(new, places[1], bags, budget)
    rare = sorted((len(found), word) for word, found in index.items() if len(found) <= most_lines)
    rank = {word: number for number, (_count, word) in enumerate(rare)}
    lines = [index[word] for _count, word in rare]
    shares = [len(word) / count for count, word in rare]
    for at in places[0]:
        if budget.is_spent:
            return
        known = sorted([rank[word] for word in bags[old[at]].words if word in rank])
        partners = _certain(known, lines) or _likely(known, lines, shares)
        if partners:
            yield at, partners


def _certain(known: Sequence[int], lines: Sequence[Sequence[int]]) -> list[int]:
    """Return the lines that have nearly all of the rarest words, if there are such lines.

    Args:
        known: the numbers of the words that are rare, the rarest first.
        lines: the places of the lines that have a word, by the number of the word.
    """
    if len(known) <= _TELLING:
        return []
    hits = Counter(chain.from_iterable([lines[word] for word in known[:_TELLING]]))
    found = [at for at, count in hits.items() if count >= _TELLING - 1]
    return sorted(found, key=hits.__getitem__, reverse=True)[:_MOST_PARTNERS]


def _likely(
    known: Sequence[int], lines: Sequence[Sequence[int]], shares: Sequence[float]
) -> list[int]:
    """Return the lines that share most of the rare words; each word weighs its share."""
    partners: dict[int, float] = defaultdict(float)
    for word in known[:_MOST_LOOKED_UP]:
        share = shares[word]
        for at in lines[word]:
            partners[at] += share
        if len(partners) > _MOST_CONSIDERED:
            break
    return sorted(partners, key=partners.__getitem__, reverse=True)[:_MOST_PARTNERS]


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
