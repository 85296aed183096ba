"""The page that is shown, as the list of its blocks; it outlives whatever shows it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from msgspec.structs import replace

from recension.engine.messages import PreviewBlock, PreviewUpdate, Splice

_LEAST = 0.001  # of a line: the end of a block is still in its last line


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a page by the source: a block, and a line counted from the block's first."""

    block: int
    line: float


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """Where a mark of a change is in a page."""

    block: int
    line: float  # counted from the block's first
    is_gone: bool  # whether the newer text lacks it; `line` is the one it stood before


@dataclass(frozen=True, slots=True)
class MarkedChange:
    """A mark of a change by the lines of the newer source."""

    line: int
    is_gone: bool
    first: int  # line of the block it is in
    last: int  # the same, included


class ShownPage:
    """Blocks, their source lines, and what stands around them."""

    def __init__(self) -> None:
        self.blocks: list[PreviewBlock] = []
        self.title = ""
        self.title_html = ""
        self.categories: tuple[str, ...] = ()
        self.indicators: dict[str, str] = {}
        self.warnings: tuple[str, ...] = ()
        self._serial = 0
        self._page = -1
        self._first: list[int] = []  # lines only rise in it
        self._lines: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not any(block.html.strip() for block in self.blocks)

    def fits(self, update: PreviewUpdate) -> bool:
        """Whether an update continues what is shown, or begins anew."""
        return update.is_fresh or (update.page == self._page and update.onto == self._serial)

    def apply(self, update: PreviewUpdate) -> None:
        """Make the changes of an update that fits."""
        if update.is_fresh:
            self.blocks = []
        for splice in update.splices:
            self.blocks[splice.start : splice.start + splice.removed] = splice.blocks
        self.title, self.title_html = update.title, update.title_html
        self.categories, self.indicators = update.categories, update.indicators
        self.warnings = update.warnings
        self._serial, self._page, self._lines = update.serial, update.page, update.lines
        self._first = list(accumulate(update.lines[0::2], max))

    @property
    def line_counts(self) -> list[int]:
        """How many source lines each block has."""
        return [self._count(block) for block in range(len(self._first))]

    def place_of(self, line: float) -> Place | None:
        """Return the block a source line is in, and where it is there."""
        if not self._first:
            return None
        last = max(0, bisect_right(self._first, line) - 1)
        first = bisect_left(self._first, self._first[last])
        if first == last:
            return self._place(last, line - self._lines[2 * last])
        # The blocks a template made share the lines of its call.
        part = (line - self._first[last]) / self._count(last) * (last - first + 1)
        block = min(last, first + max(0, int(part)))
        return self._place(block, (part - (block - first)) * self._count(block))

    def line_of(self, place: Place) -> float | None:
        """Return the source line of a place."""
        if not 0 <= place.block < len(self._first):
            return None
        first = bisect_left(self._first, self._first[place.block])
        last = bisect_right(self._first, self._first[place.block]) - 1
        inside = min(max(0.0, place.line), self._count(place.block) - _LEAST)
        if first == last:
            return self._lines[2 * first] + inside
        part = (place.block - first + inside / self._count(place.block)) / (last - first + 1)
        return self._first[last] + part * self._count(last)

    def marked_change(self, place: ChangePlace) -> MarkedChange | None:
        """Return the source lines of a mark."""
        if not 0 <= place.block < len(self._first):
            return None
        first, last = self._lines[2 * place.block : 2 * place.block + 2]
        most = last + 1 if place.is_gone else last
        return MarkedChange(min(first + int(place.line), most), place.is_gone, first, last)

    def _place(self, block: int, line: float) -> Place:
        return Place(block, min(max(0.0, line), float(self._count(block))))

    def _count(self, block: int) -> int:
        first, last = self._lines[2 * block : 2 * block + 2]
        return max(1, last - first + 1)


def as_change(update: PreviewUpdate, before: list[PreviewBlock], page: ShownPage) -> PreviewUpdate:
    """Return an update that begins the same page anew as a change of what is shown.

    So the page keeps its place when the engine was started again.
    """
    after = page.blocks
    limit = min(len(before), len(after))
    start = 0
    while start < limit and before[start].html == after[start].html:
        start += 1
    end = 0
    while end < limit - start and before[-1 - end].html == after[-1 - end].html:
        end += 1
    blocks = tuple(after[start : len(after) - end])
    splice = Splice(start, len(before) - start - end, blocks)
    return replace(update, splices=(splice,))
