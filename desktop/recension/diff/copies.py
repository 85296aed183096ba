"""What two sequences have in common, as far as linear time can tell.

The n-th copy of an item is paired with the n-th copy on the other side, and the longest rising
chain of these pairs is taken. Sequences may hold hundreds of thousands of items, so that places are
kept in arrays and not as objects of their own.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterator

from recension.diff.chain import longest_chain
from recension.diff.matches import Match, join_matches
from recension.diff.runs import Items

_NONE = -1


def pair_copies(old: Items, new: Items) -> list[Match]:
    """Return the runs of the chain, in order, none touching the next."""
    targets = _targets(old, new)
    return join_matches(Match(at, targets[at], 1) for at in longest_chain(targets))


def _targets(old: Items, new: Items) -> array[int]:
    """Return the new place of each old item, -1 for copies that are not there."""
    places: dict[Hashable, array[int]] = defaultdict(lambda: array("i"))
    for at, item in enumerate(new):
        places[item].append(at)
    copies = {item: iter(found) for item, found in places.items()}
    nothing: Iterator[int] = iter(())
    return array("i", (next(copies.get(item, nothing), _NONE) for item in old))
