"""Pairs of lines given up because one of the two is, almost word for word, a piece of a third.

Where a paragraph was split and the one after it deleted, its second half faces the deleted one and
shares some words with it: those of two citations may be enough. But all of its words are in the
paragraph that was split, and so for mergers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from recension.diff.bags import Bag

_WHOLLY = 0.9  # the share of its words that must be in the third line ...
_BETTER = 0.3  # ... and by so much it must pass the likeness of the pair
_SHORTEST = 60  # characters of the words of a piece; shorter ones are in other lines by chance


class Candidate(NamedTuple):
    """An old and a new line, by their places, that may be a pair."""

    old: int
    new: int
    weight: float
    bag: Bag
    new_bag: Bag
    shared: int  # characters of the words in common

    @property
    def alike(self) -> float:
        """The likeness of the two lines."""
        return 2 * self.shared / ((self.bag.size + self.new_bag.size) or 1)


def without_lent_pieces(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates in their order, without those of a piece of a third line."""
    old_shares: dict[int, float] = {}  # of an old line that are in a longer new one
    new_shares: dict[int, float] = {}
    for old, new, _, bag, new_bag, shared in candidates:
        if shared >= _SHORTEST:
            _note(old_shares, old, shared, bag, new_bag)
            _note(new_shares, new, shared, new_bag, bag)
    if not old_shares and not new_shares:
        return list(candidates)
    return [
        candidate
        for candidate in candidates
        if max(old_shares.get(candidate.old, 0.0), new_shares.get(candidate.new, 0.0))
        < candidate.alike + _BETTER
        or _is_piece(candidate)
    ]


def _note(shares: dict[int, float], at: int, shared: int, piece: Bag, whole: Bag) -> None:
    if piece.size < whole.size and shared >= _WHOLLY * piece.size:
        shares[at] = max(shares.get(at, 0.0), shared / piece.size)


def _is_piece(candidate: Candidate) -> bool:
    """Whether the smaller of the two lines is itself a piece of the larger."""
    return candidate.shared >= _WHOLLY * min(candidate.bag.size, candidate.new_bag.size)
