"""Composing and laying out one band."""

from __future__ import annotations

from dataclasses import dataclass

from recension.diff.values import Span
from recension.ui.changes.comparison import Comparison
from recension.ui.changes.compose import compose_inline, compose_side
from recension.ui.changes.layouts import LaidText, Layouts
from recension.ui.changes.plan import Band, Plan
from recension.ui.changes.shown_text import Composer, Look, ShownText
from recension.ui.changes.stretches import Range, What
from recension.ui.changes.style import Style
from recension.ui.changes.values import Mode


@dataclass(frozen=True, slots=True)
class Cell:
    """A text of a band in its column."""

    column: int
    is_old: bool | None  # None: both sides woven into each other
    shown: ShownText
    laid: LaidText
    top: int  # of the cell, from the top of the band
    height: int  # of the cell, padding included
    look: Look  # PLAIN for an unchanged line
    is_whole: bool = False  # the whole text is new, gone or moved


@dataclass(frozen=True, slots=True)
class LaidBand:
    """A band ready to be drawn; its height includes the gap below it."""

    band: Band
    cells: tuple[Cell, ...]
    height: int

    def cell_at(self, column: int, y: float) -> Cell | None:
        """Return the cell of a column that holds a height, or the nearest of that column."""
        cells = [cell for cell in self.cells if cell.column == column]
        inside = [cell for cell in cells if cell.top <= y]
        return inside[-1] if inside else (cells[0] if cells else None)


class BandBuilder:
    """Makes the bands of a plan, for one mode."""

    def __init__(self, comparison: Comparison, plan: Plan, layouts: Layouts, style: Style) -> None:
        self._comparison, self._plan = comparison, plan
        self._layouts, self._style = layouts, style
        self.mode = Mode.SIDE_BY_SIDE
        self.shows_moves = True

    def build(self, number: int) -> LaidBand:
        """Make one band."""
        band = self._plan.band(number)
        if band.what is What.CAPTION:
            return LaidBand(band, (), self._style.caption + self._style.gap)
        cells = self._inline(band) if self.mode is Mode.INLINE else self._side_by_side(band)
        least = self._style.line + 2 * self._style.padding
        height = max((cell.top + cell.height for cell in cells), default=least)
        return LaidBand(band, tuple(cells), height + self._style.gap)

    def estimates(self) -> list[int]:
        """Return about how high each band of the plan will be."""
        caption = self._style.caption + self._style.gap
        estimate = self._layouts.estimate
        return [caption if size < 0 else estimate(size) for size in self._plan.sizes()]

    def _side_by_side(self, band: Band) -> list[Cell]:
        cells = []
        for column, (is_old, bounds) in enumerate(((True, band.old), (False, band.new))):
            if bounds is not None:
                shown = self._side(band, bounds, is_old=is_old)
                cells.append(self._cell(band, shown, column, 0, is_old=is_old))
        return cells

    def _inline(self, band: Band) -> list[Cell]:
        woven = self._woven(band)
        if woven is not None:
            return [self._cell(band, woven, 0, 0, is_old=None)]
        cells: list[Cell] = []
        for is_old, bounds in ((True, band.old), (False, band.new)):
            if bounds is not None:
                top = sum(cell.height for cell in cells)
                shown = self._side(band, bounds, is_old=is_old)
                cells.append(self._cell(band, shown, 0, top, is_old=is_old))
        return cells

    def _woven(self, band: Band) -> ShownText | None:
        if band.old is None or band.new is None:
            return None
        texts = self._comparison.old.text, self._comparison.new.text
        if band.what is What.CONTEXT:
            return _common(texts, band.old, band.new)
        if not (band.is_first and band.is_last) or band.row not in self._comparison.spans:
            return None
        spans = (self._spans(band, is_old=True), self._spans(band, is_old=False))
        return compose_inline(*texts, (band.old, band.new), spans)

    def _spans(self, band: Band, *, is_old: bool) -> list[Span]:
        return self._comparison.spans_of(band.row, is_old=is_old, shows_moves=self.shows_moves)

    def _side(self, band: Band, bounds: Range, *, is_old: bool) -> ShownText:
        text = self._comparison.lined(is_old=is_old).text
        spans = self._spans(band, is_old=is_old) if band.what is What.CHANGE else []
        return compose_side(text, bounds, spans, is_old=is_old)

    def _cell(
        self, band: Band, shown: ShownText, column: int, top: int, *, is_old: bool | None
    ) -> Cell:
        laid = self._layouts.lay_out(shown)
        height = laid.height + 2 * self._style.padding
        look, is_whole = Look.PLAIN, False
        if band.what is What.CHANGE:
            look = self._comparison.look(
                band.row, is_old=bool(is_old), shows_moves=self.shows_moves
            )
            is_whole = not self._comparison.is_paired(band.row)
        return Cell(column, is_old, shown, laid, top, height, look, is_whole)


def _common(texts: tuple[str, str], old: Range, new: Range) -> ShownText | None:
    text = texts[1][new[0] : new[1]]
    if texts[0][old[0] : old[1]] != text:
        return None
    composer = Composer()
    composer.add(text, old[0], new[0], Look.PLAIN)
    return composer.finish()
