"""Which line of a gap became which: the heaviest rising chain of lines that are alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recension.diff.bags import Bag, Bags, most_alike, overlap
from recension.diff.budget import Budget
from recension.diff.candidates import MOST_CELLS, candidates
from recension.diff.chain import Point, heaviest_chain
from recension.diff.faced import pair_faced

ALIKE = 0.30  # the least likeness of a line and what became of it
PIECE = 0.70  # the share of the smaller line's words that makes it a piece of the larger
_SMALLEST_PIECE = 12  # in characters of its words
_LEAST_SHARED = 10


def pair_lines(
    old: Sequence[str],
    new: Sequence[str],
    places: tuple[Sequence[int], Sequence[int]],
    reserved: Mapping[int, int],
    bags: Bags,
    budget: Budget,
) -> list[Point]:
    """Return pairs of old and new places, rising; `reserved` holds the lines that have a partner.

    Among the pairs are pieces of split lines, which need not be alike.
    """
    taken = set(reserved.values())
    faced: list[Point] = []
    if len(places[0]) * len(places[1]) > MOST_CELLS:
        faced = pair_faced(old, new, places, (reserved, taken), bags, budget)
        places = _without(places, faced)
    points: list[Point] = []
    weights: list[float] = []
    for at, partners in candidates(old, new, places, bags, budget):
        bag = bags[old[at]]
        for new_at in partners:
            if at in reserved or new_at in taken:
                weight = 2.0 * bag.size + 2 if reserved.get(at) == new_at else 0.0
            elif old[at] == new[new_at]:
                weight = 1.5 * bag.size + 1
            else:
                weight = _weight(bag, bags[new[new_at]])
            if weight:
                points.append((at, new_at))
                weights.append(weight)
    chain = [points[index] for index in heaviest_chain(points, weights)]
    return sorted(chain + faced) if faced else chain


def _without(
    places: tuple[Sequence[int], Sequence[int]], pairs: Sequence[Point]
) -> tuple[Sequence[int], Sequence[int]]:
    taken, new_taken = {at for at, _ in pairs}, {at for _, at in pairs}
    return (
        [at for at in places[0] if at not in taken],
        [at for at in places[1] if at not in new_taken],
    )


def _weight(old: Bag, new: Bag) -> float:
    """Return how much a pair of unequal lines counts, 0 when they have too little in common."""
    smaller = min(old.size, new.size)
    if smaller < _SMALLEST_PIECE and most_alike(old, new) < ALIKE:
        return 0.0
    shared = overlap(old, new)
    alike = 2 * shared / ((old.size + new.size) or 1)
    is_piece = smaller >= _SMALLEST_PIECE and shared >= _LEAST_SHARED and shared >= PIECE * smaller
    return shared * (0.5 + alike) if alike >= ALIKE or is_piece else 0.0
