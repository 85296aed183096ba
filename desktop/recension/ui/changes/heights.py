"""The heights of many bands stacked on each other, most of them only estimated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


class Heights:
    """Heights in pixels with fast sums: a Fenwick tree, so that one can change at any time.

    P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994.
    """

    def __init__(self, heights: Sequence[float] = ()) -> None:
        self._heights = list(heights)
        sums = list(accumulate(self._heights, initial=0.0))
        self._tree = [sums[i] - sums[i - (i & -i)] for i in range(len(sums))]
        self.total = sums[-1]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> float:
        return self._heights[index]

    def __setitem__(self, index: int, height: float) -> None:
        change = height - self._heights[index]
        self._heights[index] = height
        self.total += change
        place = index + 1
        while place < len(self._tree):
            self._tree[place] += change
            place += place & -place

    def top(self, index: int) -> float:
        """Return the sum of all heights before `index`."""
        total = 0.0
        while index > 0:
            total += self._tree[index]
            index -= index & -index
        return total

    def at(self, y: float) -> int:
        """Return the band that holds this distance from the top, the nearest outside."""
        if not self._heights:
            return 0
        place, step = 0, 1 << (len(self._heights).bit_length() - 1)
        while step:
            reach = place + step
            if reach < len(self._tree) and self._tree[reach] <= y:
                place, y = reach, y - self._tree[reach]
            step >>= 1
        return min(place, len(self._heights) - 1)
