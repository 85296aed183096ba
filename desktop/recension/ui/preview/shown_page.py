"""The page that is shown, as the list of its blocks; it outlives whatever shows it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from msgspec.structs import replace

from recension.engine.messages import PreviewBlock, PreviewUpdate, Splice


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

    def place_of(self, line: float) -> tuple[int, float] | None:
        """Return the block a source line is in and how far down in it (0 to 1)."""
        if not self._first:
            return None
        block = max(0, bisect_right(self._first, line) - 1)
        first, last = self._range(block)
        inside = (line - first) / (last - first + 1)
        return block, min(1.0, max(0.0, inside))

    def line_of(self, block: int, inside: float) -> int | None:
        """Return the source line of a place in a block."""
        if not 0 <= block < len(self._first):
            return None
        first, last = self._range(block)
        return min(last, first + int(inside * (last - first + 1)))

    def _range(self, block: int) -> tuple[int, int]:
        first = self._lines[2 * block]
        return first, max(first, self._lines[2 * block + 1])


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
