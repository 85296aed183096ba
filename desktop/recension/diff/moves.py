"""Paragraphs that stand elsewhere now, found among what the gaps left over."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recension.diff.bags import Bags, likeness, most_alike
from recension.diff.budget import Budget
from recension.diff.candidates import MOST_CELLS, best_first, candidates
from recension.diff.groups import Group, pair
from recension.diff.lines import is_weak
from recension.diff.pieces import grow_pair

_SHORTEST_RESERVED = 40  # characters of a line that moved for certain, and is kept from others
_SHORTEST_EQUAL = 10  # characters of an equal line that tells a move though it is not unique
_SHORTEST_ALIKE = 20  # characters of a line that was edited on its way
_ALIKE = 0.55  # the least likeness of a line that was edited on its way
_SHORTEST_CLAIMANT = 30  # characters of a line that may take the partner of another
_MOST_HASTY = 50_000  # lines without partner that are still looked at when the time is up
_WEAK_PAIR = 0.6  # the likeness below which a pair in a gap may give way
_BETTER = 0.3  # by so much a new partner must be more alike ...
_GOOD = 0.7  # ... and so alike at least


@dataclass(frozen=True, slots=True)
class Leftovers:
    """The lines that no gap found a partner for."""

    old: Sequence[int]
    new: Sequence[int]


def reserve(old: Sequence[str], new: Sequence[str], gaps: Sequence[Group]) -> dict[int, int]:
    """Return the long lines that stand once in the gaps of each side: they moved as they are."""
    common = {line for gap in gaps for line in _long(old[gap.old : gap.old_stop])}
    common &= {line for gap in gaps for line in _long(new[gap.new : gap.new_stop])}
    if not common:
        return {}
    old_places = _places(old, [range(gap.old, gap.old_stop) for gap in gaps], common)
    new_places = _places(new, [range(gap.new, gap.new_stop) for gap in gaps], common)
    return {
        places[0]: new_places[line][0]
        for line, places in old_places.items()
        if len(places) == 1 == len(new_places[line])
    }


def _long(lines: Sequence[str]) -> Iterator[str]:
    return (line for line in lines if len(line) >= _SHORTEST_RESERVED)


def _places(
    lines: Sequence[str], ranges: Sequence[range], wanted: Container[str]
) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for numbers in ranges:
        for at in numbers:
            if lines[at] in wanted:
                places[lines[at]].append(at)
    return places


def find_moves(
    old: Sequence[str],
    new: Sequence[str],
    leftovers: Leftovers,
    bags: Bags,
    budget: Budget,
) -> dict[int, int]:
    """Return the lines that moved, old place to new: equal ones, then those most alike."""
    if budget.is_spent and len(leftovers.old) + len(leftovers.new) > _MOST_HASTY:
        return {}
    moves = _equal_moves(old, new, leftovers)
    moves |= _alike_moves(old, new, _not_in(leftovers, moves), bags, budget)
    _extend_blocks(moves, old, new, leftovers)
    return moves


def _not_in(leftovers: Leftovers, moves: Mapping[int, int]) -> Leftovers:
    if not moves:
        return leftovers
    taken = set(moves.values())
    return Leftovers(
        [at for at in leftovers.old if at not in moves],
        [at for at in leftovers.new if at not in taken],
    )


def _equal_moves(old: Sequence[str], new: Sequence[str], leftovers: Leftovers) -> dict[int, int]:
    copies = Counter(old[at] for at in leftovers.old)
    targets: dict[str, deque[int]] = defaultdict(deque)
    for at in leftovers.new:
        if new[at] in copies and new[at].strip():
            targets[new[at]].append(at)
    new_copies = {line: len(places) for line, places in targets.items()}
    moves = {}
    for at in leftovers.old:
        line = old[at]
        is_unique = copies[line] == 1 == new_copies.get(line) and not is_weak(line)
        if targets.get(line) and (is_unique or len(line.strip()) >= _SHORTEST_EQUAL):
            moves[at] = targets[line].popleft()
    return moves


def _alike_moves(
    old: Sequence[str], new: Sequence[str], leftovers: Leftovers, bags: Bags, budget: Budget
) -> dict[int, int]:
    places = (
        [at for at in leftovers.old if len(old[at]) >= _SHORTEST_ALIKE],
        [at for at in leftovers.new if len(new[at]) >= _SHORTEST_ALIKE],
    )
    found = []
    for at, partners in candidates(old, new, places, bags, budget):
        bag = bags[old[at]]
        for new_at in partners:
            new_bag = bags[new[new_at]]
            if most_alike(bag, new_bag) >= _ALIKE:
                alike = likeness(bag, new_bag)
                if alike >= _ALIKE:
                    found.append((-alike * alike * (bag.size + new_bag.size), at, new_at))
    return best_first(found)


def _extend_blocks(
    moves: dict[int, int], old: Sequence[str], new: Sequence[str], leftovers: Leftovers
) -> None:
    """Let short equal lines beside a moved one move with it."""
    if not moves:
        return
    free, new_free = set(leftovers.old) - moves.keys(), set(leftovers.new) - set(moves.values())
    for start, new_start in list(moves.items()):
        for step in (1, -1):
            at, new_at = start + step, new_start + step
            while at in free and new_at in new_free and old[at] == new[new_at] and old[at].strip():
                moves[at] = new_at
                free.discard(at)
                new_free.discard(new_at)
                at, new_at = at + step, new_at + step


def prefer_better_partners(
    moves: dict[int, int],
    gaps: Sequence[list[Group]],
    leftovers: Leftovers,
    texts: tuple[Sequence[str], Sequence[str]],
    bags: Bags,
) -> None:
    """Dissolve weak pairs made inside a gap where one side has a far better partner elsewhere."""
    old, new = texts
    free = _not_in(leftovers, moves)
    olds = [at for at in free.old if len(old[at]) >= _SHORTEST_CLAIMANT]
    news = [at for at in free.new if len(new[at]) >= _SHORTEST_CLAIMANT]
    weak = _weak_pairs(gaps, old, new, bags) if olds or news else {}
    if not weak or (len(olds) + len(news)) * len(weak) > MOST_CELLS:
        return
    used: set[Group] = set()
    taken = set(moves.values())
    claims = _claims(weak, (olds, news), texts, bags)
    for _, at, new_at, group in sorted(claims):
        if at not in moves and new_at not in taken:
            used.add(group)
            moves[at] = new_at
            taken.add(new_at)
    for groups in gaps:
        groups[:] = [group for group in groups if group not in used]


def _claims(
    weak: Mapping[Group, float],
    places: tuple[Sequence[int], Sequence[int]],
    texts: tuple[Sequence[str], Sequence[str]],
    bags: Bags,
) -> Iterator[tuple[float, int, int, Group]]:
    """Yield pairs far better than a weak one, with that; before them their likeness, negative."""
    (old, new), (olds, news) = texts, places
    for group, alike in weak.items():
        wanted = max(_GOOD, alike + _BETTER)
        rivals = [(at, group.new) for at in olds] + [(group.old, new_at) for new_at in news]
        for at, new_at in rivals:
            bag, new_bag = bags[old[at]], bags[new[new_at]]
            if most_alike(bag, new_bag) >= wanted and likeness(bag, new_bag) >= wanted:
                yield -likeness(bag, new_bag), at, new_at, group


def _weak_pairs(
    gaps: Sequence[list[Group]], old: Sequence[str], new: Sequence[str], bags: Bags
) -> dict[Group, float]:
    pairs = [
        group
        for groups in gaps
        for group in groups
        if group.is_pair and not group.is_equal(old, new)
    ]
    alike = {group: bags.likeness_of(old[group.old], new[group.new]) for group in pairs}
    return {group: value for group, value in alike.items() if value < _WEAK_PAIR}


def group_moves(
    moves: Mapping[int, int],
    old: Sequence[str],
    new: Sequence[str],
    leftovers: Leftovers,
    bags: Bags,
    budget: Budget,
) -> list[Group]:
    """Return the moves as groups: a paragraph may have been split or merged on its way."""
    free, new_free = set(leftovers.old) - moves.keys(), set(leftovers.new) - set(moves.values())
    groups = []
    for at, new_at in sorted(moves.items()):
        area = _free_around(pair(at, new_at), free, new_free)
        group = grow_pair((at, new_at), (old, new), area, bags, budget)
        free.difference_update(range(group.old, group.old_stop))
        new_free.difference_update(range(group.new, group.new_stop))
        groups.append(group)
    return groups


def _free_around(group: Group, free: set[int], new_free: set[int]) -> Group:
    """Return the unbroken area of free lines around a pair."""
    old, old_stop, new, new_stop = group
    while old - 1 in free:
        old -= 1
    while old_stop in free:
        old_stop += 1
    while new - 1 in new_free:
        new -= 1
    while new_stop in new_free:
        new_stop += 1
    return Group(old, old_stop, new, new_stop)
