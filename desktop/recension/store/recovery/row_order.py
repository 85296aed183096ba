"""Which rows of a table have a broken number.

The rows of a tree rise by their numbers (https://sqlite.org/fileformat2.html, "B-tree Pages"). One
that does not fit between those around it is not the row of that number, and must not be taken for
it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import pairwise


def out_of_order(rows: Sequence[int]) -> set[int]:
    """Return the places of the fewest rows without which the others rise."""
    if all(one < other for one, other in pairwise(rows)):
        return set()
    lowest: list[int] = []  # by length, the lowest number that so many rising rows end with
    ends: list[int] = []  # and its place
    before: list[int] = []  # by place, that of the row before it; -1 for none
    for place, row in enumerate(rows):
        length = bisect_left(lowest, row)
        lowest[length : length + 1] = [row]
        ends[length : length + 1] = [place]
        before.append(ends[length - 1] if length else -1)
    rising: set[int] = set()
    place = ends[-1]
    while place >= 0:
        rising.add(place)
        place = before[place]
    return set(range(len(rows))) - rising


def rightful_numbers(rows: Sequence[int], broken: Set[int]) -> dict[int, int]:
    """Return the numbers of rows whose own is broken, by their places, where only one fits."""
    found: dict[int, int] = {}
    for place in broken:
        if place + 1 == len(rows) or not broken.isdisjoint((place - 1, place + 1)):
            continue
        before = rows[place - 1] if place else 0
        if rows[place + 1] - before == 2:  # noqa: PLR2004 - one is between them
            found[place] = before + 1
    return found
