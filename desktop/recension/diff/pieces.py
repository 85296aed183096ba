"""Paragraphs that were split or merged: a long line takes in the neighbours made of its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recension.diff.bags import Bag, Bags, likeness
from recension.diff.budget import Budget
from recension.diff.chain import Point
from recension.diff.groups import Group, pair
from recension.diff.pairing import ALIKE, PIECE, Pairs

_SHORTEST_WHOLE = 30  # characters of words a paragraph must hold to be looked at
_MOST_FOREIGN = 2  # lines that may stand between two pieces
_LONG_SHARE = 60  # so many characters of words in common, and 60 % suffice
_BEYOND_FOREIGN = 20  # characters of words in common that a piece beyond a foreign line needs


class _Whole:
    """The paragraph that was cut up, or put together, with its words that no piece has used yet."""

    def __init__(self, text: str, bag: Bag, mate: Bag) -> None:
        self.text = text
        self._spare = {word: bag.repeated.get(word, 1) for word in bag.words}
        self.use(mate)

    def shared(self, bag: Bag) -> int:
        """Return the summed lengths of the words of a bag that are still to be had."""
        spare, repeated = self._spare, bag.repeated
        return sum(
            len(word) * min(repeated.get(word, 1), spare[word]) for word in bag.words & spare.keys()
        )

    def use(self, bag: Bag) -> None:
        """Take the words of a bag away, as far as they are there."""
        for word in bag.words & self._spare.keys():
            left = self._spare.pop(word) - bag.repeated.get(word, 1)
            if left > 0:
                self._spare[word] = left


def grow(
    pairs: Pairs,
    old: Sequence[str],
    new: Sequence[str],
    area: Group,
    bags: Bags,
    budget: Budget,
) -> list[Group]:
    """Return the pairs as groups, each grown over the free neighbours that are pieces of it.

    A pair that was let in as a piece, found no siblings and is not alike is dropped.
    """
    groups: list[Group] = []
    points = pairs.points
    for index, (at, new_at) in enumerate(points):
        old_low, new_low = (
            (groups[-1].old_stop, groups[-1].new_stop) if groups else (area.old, area.new)
        )
        follower = points[index + 1] if index + 1 < len(points) else (area.old_stop, area.new_stop)
        free = Group(old_low, follower[0], new_low, follower[1])
        group = grow_pair((at, new_at), (old, new), free, bags, budget)
        is_kept = at in pairs.alike or not group.is_pair or old[at] == new[new_at]
        if is_kept or budget.is_spent or likeness(bags[old[at]], bags[new[new_at]]) >= ALIKE:
            groups.append(group)
    return groups


def grow_pair(
    point: Point,
    texts: tuple[Sequence[str], Sequence[str]],
    free: Group,
    bags: Bags,
    budget: Budget,
) -> Group:
    """Return the group around a pair, which may take lines from a free area."""
    (at, new_at), (old, new) = point, texts
    if free.is_pair or budget.is_spent or old[at] == new[new_at]:
        return pair(at, new_at)
    bag, new_bag = bags[old[at]], bags[new[new_at]]
    if max(bag.size, new_bag.size) < _SHORTEST_WHOLE:
        return pair(at, new_at)
    if bag.size > new_bag.size:
        if free.new_stop - free.new == 1:
            return pair(at, new_at)
        whole = _Whole(old[at].strip(), bag, new_bag)
        start, stop = _pieces_around(new_at, new, (free.new, free.new_stop), whole, bags, budget)
        return Group(at, at + 1, start, stop)
    if free.old_stop - free.old == 1:
        return pair(at, new_at)
    whole = _Whole(new[new_at].strip(), new_bag, bag)
    start, stop = _pieces_around(at, old, (free.old, free.old_stop), whole, bags, budget)
    return Group(start, stop, new_at, new_at + 1)


def _pieces_around(
    mate: int,
    lines: Sequence[str],
    free: tuple[int, int],
    whole: _Whole,
    bags: Bags,
    budget: Budget,
) -> tuple[int, int]:
    """Return the range of lines from the first piece to the last; `mate` is one of them."""
    last = _farthest_piece(range(mate + 1, free[1]), lines, whole, bags, budget)
    first = _farthest_piece(range(mate - 1, free[0] - 1, -1), lines, whole, bags, budget)
    return (mate if first is None else first), (mate if last is None else last) + 1


def _farthest_piece(
    places: Iterable[int], lines: Sequence[str], whole: _Whole, bags: Bags, budget: Budget
) -> int | None:
    """Walk away from a piece; return the place of the last piece there, the words of all used."""
    found = None
    foreign = 0
    for at in places:
        line = lines[at].strip()
        if not line:
            continue
        if budget.is_spent:
            break
        if _is_piece(line, lines[at], whole, bags, is_near=not foreign):
            found = at
            whole.use(bags[lines[at]])
            continue
        foreign += 1
        if foreign > _MOST_FOREIGN:
            break
    return found


def _is_piece(stripped: str, line: str, whole: _Whole, bags: Bags, *, is_near: bool) -> bool:
    bag = bags[line]
    is_telling = bag.size >= 6  # noqa: PLR2004 - two short words
    shared = whole.shared(bag)
    is_made_of_it = shared >= PIECE * bag.size or (
        shared >= _LONG_SHARE and shared >= 0.6 * bag.size
    )
    if is_telling and is_made_of_it and (is_near or shared >= _BEYOND_FOREIGN):
        return True
    return len(stripped) >= 3 and (is_telling or is_near) and stripped in whole.text  # noqa: PLR2004 - longer than "|-"
