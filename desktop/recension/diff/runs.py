"""How far two sequences agree from a place on; slices are compared, far faster than items."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

Items = Sequence[Hashable]  # lines, tokens, the characters of a string, bytes
_FIRST_STEP = 8
_LONGEST_STEP = 1 << 14  # slices that stay in the processor's cache


def common_ends(old: Items, new: Items) -> tuple[int, int]:
    """Return how many items two sequences begin with in common, and how many of the rest end so."""
    most = min(len(old), len(new))
    head = equal_run(old, new, 0, 0, most)
    return head, equal_run_before(old, new, len(old), len(new), most - head)


def equal_run(old: Items, new: Items, at: int, new_at: int, most: int) -> int:
    """Return how many items from two places on are equal, at most `most`."""
    low, step = 0, _FIRST_STEP
    while low < most:
        high = min(low + step, most)
        if old[at + low : at + high] != new[new_at + low : new_at + high]:
            return _narrow(old, new, (at, new_at), low, high)
        low, step = high, min(step * 2, _LONGEST_STEP)
    return low


def _narrow(old: Items, new: Items, places: tuple[int, int], low: int, high: int) -> int:
    """Return the run's length, which is at least `low` and below `high`."""
    at, new_at = places
    while high - low > 1:
        middle = (low + high) // 2
        if old[at + low : at + middle] == new[new_at + low : new_at + middle]:
            low = middle
        else:
            high = middle
    return low


def equal_run_before(old: Items, new: Items, stop: int, new_stop: int, most: int) -> int:
    """Return how many items before two places are equal, at most `most`."""
    low, step = 0, _FIRST_STEP
    while low < most:
        high = min(low + step, most)
        if old[stop - high : stop - low] != new[new_stop - high : new_stop - low]:
            return _narrow_before(old, new, (stop, new_stop), low, high)
        low, step = high, min(step * 2, _LONGEST_STEP)
    return low


def _narrow_before(old: Items, new: Items, stops: tuple[int, int], low: int, high: int) -> int:
    """Return the run's length, which is at least `low` and below `high`."""
    stop, new_stop = stops
    while high - low > 1:
        middle = (low + high) // 2
        if old[stop - middle : stop - low] == new[new_stop - middle : new_stop - low]:
            low = middle
        else:
            high = middle
    return low
