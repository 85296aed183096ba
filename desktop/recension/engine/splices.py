"""What changed between two lists of blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from recension.engine.messages import PreviewBlock, Splice


class BlockList:
    """The blocks the window shows; knows what to tell it when they change.

    Blocks with equal HTML keep their id as long as their order stays, so the window replaces only
    what is new. Linear but for a sort.
    """

    def __init__(self) -> None:
        self._blocks: list[PreviewBlock] = []
        self._last_id = 0

    def update(self, html: Sequence[str]) -> tuple[Splice, ...]:
        """Make the list hold these blocks; return the splices that do so, from first to last."""
        old = [block.html for block in self._blocks]
        kept = [*_kept(old, html), (len(old), len(html))]
        splices: list[Splice] = []
        blocks: list[PreviewBlock] = []
        after_old = after_new = 0
        for old_index, new_index in kept:
            if old_index > after_old or new_index > after_new:
                made = tuple(self._make(text) for text in html[after_new:new_index])
                splices.append(Splice(len(blocks), old_index - after_old, made))
                blocks.extend(made)
            blocks.extend(self._blocks[old_index : old_index + 1])
            after_old, after_new = old_index + 1, new_index + 1
        self._blocks = blocks
        return tuple(splices)

    def _make(self, html: str) -> PreviewBlock:
        self._last_id += 1
        return PreviewBlock(self._last_id, html)


def _kept(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of indexes of equal items, rising on both sides."""
    limit = min(len(old), len(new))
    head = 0
    while head < limit and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < limit - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    pairs = [(index, index) for index in range(head)]
    pairs += _rising(_copies(old, new, head, tail))
    pairs += [(len(old) - index, len(new) - index) for index in range(tail, 0, -1)]
    return pairs


def _copies(old: Sequence[str], new: Sequence[str], head: int, tail: int) -> list[tuple[int, int]]:
    """Pair the n-th copy of an item with its n-th copy, between the ends."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index in range(len(old) - tail - 1, head - 1, -1):
        places[old[index]].append(index)
    return [
        (places[new[index]].pop(), index)
        for index in range(head, len(new) - tail)
        if places.get(new[index])
    ]


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of the pairs in which the first numbers rise."""
    ends: list[int] = []  # the lowest first number that ends a run of this length
    runs: list[int] = []  # the pair that it belongs to
    before: list[int] = []
    for index, (number, _) in enumerate(pairs):
        length = bisect_left(ends, number)
        before.append(runs[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        runs[length : length + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = runs[-1] if runs else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
