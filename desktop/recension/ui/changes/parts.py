"""Cutting very long texts into parts that are laid out one by one.

A paragraph of 1 MB would take a second to lay out and to wrap; its parts take a millisecond each
when they come into view. Parts end at white space where there is some near.
"""

from __future__ import annotations

import unicodedata

PART = 4000  # code points
_REACH = 200  # how far to look for white space
_JOINERS = "\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}"


def part_count(size: int) -> int:
    """Return how many parts a text of this many code points has."""
    return max(1, -(-size // PART))


def part_bounds(text: str, whole: tuple[int, int], part: int) -> tuple[int, int] | None:
    """Return where a part of the text from `whole[0]` to `whole[1]` starts and stops.

    None past the last part: the other side may have more.
    """
    start, stop = _cut(text, whole, part), _cut(text, whole, part + 1)
    return None if part and start >= stop else (start, stop)


def _cut(text: str, whole: tuple[int, int], part: int) -> int:
    start, stop = whole
    at = start + part * PART
    if part == 0 or at >= stop:
        return min(at, stop)
    for place in range(at, min(at + _REACH, stop)):
        if text[place].isspace():
            return place + 1
    return _whole_character(text, at, stop)


def _whole_character(text: str, at: int, stop: int) -> int:
    while at < stop and (unicodedata.combining(text[at]) or text[at] in _JOINERS):
        at += 1
    return at
