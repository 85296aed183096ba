"""The sentences of a row that changed, and which of them stayed where they were.

Most rows are as they were at the last key: all here follows from the two texts of one row, unless
sentences left it or came to it, and is kept with them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from recension.diff.bags import Bags, likeness, share_words
from recension.diff.candidates import MOST_CELLS
from recension.diff.chain import Point, heaviest_chain
from recension.diff.sentences import Sentence, known_by

SHORTEST = 30  # characters of a sentence that can be told to have moved
_IN_PLACE = 0.3  # the likeness from which a sentence is the same, edited where it stood
_SURELY = 0.6  # the share of its words that makes it so without a closer look


class RowText(NamedTuple):
    """The two texts of a row that is not equal; "" on a side that it lacks."""

    row: int
    old: str
    new: str


class Settled(NamedTuple):
    """The sentences of a row, by their index, that stayed: equal, or edited where they stood."""

    old: frozenset[int]
    new: frozenset[int]


class SentenceRow:
    """The sentences of the two texts of a row, and which of them stayed."""

    def __init__(self, texts: tuple[str, str], old: list[Sentence], new: list[Sentence]) -> None:
        self.texts = texts
        self.old = old
        self.new = new
        self.old_keys = [texts[0][start:stop] for start, stop in old]
        self.new_keys = [texts[1][start:stop] for start, stop in new]
        self.beginnings = _by_beginning(self.old_keys), _by_beginning(self.new_keys)
        self._stayed = _stayed(self.old_keys, self.new_keys)
        self.equal = Settled(
            frozenset(at for at, _ in self._stayed), frozenset(at for _, at in self._stayed)
        )
        self.old_loose = set(range(len(old))) - self.equal.old
        self.new_loose = set(range(len(new))) - self.equal.new
        self.loose_old_keys = [self.old_keys[at] for at in self.old_loose]
        self.loose_new_keys = [self.new_keys[at] for at in self.new_loose]
        self._usually: Settled | None = None  # where none left and none came

    def settled(self, left: Collection[int], arrived: Collection[int], bags: Bags) -> Settled:
        """Return which sentences stayed; some are known to have left the row or come to it."""
        if left or arrived:
            return self._settle(left, arrived, bags)
        if self._usually is None:
            self._usually = self._settle((), (), bags)
        return self._usually

    def _settle(self, left: Collection[int], arrived: Collection[int], bags: Bags) -> Settled:
        gone = sorted(self.old_loose.difference(left))
        came = sorted(self.new_loose.difference(arrived))
        if not gone or not came:
            return self.equal
        is_rewritten = len(gone) * len(came) > MOST_CELLS
        if not is_rewritten and not self._are_edited_in_turn():
            points = self._in_place(gone, came, bags)
            gone, came = [at for at, _ in points], [at for _, at in points]
        return Settled(self.equal.old.union(gone), self.equal.new.union(came))

    def _are_edited_in_turn(self) -> bool:
        """Whether none was added, removed or moved: the first became the first, and so on."""
        return len(self.old) == len(self.new) and all(
            old == new or share_words(old, new, _SURELY)
            for old, new in zip(self.old_keys, self.new_keys, strict=True)
        )

    def _in_place(self, gone: list[int], came: list[int], bags: Bags) -> list[Point]:
        """Return the heaviest chain of sentences that stayed or are alike."""
        weighed = {point: len(self.old_keys[point[0]]) * 2.0 for point in self._stayed}
        for at in gone:
            bag = bags[self.old_keys[at]]
            for new_at in came:
                alike = likeness(bag, bags[self.new_keys[new_at]])
                if alike >= _IN_PLACE:
                    weighed[at, new_at] = alike * bag.size + 1
        points = sorted(weighed)
        chain = heaviest_chain(points, [weighed[point] for point in points])
        return [points[index] for index in chain]


def _by_beginning(keys: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(known_by(key), []).append(key)
    return found


def _stayed(old: Sequence[str], new: Sequence[str]) -> list[Point]:
    """Return the heaviest chain of equal sentences of two sides."""
    if old == new:
        return [(at, at) for at in range(len(old))]
    copies, new_copies = Counter(old), Counter(new)
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(new) - 1, -1, -1):
        places[new[at]].append(at)
    points = [
        (at, places[key].pop()) for at, key in enumerate(old) if copies[key] == new_copies[key]
    ]
    weights = [len(old[at]) + 1.0 for at, _ in points]
    return [points[index] for index in heaviest_chain(points, weights)]
