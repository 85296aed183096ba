"""Sentences that stand elsewhere now, in their own paragraph or in another one.

They are found before the words of any row are compared, over all rows that changed: a comparison
of words alone would cut them where they happen to share an end with their new neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from recension.diff.bags import Bags, likeness, most_alike
from recension.diff.budget import Budget
from recension.diff.candidates import candidates
from recension.diff.sentence_rows import (
    SHORTEST,
    RowText,
    SentenceRow,
    cut_at_known_endings,
    settle_in_place,
)
from recension.diff.sentences import Sentence

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


def find_sentence_moves(
    texts: Iterable[RowText], cut: Callable[[str], list[Sentence]], bags: Bags, budget: Budget
) -> list[SentenceMove]:
    """Return the passages that moved, in the order of their new places.

    `cut` is `sentences_in`, or remembers what that returned.
    """
    rows = []
    for text in texts:
        if budget.is_spent:
            return []
        if max(len(text.old), len(text.new)) <= _LONGEST_ROW:
            rows.append(SentenceRow(text, cut(text.old), cut(text.new)))
    cut_at_known_endings(rows)
    for row in rows:
        row.settle_equal()
    moves = _equal_moves(rows)
    sources, targets = _by_row(moves), _by_row(moves.values())
    for index, row in enumerate(rows):
        settle_in_place(row, sources[index], targets[index], bags)
    moves |= _alike_moves(rows, moves, bags, budget)
    _extend(rows, moves)
    return _passages(rows, moves)


def _equal_moves(rows: Sequence[SentenceRow]) -> dict[_At, _At]:
    """Return the sentences that stand once on each side, and not where they stood."""
    places = _places([row.old_keys for row in rows])
    new_places = _places([row.new_keys for row in rows])
    moves: dict[_At, _At] = {}
    for key, found in places.items():
        targets = new_places.get(key, [])
        if len(key) >= SHORTEST and len(found) == 1 == len(targets):
            (old_row, at), (new_row, _) = found[0], targets[0]
            if old_row != new_row or at not in rows[old_row].old_in_place:
                moves[found[0]] = targets[0]
    return moves


def _places(keys: Sequence[Sequence[str]]) -> dict[str, list[_At]]:
    places: dict[str, list[_At]] = {}
    for row, row_keys in enumerate(keys):
        for at, key in enumerate(row_keys):
            places.setdefault(key, []).append((row, at))
    return places


def _by_row(places: Iterable[_At]) -> dict[int, set[int]]:
    """Return the sentences of places by their rows."""
    rows: dict[int, set[int]] = defaultdict(set)
    for row, at in places:
        rows[row].add(at)
    return rows


def _alike_moves(
    rows: Sequence[SentenceRow], moves: dict[_At, _At], bags: Bags, budget: Budget
) -> dict[_At, _At]:
    """Return the sentences that were edited on their way, those most alike first."""
    taken = set(moves.values())
    gone = [
        (index, at)
        for index, row in enumerate(rows)
        for at, key in enumerate(row.old_keys)
        if len(key) >= _SHORTEST_ALIKE and at not in row.old_in_place and (index, at) not in moves
    ]
    came = [
        (index, at)
        for index, row in enumerate(rows)
        for at, key in enumerate(row.new_keys)
        if len(key) >= _SHORTEST_ALIKE and at not in row.new_in_place and (index, at) not in taken
    ]
    old_keys = [rows[index].old_keys[at] for index, at in gone]
    new_keys = [rows[index].new_keys[at] for index, at in came]
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
    result: dict[_At, _At] = {}
    for _, source, target in sorted(found):
        if source not in result and target not in taken:
            result[source] = target
            taken.add(target)
    return result


def _extend(rows: Sequence[SentenceRow], moves: dict[_At, _At]) -> None:
    """Let equal sentences beside a moved one, too short to tell by themselves, move with it."""
    taken = set(moves.values())
    for (row, start), (new_row, new_start) in list(moves.items()):
        for step in (1, -1):
            at, new_at = start + step, new_start + step
            while _may_follow(rows[row], at, rows[new_row], new_at):
                if (row, at) in moves or (new_row, new_at) in taken:
                    break
                moves[row, at] = (new_row, new_at)
                taken.add((new_row, new_at))
                at, new_at = at + step, new_at + step


def _may_follow(row: SentenceRow, at: int, new_row: SentenceRow, new_at: int) -> bool:
    return (
        0 <= at < len(row.old)
        and 0 <= new_at < len(new_row.new)
        and row.old_keys[at] == new_row.new_keys[new_at]
        and at not in row.old_in_place
        and new_at not in new_row.new_in_place
    )


def _passages(rows: Sequence[SentenceRow], moves: dict[_At, _At]) -> list[SentenceMove]:
    """Return the moves with those joined that follow each other at both places."""
    passages: list[SentenceMove] = []
    for source, target in sorted(moves.items(), key=lambda move: (move[1], move[0])):
        row, new_row = rows[source[0]], rows[target[0]]
        move = SentenceMove(
            Place(row.text.row, *row.old[source[1]]),
            Place(new_row.text.row, *new_row.new[target[1]]),
        )
        if passages and _follows(passages[-1], move, row.text.old, new_row.text.new):
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
