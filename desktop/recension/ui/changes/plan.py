"""What stands under what: captions, unchanged lines and changes, as ranges of bands.

A band is one strip across both columns. Bands are numbered and made when they are looked at;
28,000 unchanged lines are one stretch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from recension.diff.values import Kind, Lines, Row
from recension.ui.changes.lines import LinedText
from recension.ui.changes.parts import PART, part_bounds, part_count

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
class Band:
    """One strip: what it is and which code points of each side it shows."""

    what: What
    row: int
    old: Range | None = None
    new: Range | None = None
    is_first: bool = True  # of the bands of its row or long line
    is_last: bool = True
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides how a comparison is cut into bands."""

    context: int | None = 2  # unchanged lines around a change; None for all
    opened: tuple[Range, ...] = ()  # ranges of old lines that the user opened


def shown_lines(row: Row, *, is_old: bool) -> Lines | None:
    """Return the lines a row shows on one side: a moved row has its text at one side only."""
    if row.kind is Kind.MOVED and row.is_origin is not is_old:
        return None
    return row.old if is_old else row.new


class Plan:
    """The bands of a comparison."""

    def __init__(self, rows: Sequence[Row], old: LinedText, new: LinedText, shape: Shape) -> None:
        self.rows, self.old, self.new = rows, old, new
        self.stretches = tuple(_stretches(rows, old, new, shape))
        self.first: list[int] = [0]  # band of each stretch, and one past the end
        for stretch in self.stretches:
            self.first.append(self.first[-1] + stretch.count)
        self.band_of_row = {
            stretch.row: first
            for stretch, first in zip(self.stretches, self.first, strict=False)
            if stretch.what is What.CHANGE
        }

    def __len__(self) -> int:
        return self.first[-1]

    def stretch_at(self, band: int) -> int:
        """Return the number of the stretch that holds a band."""
        return bisect_right(self.first, band) - 1

    def after(self, band: int) -> int:
        """Return the first band of the next stretch."""
        return self.first[self.stretch_at(band) + 1]

    def band(self, number: int) -> Band:
        """Make one band."""
        index = self.stretch_at(number)
        stretch, part = self.stretches[index], number - self.first[index]
        if stretch.what is What.CAPTION:
            return Band(What.CAPTION, stretch.row, stretch=stretch)
        if stretch.what is What.CONTEXT:
            return self._context(stretch, part)
        return self._change(stretch, part)

    def _context(self, stretch: Stretch, part: int) -> Band:
        step = 0 if stretch.is_line else part
        old = self._whole(self.old, Lines(stretch.old_line + step, stretch.old_line + step + 1))
        new = self._whole(self.new, Lines(stretch.new_line + step, stretch.new_line + step + 1))
        if not stretch.is_line:
            return Band(What.CONTEXT, stretch.row, old, new)
        return self._part(What.CONTEXT, stretch, part, (old, new))

    def _change(self, stretch: Stretch, part: int) -> Band:
        row = self.rows[stretch.row]
        old, new = shown_lines(row, is_old=True), shown_lines(row, is_old=False)
        whole = (self._whole(self.old, old), self._whole(self.new, new))
        return self._part(What.CHANGE, stretch, part, whole)

    def _part(
        self, what: What, stretch: Stretch, part: int, whole: tuple[Range | None, Range | None]
    ) -> Band:
        if stretch.count == 1:
            return Band(what, stretch.row, *whole)
        old = whole[0] and part_bounds(self.old.text, whole[0], part)
        new = whole[1] and part_bounds(self.new.text, whole[1], part)
        return Band(what, stretch.row, old, new, part == 0, part == stretch.count - 1)

    @staticmethod
    def _whole(text: LinedText, lines: Lines | None) -> Range | None:
        return None if lines is None else text.bounds(lines)

    def sizes(self) -> list[int]:
        """Return how many code points the longer side of each band has, -1 for captions.

        Made without making the bands, so that 28,000 unchanged lines take milliseconds.
        """
        sizes: list[int] = []
        for index, stretch in enumerate(self.stretches):
            if stretch.what is What.CAPTION:
                sizes.append(-1)
            elif stretch.what is What.CONTEXT and not stretch.is_line:
                first = stretch.new_line
                starts = self.new.starts[first : first + stretch.count + 1]
                sizes.extend(stop - start - 1 for start, stop in pairwise(starts))
            else:
                bands = (self.band(self.first[index] + part) for part in range(stretch.count))
                sizes.extend(_longest(band) for band in bands)
        return sizes

    def band_at(self, offset: int, *, is_old: bool) -> int:
        """Return the band that shows this code point of one side, or the nearest one before it."""
        text = self.old if is_old else self.new
        index = self._stretch_of(text.line_at(offset), is_old=is_old)
        stretch, first = self.stretches[index], self.first[index]
        if stretch.what is What.CONTEXT and not stretch.is_line:
            start = stretch.old_line if is_old else stretch.new_line
            return first + min(max(0, text.line_at(offset) - start), stretch.count - 1)
        for part in range(stretch.count - 1):
            band = self.band(first + part)
            bounds = band.old if is_old else band.new
            if bounds is not None and offset < bounds[1]:
                return first + part
        return self.first[index + 1] - 1

    def _stretch_of(self, line: int, *, is_old: bool) -> int:
        # Lines only rise from stretch to stretch; those without this side carry where they stand.
        starts = [each.old_line if is_old else each.new_line for each in self.stretches]
        index = max(0, bisect_right(starts, line) - 1)
        while index and not self._has_side(index, is_old=is_old):
            index -= 1
        return index

    def _has_side(self, index: int, *, is_old: bool) -> bool:
        stretch = self.stretches[index]
        if stretch.what is What.CAPTION:
            return False
        if stretch.what is What.CONTEXT:
            return True
        return shown_lines(self.rows[stretch.row], is_old=is_old) is not None


def _stretches(
    rows: Sequence[Row], old: LinedText, new: LinedText, shape: Shape
) -> Iterator[Stretch]:
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


def _longest(band: Band) -> int:
    return max((stop - start for start, stop in filter(None, (band.old, band.new))), default=0)


def _length(text: LinedText, line: int) -> int:
    return text.starts[line + 1] - text.starts[line] - 1
