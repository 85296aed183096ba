"""How much of a text an edit left as it was."""

from __future__ import annotations

from collections.abc import Callable


def common_ends(old: str, new: str) -> tuple[int, int]:
    """Return how many code points two texts share at their beginning and, apart from that, end."""
    most = min(len(old), len(new))
    prefix = _longest(most, lambda low, high: old[low:high] == new[low:high])
    old_end, new_end = len(old), len(new)
    suffix = _longest(
        most - prefix,
        lambda low, high: (
            old[old_end - high : old_end - low] == new[new_end - high : new_end - low]
        ),
    )
    return prefix, suffix


def _longest(most: int, is_same: Callable[[int, int], bool]) -> int:
    """Return the greatest length up to `most` at which two texts are the same.

    `is_same` compares what lies between two lengths: nothing is looked at twice that was equal.
    """
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if is_same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
