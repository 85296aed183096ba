"""What became of the lines in a gap: pairs, splits and merges, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recension.diff.bags import Bags
from recension.diff.budget import Budget
from recension.diff.groups import Group
from recension.diff.pairing import pair_lines
from recension.diff.pieces import grow
from recension.diff.places import match_weak_lines, pair_by_place


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
    places = (
        [at for at in range(area.old, area.old_stop) if old[at].strip()],
        [at for at in range(area.new, area.new_stop) if new[at].strip()],
    )
    pairs = pair_lines(old, new, places, reserved, bags, budget)
    groups = grow(pairs, old, new, area, bags)
    groups = pair_by_place(groups, old, new, area, (reserved.keys(), set(reserved.values())))
    return match_weak_lines(groups, old, new, area, budget)
