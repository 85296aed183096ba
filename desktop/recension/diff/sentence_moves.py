"""Sentences that stand elsewhere now, in their own paragraph or in another one.

They are found before the words of any row are compared, over all rows that changed: a comparison
of words alone would cut them where they happen to share an end with their new neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from recension.diff.bags import Bags, likeness, most_alike
from recension.diff.budget import Budget
from recension.diff.candidates import best_first, candidates
from recension.diff.sentence_rows import SHORTEST, RowText, SentenceRow, Settled

_SHORTEST_ALIKE = 40  # characters of one that was edited on its way
_ALIKE = 0.6  # the least likeness of such a one
_LONGEST_ROW = 100_000  # characters; what is longer is no prose


class Place(NamedTuple):
    """Where a passage stands: its row, and code points from the start of the row's text."""

    row: int
    start: int
    stop: int


class SentenceMove(NamedTuple):
    """A passage of one or more sentences that moved."""

    old: Place
    new: Place


_At = tuple[int, int]  # index of a row in the list, index of a sentence in it


class _Rows(NamedTuple):
    """The rows that changed, in order: their numbers, their sentences, and which of these stayed.

    What stayed is filled in once it is known which equal sentences moved.
    """

    numbers: list[int]
    sentences: list[SentenceRow]
    settled: list[Settled]


def find_sentence_moves(
    texts: Iterable[RowText],
    read: Callable[[tuple[str, str]], SentenceRow],
    cut: Callable[[list[SentenceRow]], None],
    bags: Bags,
    budget: Budget,
) -> list[SentenceMove]:
    """Return the passages that moved, in the order of their new places.

    `read` makes the sentences of the two texts of a row, or remembers them; `cut` cuts those of all
    rows again where other rows tell that sentences end or begin.
    """
    rows = _Rows([], [], [])
    for text in texts:
        if budget.is_spent:
            return []
        if max(len(text.old), len(text.new)) <= _LONGEST_ROW:
            rows.numbers.append(text.row)
            rows.sentences.append(read((text.old, text.new)))
    cut(rows.sentences)
    moves = _equal_moves(rows.sentences)
    sources, targets = _by_row(moves), _by_row(moves.values())
    for index, row in enumerate(rows.sentences):
        rows.settled.append(row.settled(sources.get(index, ()), targets.get(index, ()), bags))
    moves |= _alike_moves(rows, moves, bags, budget)
    _extend(rows, moves)
    return _passages(rows, moves)


def _equal_moves(rows: Sequence[SentenceRow]) -> dict[_At, _At]:
    """Return the sentences that stand once on each side, and not where they stood."""
    wanted = {key for row in rows for key in row.loose_old_keys}
    wanted &= {key for row in rows for key in row.loose_new_keys}
    if not wanted:
        return {}
    places = _places([row.old_keys for row in rows], wanted)
    new_places = _places([row.new_keys for row in rows], wanted)
    return {
        found[0]: new_places[key][0]
        for key, found in places.items()
        if len(key) >= SHORTEST and len(found) == 1 == len(new_places[key])
    }


def _places(keys: Sequence[Sequence[str]], wanted: Container[str]) -> dict[str, list[_At]]:
    places: dict[str, list[_At]] = {}
    for row, row_keys in enumerate(keys):
        for at, key in enumerate(row_keys):
            if key in wanted:
                places.setdefault(key, []).append((row, at))
    return places


def _by_row(places: Iterable[_At]) -> dict[int, set[int]]:
    """Return the sentences of places by their rows."""
    rows: dict[int, set[int]] = defaultdict(set)
    for row, at in places:
        rows[row].add(at)
    return rows


def _alike_moves(
    rows: _Rows, moves: Mapping[_At, _At], bags: Bags, budget: Budget
) -> dict[_At, _At]:
    """Return the sentences that were edited on their way, those most alike first."""
    gone, came = _without_place(rows, moves, set(moves.values()))
    if not gone or not came:
        return {}
    old_keys = [rows.sentences[index].old_keys[at] for index, at in gone]
    new_keys = [rows.sentences[index].new_keys[at] for index, at in came]
    found = []
    places = (range(len(gone)), range(len(came)))
    for at, partners in candidates(old_keys, new_keys, places, bags, budget):
        bag = bags[old_keys[at]]
        for new_at in partners:
            new_bag = bags[new_keys[new_at]]
            if most_alike(bag, new_bag) >= _ALIKE:
                alike = likeness(bag, new_bag)
                if alike >= _ALIKE:
                    found.append((-alike, gone[at], came[new_at]))
    return best_first(found)


def _without_place(
    rows: _Rows, moves: Container[_At], taken: Container[_At]
) -> tuple[list[_At], list[_At]]:
    """Return the sentences, old and new, that may have been edited on their way."""
    gone: list[_At] = []
    came: list[_At] = []
    for index, (row, settled) in enumerate(zip(rows.sentences, rows.settled, strict=True)):
        gone += [
            (index, at)
            for at in sorted(row.old_loose - settled.old)
            if len(row.old_keys[at]) >= _SHORTEST_ALIKE and (index, at) not in moves
        ]
        came += [
            (index, at)
            for at in sorted(row.new_loose - settled.new)
            if len(row.new_keys[at]) >= _SHORTEST_ALIKE and (index, at) not in taken
        ]
    return gone, came


def _extend(rows: _Rows, moves: dict[_At, _At]) -> None:
    """Let equal sentences beside a moved one, too short to tell by themselves, move with it."""
    taken = set(moves.values())
    for source, target in list(moves.items()):
        for step in (1, -1):
            place, new_place = _beside(source, step), _beside(target, step)
            while _may_follow(rows, place, new_place):
                if place in moves or new_place in taken:
                    break
                moves[place] = new_place
                taken.add(new_place)
                place, new_place = _beside(place, step), _beside(new_place, step)


def _beside(place: _At, step: int) -> _At:
    return place[0], place[1] + step


def _may_follow(rows: _Rows, place: _At, new_place: _At) -> bool:
    row, new_row = rows.sentences[place[0]], rows.sentences[new_place[0]]
    at, new_at = place[1], new_place[1]
    return (
        0 <= at < len(row.old)
        and 0 <= new_at < len(new_row.new)
        and row.old_keys[at] == new_row.new_keys[new_at]
        and at not in rows.settled[place[0]].old
        and new_at not in rows.settled[new_place[0]].new
    )


def _passages(rows: _Rows, moves: dict[_At, _At]) -> list[SentenceMove]:
    """Return the moves with those joined that follow each other at both places."""
    passages: list[SentenceMove] = []
    for source, target in sorted(moves.items(), key=lambda move: (move[1], move[0])):
        row, new_row = rows.sentences[source[0]], rows.sentences[target[0]]
        move = SentenceMove(
            Place(rows.numbers[source[0]], *row.old[source[1]]),
            Place(rows.numbers[target[0]], *new_row.new[target[1]]),
        )
        if passages and _follows(passages[-1], move, row.texts[0], new_row.texts[1]):
            first = passages.pop()
            move = SentenceMove(
                move.old._replace(start=first.old.start), move.new._replace(start=first.new.start)
            )
        passages.append(move)
    return passages


def _follows(first: SentenceMove, second: SentenceMove, old: str, new: str) -> bool:
    """Whether two passages stand side by side at both places, with the same space between."""
    if first.old.row != second.old.row or first.new.row != second.new.row:
        return False
    gap = old[first.old.stop : second.old.start]
    same = gap == new[first.new.stop : second.new.start]
    return same and first.old.stop <= second.old.start and not gap.strip() and "\n" not in gap
