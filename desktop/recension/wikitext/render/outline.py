"""Headings of a whole page: unique ids, numbers, levels (Help:Sections)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from recension.wikitext.context import HeadingMark

# MediaWiki compares ids without regard to case, as far as ASCII goes.
_ASCII_LOWER = {c: c + 32 for c in range(ord("A"), ord("Z") + 1)}


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading in its place on the page."""

    mark: HeadingMark
    anchor: str  # unique on the page
    fallback: str  # unique too; "" where it is the same
    depth: int  # in the table of contents, from 1
    number: str  # "1.2"
    block: int  # index of the block it stands in
    index: int  # in that block


class Outline:
    """Numbers headings one after the other."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._numbers: dict[str, int] = {}  # by id, the next one to try
        self._levels: list[int] = []  # of the headings the current one stands under
        self._counts: list[int] = []
        self._last_level = 0

    def entries(
        self,
        blocks: Iterable[list[HeadingMark]],
        decided: Callable[[int, HeadingMark], HeadingMark],
    ) -> list[OutlineEntry]:
        """Return the headings of all blocks in order; `decided` fills in what the page decides."""
        return [
            self._entry(decided(block, mark), block, index)
            for block, marks in enumerate(blocks)
            for index, mark in enumerate(marks)
        ]

    def _entry(self, mark: HeadingMark, block: int, index: int) -> OutlineEntry:
        self._step(mark.level)
        anchor = self._unique(mark.anchor)
        differs = mark.fallback and mark.fallback != mark.anchor
        fallback = self._unique(mark.fallback) if differs else ""
        number = ".".join(map(str, self._counts))
        return OutlineEntry(mark, anchor, fallback, len(self._levels), number, block, index)

    def _step(self, level: int) -> None:
        """Go to the depth of a heading; a skipped level does not count as one."""
        if level > self._last_level:
            self._levels.append(level)
            self._counts.append(0)
        elif level < self._last_level:
            while len(self._levels) > 1 and self._levels[-1] > level:
                above = self._levels[-2]
                if above < level:
                    break
                self._levels.pop()
                self._counts.pop()
        self._levels[-1] = level
        self._counts[-1] += 1
        self._last_level = level

    def _unique(self, anchor: str) -> str:
        key = anchor.translate(_ASCII_LOWER)
        if key not in self._used:
            self._used.add(key)
            return anchor
        number = self._numbers.get(key, 2)
        while f"{key}_{number}" in self._used:
            number += 1
        self._numbers[key] = number + 1
        self._used.add(f"{key}_{number}")
        return f"{anchor}_{number}"
