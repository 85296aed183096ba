"""The changes in a rendered page, counted through from its first block to its last."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class VisualSteps:
    """Where the changes of a page are.

    Args:
        counts: how many changes begin in every block.
        blocks: the ids of the blocks, which stay while a block stays.
        lines: the first source line of every block.
    """

    def __init__(
        self, counts: Sequence[int] = (), blocks: Sequence[int] = (), lines: Sequence[int] = ()
    ) -> None:
        self._counts = counts
        self._blocks = blocks
        self._lines = lines
        self._before = [0, *accumulate(counts)]

    def __len__(self) -> int:
        return self._before[-1]

    def place(self, step: int) -> tuple[int, int]:
        """Return the block a change is in, and its number there, from 0."""
        block = bisect_right(self._before, step) - 1
        return block, step - self._before[block]

    def line(self, step: int) -> int:
        """Return the source line at which the block of a change begins."""
        return self._lines[self.place(step)[0]]

    def at_line(self, line: int) -> int:
        """Return the change at a source line, or the next one below it, or else the last."""
        for block, count in enumerate(self._counts):
            is_before_next = block + 1 == len(self._lines) or line < self._lines[block + 1]
            if count and is_before_next:
                return self._before[block]
        return len(self) - 1

    def again(self, step: int, before: VisualSteps) -> int:
        """Return what became of a change of the page before; -1 where there is none any more."""
        if not 0 <= step < len(before) or not len(self):
            return -1
        block, number = before.place(step)
        try:
            same = self._blocks.index(before._blocks[block])
        except ValueError:
            return min(step, len(self) - 1)
        return min(self._before[same] + number, len(self) - 1)
