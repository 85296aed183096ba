"""Lines as bags of words, to see at once how much two of them share.

A word weighs as much as it is long, so that "the" and "of" decide nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from recension.diff.tokens import words_of


class Bag(NamedTuple):
    """The words of a text, and the sum of their lengths."""

    words: frozenset[str]
    repeated: dict[str, int]  # how often those occur that occur more than once
    size: int


class Bags:
    """The bags of lines, each made when it is first asked for."""

    def __init__(self) -> None:
        self._bags: dict[str, Bag] = {}
        self._words: dict[str, str] = {}  # each word once, however many bags hold it
        self._alike: dict[tuple[str, str], float] = {}

    def __getitem__(self, line: str) -> Bag:
        bag = self._bags.get(line)
        if bag is None:
            words = words_of(line) or [line.strip()]
            bag = self._bags[line] = bag_of(list(map(self._words.setdefault, words, words)))
        return bag

    def likeness_of(self, line: str, other: str) -> float:
        """Return the likeness of two lines that are asked for again and again."""
        pair = line, other
        alike = self._alike.get(pair)
        if alike is None:
            alike = self._alike[pair] = likeness(self[line], self[other])
        return alike

    def forget_surplus(self, most: int) -> None:
        """Forget all bags when there are more than so many, and likewise what is alike."""
        if len(self._alike) > most:
            self._alike.clear()
        if len(self._bags) > most:
            self._bags.clear()
            self._words.clear()


def bag_of(words: Sequence[str]) -> Bag:
    """Put words into a bag."""
    distinct = frozenset(words)
    repeated = {}
    if len(distinct) < len(words):
        repeated = {word: count for word, count in Counter(words).items() if count > 1}
    return Bag(distinct, repeated, sum(map(len, words)))


def overlap(one: Bag, other: Bag) -> int:
    """Return the summed lengths of the words that two bags share."""
    shared = sum(map(len, one.words & other.words))
    if one.repeated and other.repeated:
        for word in one.repeated.keys() & other.repeated.keys():
            shared += len(word) * (min(one.repeated[word], other.repeated[word]) - 1)
    return shared


def likeness(one: Bag, other: Bag) -> float:
    """Return the Dice coefficient of two bags: 0 nothing in common, 1 the same words."""
    size = one.size + other.size
    return 2 * overlap(one, other) / size if size else 0.0


def share_words(one: str, other: str, least: float) -> bool:
    """Whether so much of what stands between spaces is the same in two lines.

    It is their Dice coefficient; bags would tell more, and cost more.
    """
    words, other_words = set(one.split()), set(other.split())
    return 2 * len(words & other_words) >= least * (len(words) + len(other_words))


def most_alike(one: Bag, other: Bag) -> float:
    """Return a bound that the likeness of two bags cannot pass, at no cost."""
    size = one.size + other.size
    return 2 * min(one.size, other.size) / size if size else 0.0
