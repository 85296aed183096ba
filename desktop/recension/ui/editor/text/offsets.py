"""Code points and UTF-16 units: Python counts the first, Qt the second."""

from __future__ import annotations


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units a text takes; it must hold no lone surrogate."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def code_points(text: str, units: int) -> int:
    """Return how many code points the first `units` UTF-16 units of a text are.

    In the middle of a pair, the pair is not counted.
    """
    if utf16_length(text) == len(text):
        return units
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def common_prefix(one: str, other: str) -> int:
    """Return how many code points two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low < high - 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low


def common_suffix(one: str, other: str, limit: int) -> int:
    """Return how many code points two texts end with in common, at most `limit`."""
    low, high = 0, min(len(one), len(other), limit)
    if one[len(one) - high :] == other[len(other) - high :]:
        return high
    while low < high - 1:
        middle = (low + high) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle
    return low
