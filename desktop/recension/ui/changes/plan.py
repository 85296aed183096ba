"""What stands under what in the panel.

A band is one strip across both columns. Bands are numbered, and made when they are looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import chain, pairwise

from recension.diff.values import Lines, shown_lines
from recension.ui.changes.lines import LinedText
from recension.ui.changes.parts import part_bounds
from recension.ui.changes.stretches import (
    Cutting,
    Piece,
    Range,
    Stretch,
    What,
)


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


class Plan:
    """The bands of a comparison."""

    def __init__(self, cutting: Cutting, before: Plan | None = None) -> None:
        """Plan a comparison; what is as it was in the plan before is not made anew."""
        self.cutting = cutting
        self.rows, self.old, self.new = cutting.rows, cutting.old, cutting.new
        known = (before.cutting, before.pieces) if before else (None, ())
        self.pieces: tuple[Piece, ...] = tuple(cutting.pieces(*known))
        self.stretches = tuple(chain.from_iterable(piece.stretches for piece in self.pieces))
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
            elif stretch.what is What.CHANGE and stretch.count == 1:
                sizes.append(stretch.size)
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


def _longest(band: Band) -> int:
    return max((stop - start for start, stop in filter(None, (band.old, band.new))), default=0)
