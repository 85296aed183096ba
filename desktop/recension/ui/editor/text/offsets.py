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
