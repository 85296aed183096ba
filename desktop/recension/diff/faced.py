"""Lines of a large gap that face each other and are plainly the same, edited: paired at a glance.

Where every line was touched, as by a search and replace, looking up the words of each would take
all the time there is, and in scripts without spaces find nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from recension.diff.bags import Bags, likeness, share_words
from recension.diff.budget import Budget
from recension.diff.chain import Point
from recension.diff.runs import common_ends

_SAME = 0.6  # the share of the longer line that both begin and end with, or of their words
_BARELY_SAME = 0.3  # the share that must do when the time is up
_SHORTEST = 40  # characters; shorter lines look alike too easily


def pair_faced(
    old: Sequence[str],
    new: Sequence[str],
    places: tuple[Sequence[int], Sequence[int]],
    reserved: tuple[Collection[int], Collection[int]],
    bags: Bags,
    budget: Budget,
) -> list[Point]:
    """Return the pairs in turn from the first lines on, and from the last lines back.

    It stops at the first two that are not plainly the same; lines in `reserved` never are.
    """
    olds, news = places
    most = min(len(olds), len(news))

    def are_same(at: int, new_at: int) -> bool:
        if at in reserved[0] or new_at in reserved[1]:
            return False
        return _are_same(old[at], new[new_at], bags, budget)

    head = 0
    while head < most and are_same(olds[head], news[head]):
        head += 1
    tail = 0
    while tail < most - head and are_same(olds[-1 - tail], news[-1 - tail]):
        tail += 1
    pairs = list(zip(olds[:head], news[:head], strict=True))
    return pairs + list(zip(olds[len(olds) - tail :], news[len(news) - tail :], strict=True))


def _are_same(old: str, new: str, bags: Bags, budget: Budget) -> bool:
    longer = max(len(old), len(new))
    if min(len(old), len(new)) < max(_SHORTEST, _SAME * longer):
        return False
    shared = sum(common_ends(old, new))
    if shared >= _SAME * longer or share_words(old, new, _SAME):
        return True
    if budget.is_spent:
        return shared >= _BARELY_SAME * longer
    return likeness(bags[old], bags[new]) >= _SAME
