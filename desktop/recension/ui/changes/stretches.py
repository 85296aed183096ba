"""Cutting a comparison into stretches: captions, unchanged lines and changes, as ranges of bands.

28,000 unchanged lines are one stretch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

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


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides how a comparison is cut into bands."""

    context: int | None = 2  # unchanged lines around a change; None for all
    opened: tuple[Range, ...] = ()  # ranges of old lines that the user opened


def stretches_of(
    rows: Sequence[Row], old: LinedText, new: LinedText, shape: Shape
) -> Iterator[Stretch]:
    """Yield the stretches of a comparison from the top."""
    old_line = new_line = 0
    needs_caption = True
    for index, row in enumerate(rows):
        before, after = shown_lines(row, is_old=True), shown_lines(row, is_old=False)
        if row.kind is Kind.EQUAL and before and after:
            cutter = _Cutter(index, before, after, shape)
            is_edge = (index == 0, index == len(rows) - 1)
            yield from cutter.stretches(old, new, is_edge, needs_caption=needs_caption)
        else:
            if needs_caption:
                yield Stretch(What.CAPTION, index, old_line, new_line, 1, leads_to=new_line)
            yield _change(index, old_line, new_line, _size(old, before), _size(new, after))
        needs_caption = False
        old_line = before.stop if before else old_line
        new_line = after.stop if after else new_line


def _change(index: int, old_line: int, new_line: int, old_size: int, new_size: int) -> Stretch:
    count = max(part_count(old_size), part_count(new_size))
    return Stretch(What.CHANGE, index, old_line, new_line, count)


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
