"""Which lines are worth comparing with which: all with all when few, else those with rare words.

An inverted index over the words of the new lines finds, for an old line, the lines that share its
rarest words; comparing every line with every other would take time with the square of the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from recension.diff.bags import Bags
from recension.diff.budget import Budget

Place = TypeVar("Place", int, tuple[int, int])

MOST_CELLS = 4000  # up to so many pairs, a line is compared with all where none is certain
_FEW_CELLS = 400  # up to so many, all are compared
_MOST_LOOKED_UP = 24  # words of a line
_MOST_CONSIDERED = 120  # lines that share a rare word with it; more are of no rare words
_TELLING = 8  # rare words of a line; one that has all of them but one is what became of it
_FIRST_INDEXED = 2000  # lines, from which the time for all is told ...
_INDEX_SHARE = 0.7  # ... which may be so much of the time for the rows that is left
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
    cells = len(old_places) * len(new_places)
    words = _RareWords(new, new_places, bags, budget) if cells > _FEW_CELLS else None
    for at in old_places:
        if budget.is_spent:
            return
        known = words.of(old[at]) if words else []
        if words and (certain := words.certain(known)):
            yield at, certain
        elif cells <= MOST_CELLS:
            yield at, new_places
        elif words and (likely := words.likely(known)):
            yield at, likely


class _RareWords:
    """The words that few of some lines have, numbered, the rarest first."""

    def __init__(
        self, lines: Sequence[str], places: Sequence[int], bags: Bags, budget: Budget
    ) -> None:
        most_lines = max(4, min(30, len(places) // 20))  # a word in more lines tells nothing
        index = _index(lines, places, bags, budget)
        rare = sorted((len(at), word) for word, at in index.items() if len(at) <= most_lines)
        self._bags = bags
        self._numbers = {word: number for number, (_count, word) in enumerate(rare)}
        self._places = [index[word] for _count, word in rare]
        self._shares = [len(word) / count for count, word in rare]

    def of(self, line: str) -> Sequence[int]:
        """Return the numbers of the rare words of a line, in order."""
        numbers = self._numbers
        return sorted([numbers[word] for word in self._bags[line].words if word in numbers])

    def certain(self, known: Sequence[int]) -> list[int]:
        """Return the lines that have nearly all of the rarest words, if there are such lines."""
        if len(known) <= _TELLING:
            return []
        hits = Counter(chain.from_iterable([self._places[word] for word in known[:_TELLING]]))
        found = [at for at, count in hits.items() if count >= _TELLING - 1]
        return sorted(found, key=hits.__getitem__, reverse=True)[:_MOST_PARTNERS]

    def likely(self, known: Sequence[int]) -> list[int]:
        """Return the lines that share most of the rare words; each word weighs its share."""
        partners: dict[int, float] = defaultdict(float)
        for word in known[:_MOST_LOOKED_UP]:
            share = self._shares[word]
            for at in self._places[word]:
                partners[at] += share
            if len(partners) > _MOST_CONSIDERED:
                break
        return sorted(partners, key=partners.__getitem__, reverse=True)[:_MOST_PARTNERS]


def _index(
    lines: Sequence[str], places: Sequence[int], bags: Bags, budget: Budget
) -> dict[str, list[int]]:
    """Return the places of the lines that have a word, by the word.

    It gives up soon where that would leave no time for looking words up.
    """
    index: dict[str, list[int]] = defaultdict(list)
    seconds = budget.left
    for count, at in enumerate(places):
        if count == _FIRST_INDEXED:
            needed = (seconds - budget.left) * len(places) / _FIRST_INDEXED
            if needed > _INDEX_SHARE * seconds:
                budget.give_up()
        if budget.is_spent:
            break
        for word in bags[lines[at]].words:
            index[word].append(at)
    return index


def best_first(found: Iterable[tuple[float, Place, Place]]) -> dict[Place, Place]:
    """Return pairs of (rank, old, new), the lowest rank first, with each place used once."""
    pairs: dict[Place, Place] = {}
    taken: set[Place] = set()
    for _, old, new in sorted(found):
        if old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)
    return pairs
