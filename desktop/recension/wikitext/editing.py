"""How much of a text an edit left as it was."""

from __future__ import annotations

from collections.abc import Callable


def common_ends(old: str, new: str) -> tuple[int, int]:
    """Return how many code points two texts share at their beginning and, apart from that, end."""
    most = min(len(old), len(new))
    prefix = _longest(most, lambda length: old[:length] == new[:length])
    suffix = _longest(
        most - prefix, lambda length: old[len(old) - length :] == new[len(new) - length :]
    )
    return prefix, suffix


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """Return the greatest length up to `most` for which a property that ends somewhere holds."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low
