"""The sentences of the rows that changed, and which of them stayed where they were."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from recension.diff.bags import Bags, likeness
from recension.diff.candidates import MOST_CELLS
from recension.diff.chain import Point, heaviest_chain
from recension.diff.sentences import Sentence, known_by, sentences_in

SHORTEST = 30  # characters of a sentence that can be told to have moved
_IN_PLACE = 0.3  # the likeness from which a sentence is the same, edited where it stood
_SURELY = 0.6  # the share of its words that makes it so without a closer look


class RowText(NamedTuple):
    """The two texts of a row that is not equal; "" on a side that it lacks."""

    row: int
    old: str
    new: str


class SentenceRow:
    """The sentences of a row, and which of them stayed."""

    def __init__(self, text: RowText, old: list[Sentence], new: list[Sentence]) -> None:
        self.text = text
        self.old = old
        self.new = new
        self.old_keys = [text.old[start:stop] for start, stop in old]
        self.new_keys = [text.new[start:stop] for start, stop in new]
        self.stayed: list[Point] = []
        self.old_in_place: set[int] = set()
        self.new_in_place: set[int] = set()

    def settle_equal(self) -> None:
        """Note the equal sentences that both sides have in the same order."""
        self.stayed = _stayed(self.old_keys, self.new_keys)
        self.old_in_place = {at for at, _ in self.stayed}
        self.new_in_place = {at for _, at in self.stayed}


def cut_at_known_endings(rows: list[SentenceRow]) -> None:
    """Cut again where a sentence that ends a paragraph on the other side is followed by another.

    Nothing else may tell that it ends: it may be a caption, or the first line of a template.
    """
    endings = _endings(row.old_keys for row in rows)
    new_endings = _endings(row.new_keys for row in rows)
    for index, row in enumerate(rows):
        old, new = row.old, row.new
        if any(_goes_on(key, new_endings) for key in row.old_keys):
            old = sentences_in(row.text.old, new_endings)
        if any(_goes_on(key, endings) for key in row.new_keys):
            new = sentences_in(row.text.new, endings)
        if old is not row.old or new is not row.new:
            rows[index] = SentenceRow(row.text, old, new)


def _endings(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    return {known_by(keys[-1]): keys[-1] for keys in rows if keys and len(keys[-1]) >= SHORTEST}


def _goes_on(key: str, endings: dict[str, str]) -> bool:
    ending = endings.get(known_by(key))
    return ending is not None and len(key) > len(ending) and key.startswith(ending + " ")


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


def settle_in_place(row: SentenceRow, left: set[int], arrived: set[int], bags: Bags) -> None:
    """Note which sentences were edited where they stood; some left the row or came to it."""
    gone = sorted(set(range(len(row.old))) - row.old_in_place - left)
    came = sorted(set(range(len(row.new))) - row.new_in_place - arrived)
    if not gone or not came:
        return
    is_rewritten = len(gone) * len(came) > MOST_CELLS
    if not is_rewritten and not _are_edited_in_turn(row):
        points = _in_place(row, gone, came, bags)
        gone, came = [at for at, _ in points], [at for _, at in points]
    row.old_in_place.update(gone)
    row.new_in_place.update(came)


def _are_edited_in_turn(row: SentenceRow) -> bool:
    """Whether no sentence was added, removed or moved: the first became the first, and so on."""
    return len(row.old) == len(row.new) and all(
        old == new or _share_words(old, new)
        for old, new in zip(row.old_keys, row.new_keys, strict=True)
    )


def _share_words(old: str, new: str) -> bool:
    """Whether two sentences are surely alike; bags would tell more, and cost more."""
    words, new_words = set(old.split()), set(new.split())
    return 2 * len(words & new_words) >= _SURELY * (len(words) + len(new_words))


def _in_place(row: SentenceRow, gone: list[int], came: list[int], bags: Bags) -> list[Point]:
    """Return the heaviest chain of sentences that stayed or are alike."""
    weighed = {point: len(row.old_keys[point[0]]) * 2.0 for point in row.stayed}
    for at in gone:
        bag = bags[row.old_keys[at]]
        for new_at in came:
            alike = likeness(bag, bags[row.new_keys[new_at]])
            if alike >= _IN_PLACE:
                weighed[at, new_at] = alike * bag.size + 1
    points = sorted(weighed)
    return [points[index] for index in heaviest_chain(points, [weighed[point] for point in points])]
