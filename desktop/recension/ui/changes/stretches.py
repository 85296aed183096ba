"""Cutting a comparison into stretches: captions, unchanged lines and changes, as ranges of bands.

28,000 unchanged lines are one stretch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from recension.diff.empty_texts import shows_nothing
from recension.diff.values import Kind, Lines, Row, shown_lines
from recension.ui.changes.lines import LinedText
from recension.ui.changes.parts import PART, part_count

Range = tuple[int, int]

_WORTH_HIDING = 2  # lines: a caption is as high as the one line it would hide


class What(Enum):
    """The sorts of bands."""

    CAPTION = auto()
    CONTEXT = auto()
    CHANGE = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bands of one sort that follow each other."""

    what: What
    row: int  # of the comparison
    old_line: int  # first line on each side, where the side has any
    new_line: int
    count: int  # of bands
    hidden: int = 0  # of a caption: how many unchanged lines are collapsed above it
    leads_to: int = 0  # of a caption: line of the new text at which the change below it begins
    is_line: bool = False  # of context: this is one long line, cut into `count` bands
    size: int = 0  # of a change: how many code points its longer side has


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides how a comparison is cut into bands."""

    context: int | None = 2  # unchanged lines around a change; None for all
    opened: tuple[Range, ...] = ()  # ranges of old lines that the user opened


@dataclass(frozen=True, slots=True)
class Piece:
    """The stretches of one row, and what they follow from beside the texts."""

    row: Row
    lines: tuple[int, int]  # of both texts, at which the row begins
    is_last: bool  # of all rows
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Cutting:
    """A comparison to be cut into stretches."""

    rows: Sequence[Row]
    old: LinedText
    new: LinedText
    shape: Shape

    def pieces(self, before: Cutting | None, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Yield the stretches of every row from the top.

        Args:
            before: What was cut before; it may be nearly the same.
            pieces: What came of it. Those that would come again are kept.
        """
        is_akin = before is not None and before.old is self.old and before.shape == self.shape
        known = pieces if is_akin else ()
        lines = (0, 0)
        for index, row in enumerate(self.rows):
            piece = known[index] if index < len(known) else None
            if piece is None or before is None or not self._would_be(piece, index, lines, before):
                stretches = tuple(self._stretches(index, lines))
                piece = Piece(row, lines, self._is_last(index), stretches)
            yield piece
            old, new = shown_lines(row, is_old=True), shown_lines(row, is_old=False)
            lines = (old.stop if old else lines[0], new.stop if new else lines[1])

    def _would_be(self, piece: Piece, index: int, lines: tuple[int, int], before: Cutting) -> bool:
        """Whether a row would be cut as it was: it reads the same and stands at the same lines."""
        row = self.rows[index]
        if piece.lines != lines or piece.row != row or piece.is_last != self._is_last(index):
            return False
        return row.new is None or self.new.text_of(row.new) == before.new.text_of(row.new)

    def _is_last(self, index: int) -> bool:
        return index == len(self.rows) - 1

    def _stretches(self, index: int, lines: tuple[int, int]) -> Iterator[Stretch]:
        row = self.rows[index]
        old, new = shown_lines(row, is_old=True), shown_lines(row, is_old=False)
        if row.kind is Kind.EQUAL and old and new:
            cutter = _Cutter(index, old, new, self.shape)
            is_edge = (index == 0, self._is_last(index))
            yield from cutter.stretches(self.old, self.new, is_edge, needs_caption=index == 0)
            return
        if index == 0:
            yield Stretch(What.CAPTION, index, *lines, 1, leads_to=lines[1])
        if shows_nothing(row):
            return
        sizes = _size(self.old, old), _size(self.new, new)
        count = max(map(part_count, sizes))
        yield Stretch(What.CHANGE, index, *lines, count, size=max(sizes))


def _size(text: LinedText, lines: Lines | None) -> int:
    if lines is None:
        return 0
    start, stop = text.bounds(lines)
    return stop - start


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Cuts one run of equal lines into context and what is collapsed."""

    index: int
    before: Lines
    after: Lines
    shape: Shape

    def stretches(
        self, old: LinedText, new: LinedText, is_edge: tuple[bool, bool], *, needs_caption: bool
    ) -> Iterator[Stretch]:
        count = self.before.stop - self.before.start
        start, stop = self._hidden(count, is_edge)
        if needs_caption and start == stop:
            yield self._caption(0, hidden=0)
        yield from self._context(old, new, 0, start)
        if start < stop:
            yield self._caption(stop, hidden=stop - start)
        yield from self._context(old, new, stop, count)

    def _caption(self, line: int, hidden: int) -> Stretch:
        old, new = self.before.start + line, self.after.start + line
        return Stretch(What.CAPTION, self.index, old, new, 1, hidden, self.after.stop)

    def _hidden(self, count: int, is_edge: tuple[bool, bool]) -> Range:
        """Return which of the equal lines are collapsed; an empty range for none."""
        context = self.shape.context
        if context is None:
            return count, count
        start = 0 if is_edge[0] else min(context, count)
        stop = count if is_edge[1] else max(start, count - context)
        if stop - start < _WORTH_HIDING:
            return count, count
        for low, high in self.shape.opened:
            if low < self.before.start + stop and self.before.start + start < high:
                return count, count
        return start, stop

    def _context(self, old: LinedText, new: LinedText, start: int, stop: int) -> Iterator[Stretch]:
        """Yield the lines from `start` to `stop`, long ones apart and in parts."""
        at = start
        for line in range(start, stop):
            old_line, new_line = self.before.start + line, self.after.start + line
            size = max(_length(old, old_line), _length(new, new_line))
            if size > PART:
                if at < line:
                    yield self._lines(at, line)
                yield Stretch(
                    What.CONTEXT, self.index, old_line, new_line, part_count(size), is_line=True
                )
                at = line + 1
        if at < stop:
            yield self._lines(at, stop)

    def _lines(self, start: int, stop: int) -> Stretch:
        return Stretch(
            What.CONTEXT,
            self.index,
            self.before.start + start,
            self.after.start + start,
            stop - start,
        )


def _length(text: LinedText, line: int) -> int:
    return text.starts[line + 1] - text.starts[line] - 1
