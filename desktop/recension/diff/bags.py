"""Lines as bags of words, to see at once how much two of them share.

A word weighs as much as it is long, so that "the" and "of" decide nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from recension.diff.tokens import words_of


class Bag(NamedTuple):
    """The words of a text, how often each occurs, and the sum of their lengths."""

    words: Counter[str]
    size: int


class Bags:
    """The bags of lines, each made when it is first asked for."""

    def __init__(self) -> None:
        self._bags: dict[str, Bag] = {}

    def __getitem__(self, line: str) -> Bag:
        bag = self._bags.get(line)
        if bag is None:
            bag = self._bags[line] = bag_of(words_of(line) or [line.strip()])
        return bag

    def keep(self, lines: Sequence[Sequence[str]]) -> None:
        """Forget the bags of all lines that are in none of some texts."""
        wanted = set().union(*lines)
        self._bags = {line: bag for line, bag in self._bags.items() if line in wanted}


def bag_of(words: Sequence[str]) -> Bag:
    """Put words into a bag."""
    return Bag(Counter(words), sum(map(len, words)))


def overlap(one: Counter[str], other: Counter[str]) -> int:
    """Return the summed lengths of the words that two bags share."""
    return sum(len(word) * min(one[word], other[word]) for word in one.keys() & other.keys())


def likeness(one: Bag, other: Bag) -> float:
    """Return the Dice coefficient of two bags: 0 nothing in common, 1 the same words."""
    size = one.size + other.size
    return 2 * overlap(one.words, other.words) / size if size else 0.0


def most_alike(one: Bag, other: Bag) -> float:
    """Return a bound that the likeness of two bags cannot pass, at no cost."""
    size = one.size + other.size
    return 2 * min(one.size, other.size) / size if size else 0.0


def without(one: Counter[str], other: Counter[str]) -> Counter[str]:
    """Return what is left of a bag after taking out another."""
    left = one.copy()
    for word in one.keys() & other.keys():
        if one[word] > other[word]:
            left[word] -= other[word]
        else:
            del left[word]
    return left
