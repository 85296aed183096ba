"""Which line of a gap became which: the heaviest rising chain of lines that are alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recension.diff.bags import Bag, Bags, most_alike, overlap
from recension.diff.budget import Budget
from recension.diff.candidates import MOST_CELLS, candidates
from recension.diff.chain import Point, heaviest_chain
from recension.diff.faced import pair_faced
from recension.diff.lent_pieces import Candidate, without_lent_pieces

ALIKE = 0.30  # the least likeness of a line and what became of it
PIECE = 0.70  # the share of the smaller line's words that makes it a piece of the larger
_SMALLEST_PIECE = 12  # in characters of its words
_LEAST_SHARED = 10


class Pairs(NamedTuple):
    """Pairs of old and new places, rising."""

    points: Sequence[Point]
    alike: frozenset[int]  # old places of the pairs known to be alike; others may be pieces


def pair_lines(
    old: Sequence[str],
    new: Sequence[str],
    places: tuple[Sequence[int], Sequence[int]],
    reserved: Mapping[int, int],
    bags: Bags,
    budget: Budget,
) -> Pairs:
    """Return pairs of lines; `reserved` holds those that have a partner."""
    taken = set(reserved.values())
    faced: list[Point] = []
    if len(places[0]) * len(places[1]) > MOST_CELLS:
        faced = pair_faced(old, new, places, (reserved, taken), bags, budget)
        places = _without(places, faced)
    found: list[Candidate] = []
    for at, partners in candidates(old, new, places, bags, budget):
        bag = bags[old[at]]
        for new_at in partners:
            if at in reserved or new_at in taken:
                if reserved.get(at) == new_at:
                    found.append(Candidate(at, new_at, 2.0 * bag.size + 2, bag, bag, bag.size))
            elif old[at] == new[new_at]:
                found.append(Candidate(at, new_at, 1.5 * bag.size + 1, bag, bag, bag.size))
            else:
                candidate = _candidate(at, new_at, bag, bags[new[new_at]])
                if candidate:
                    found.append(candidate)
    found = without_lent_pieces(found)
    points = [(candidate.old, candidate.new) for candidate in found]
    chain = heaviest_chain(points, [candidate.weight for candidate in found])
    pairs = [points[index] for index in chain]
    return Pairs(sorted(pairs + faced) if faced else pairs, frozenset(at for at, _ in faced))


def _without(
    places: tuple[Sequence[int], Sequence[int]], pairs: Sequence[Point]
) -> tuple[Sequence[int], Sequence[int]]:
    taken, new_taken = {at for at, _ in pairs}, {at for _, at in pairs}
    return (
        [at for at in places[0] if at not in taken],
        [at for at in places[1] if at not in new_taken],
    )


def _candidate(at: int, new_at: int, old: Bag, new: Bag) -> Candidate | None:
    """Return a pair of unequal lines, None when they have too little in common."""
    smaller = min(old.size, new.size)
    if smaller < _SMALLEST_PIECE and most_alike(old, new) < ALIKE:
        return None
    shared = overlap(old, new)
    alike = 2 * shared / ((old.size + new.size) or 1)
    is_piece = smaller >= _SMALLEST_PIECE and shared >= _LEAST_SHARED and shared >= PIECE * smaller
    if not shared or (alike < ALIKE and not is_piece):
        return None
    return Candidate(at, new_at, shared * (0.5 + alike), old, new, shared)
