"""What became of the lines in a gap: pairs, splits and merges, in order."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from recension.diff.bags import Bags, likeness
from recension.diff.budget import Budget
from recension.diff.groups import Group, pair
from recension.diff.literal_pieces import literal_group
from recension.diff.pairing import ALIKE, pair_lines
from recension.diff.pieces import grow
from recension.diff.places import is_same_slot, match_weak_lines, pair_by_place
from recension.diff.runs import common_ends
from recension.diff.subsequence import Anchoring, common_subsequence

_ANCHORING = Anchoring(shortest=64)
_BOOK = 100_000  # characters


def align(
    old: Sequence[str],
    new: Sequence[str],
    area: Group,
    reserved: Mapping[int, int],
    bags: Bags,
    budget: Budget,
) -> list[Group]:
    """Return the groups of an area, rising on both sides.

    `reserved` are equal lines that moved, old place to new; lines that find no partner here may
    have moved too, or are removed and added.
    """
    if area.old == area.old_stop or area.new == area.new_stop:
        return []
    if area.old_stop - area.old == 1 == area.new_stop - area.new and area.old not in reserved:
        return [Group(*area)] if _is_one_line(old[area.old], new[area.new], bags, budget) else []
    if not reserved and (made := literal_group(old, new, area)):
        return made
    if budget.is_spent:
        return _equal_lines(old, new, area, budget)
    places = (
        array("i", [at for at in range(area.old, area.old_stop) if old[at].strip()]),
        array("i", [at for at in range(area.new, area.new_stop) if new[at].strip()]),
    )
    pairs = pair_lines(old, new, places, reserved, bags, budget)
    groups = grow(pairs, old, new, area, bags, budget)
    groups = pair_by_place(groups, old, new, area, (reserved.keys(), set(reserved.values())))
    return match_weak_lines(groups, old, new, area, budget)


def _equal_lines(
    old: Sequence[str], new: Sequence[str], area: Group, budget: Budget
) -> list[Group]:
    """Return pairs of equal lines alone: the least that there is time for."""
    olds, news = old[area.old : area.old_stop], new[area.new : area.new_stop]
    return [
        pair(area.old + at + step, area.new + new_at + step)
        for at, new_at, length in common_subsequence(olds, news, _ANCHORING, budget)
        for step in range(length)
    ]


def _is_one_line(old: str, new: str, bags: Bags, budget: Budget) -> bool:
    """Whether a line that faces another one alone became it."""
    if not old.strip() or not new.strip():
        return old == new
    share = sum(common_ends(old, new)) / max(len(old), len(new))
    if budget.is_spent or share >= 2 * ALIKE:
        return share >= ALIKE
    return likeness(bags[_excerpt(old)], bags[_excerpt(new)]) >= ALIKE or is_same_slot(old, new)


def _excerpt(line: str) -> str:
    """Return enough of a line to tell what it is about: all of it, unless it is a book."""
    return line if len(line) <= _BOOK else line[: _BOOK // 2] + line[-_BOOK // 2 :]
