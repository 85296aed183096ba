"""Two rendered pages in one, again and again while the newer one is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from recension.diff.budget import Budget
from recension.diff.comparison import Comparison
from recension.diff.memory import Memory
from recension.diff.options import Options
from recension.visual.atoms import Atoms
from recension.visual.blocks import BlockMerge
from recension.visual.jumps import jump
from recension.visual.lists import Pairing, lines_of, pairings
from recension.visual.page_side import PageSide, Shown
from recension.visual.units import REFERENCE, Unit
from recension.visual.values import RenderedBlock, VisualBlock, VisualPage
from recension.visual.writer import Steps

_SECONDS = 0.6  # for all that is compared anew
_MOST_KEPT = 4000  # pairs of blocks whose merging is remembered

_Key = tuple[tuple[str, ...], tuple[str, ...], object]


class _Part(NamedTuple):
    """What became of some units of both pages."""

    html: str
    steps: int
    new: int  # how many units of the newer page are in it
    is_complete: bool = True  # whether the time for it sufficed


class PageMerger:
    """Shows in the newer of two pages how the older became it; the older one stays the same.

    What was worked out about blocks that did not change since is kept.
    """

    def __init__(self, old: Sequence[RenderedBlock]) -> None:
        self._atoms = Atoms()
        self._memory = Memory()
        self._old = PageSide(old, self._atoms, is_old=True)
        self._old_shown = Counter(self._old.pieces_shown)
        self._merged: dict[_Key, _Part] = {}
        self._side: PageSide | None = None  # the newer page as it was merged last
        self._budget = Budget(_SECONDS)
        self._patience = 1.0

    def merge(self, new: Sequence[RenderedBlock], patience: float = 1.0) -> VisualPage:
        """Return the newer page with the changes in it.

        Args:
            new: the blocks of the newer page.
            patience: how many times as long as while one types it may take.
        """
        self._budget, self._patience = Budget(_SECONDS * patience), patience
        self._memory.forget_surplus()
        side = PageSide(new, self._atoms, is_old=False, before=self._side)
        self._side = side
        shared = _shared(self._old_shown, side.pieces_shown)
        old_units, new_units = self._old.units(shared), side.units(shared)
        third = _SECONDS * patience / 3
        options = Options(row_seconds=third, word_seconds=third)
        comparison = Comparison(
            lines_of(old_units), lines_of(new_units), options, memory=self._memory
        )
        parts = [*self._parts(pairings(comparison, old_units, new_units))]
        blocks = tuple(_blocks(parts, new, side.counts))
        is_complete = comparison.is_complete and all(part.is_complete for part in parts)
        return VisualPage(blocks, is_complete and not self._budget.ran_out)

    def _parts(self, pairs: Iterator[Pairing]) -> Iterator[_Part]:
        before = ""  # the side that alone had what stands just before
        for pairing in _without_frames(pairs):
            if pairing.new and pairing.new[0].is_frame:
                yield _Part(pairing.new[0].raw, 0, 1)
                continue
            alone = _one_sided(pairing)
            yield self._part(pairing, is_beginning=not alone or alone != before)
            before = alone

    def _part(self, pairing: Pairing, *, is_beginning: bool) -> _Part:
        old, new = pairing.old, pairing.new
        if pairing.move is None and len(old) == len(new) == 1 and self._are_same(old[0], new[0]):
            return _Part(new[0].raw + new[0].tail, 0, 1)
        key = (_key(old), _key(new), (pairing.spans, pairing.move, pairing.is_origin, is_beginning))
        part = self._merged.get(key)
        if part is None:
            part = self._make(pairing, is_beginning=is_beginning)
            if not self._budget.ran_out:
                if len(self._merged) > _MOST_KEPT:
                    self._merged.clear()
                self._merged[key] = part
        return part

    def _make(self, pairing: Pairing, *, is_beginning: bool) -> _Part:
        steps = Steps()
        merge = BlockMerge(steps, self._budget, self._patience)
        html = merge.write(pairing, begins=is_beginning)
        if pairing.move is not None:
            html = jump(pairing) + html
        count = 0 if pairing.is_origin else len(pairing.new)
        return _Part(html, steps.count, count, merge.is_complete)

    def _are_same(self, old: Unit, new: Unit) -> bool:
        if old.raw == new.raw and REFERENCE not in old.raw:
            return True
        assert self._side is not None  # noqa: S101 - set by `merge`
        return self._old.shown(old.raw) == self._side.shown(new.raw)


def _shared(old: Counter[Shown], new: Sequence[Shown]) -> dict[Shown, int]:
    """Return what both pages show, and how often both do."""
    shared: dict[Shown, int] = {}
    for shown in new:
        count = shared.get(shown, 0)
        if count < old.get(shown, 0):
            shared[shown] = count + 1
    return shared


def _key(units: Sequence[Unit]) -> tuple[str, ...]:
    return tuple(text for unit in units for text in (unit.raw, unit.line, unit.tail))


def _without_frames(pairs: Iterator[Pairing]) -> Iterator[Pairing]:
    """Yield pairings in which what is around the items of a list stands alone: the newer page's."""
    for pairing in pairs:
        if not _has_frame(pairing.old) and not _has_frame(pairing.new):
            yield pairing
            continue
        yield from (Pairing((unit,), ()) for unit in pairing.old if not unit.is_frame)
        yield from (Pairing((), (unit,)) for unit in pairing.new)


def _has_frame(units: Sequence[Unit]) -> bool:
    if len(units) == 1:
        return units[0].is_frame
    return any(unit.is_frame for unit in units)


def _one_sided(pairing: Pairing) -> str:
    """Return which side alone something is on, "" where it is on both or moved."""
    if pairing.move is not None or (pairing.old and pairing.new):
        return ""
    return "old" if pairing.old else "new"


def _blocks(
    parts: Iterable[_Part], new: Sequence[RenderedBlock], counts: Sequence[int]
) -> Iterator[VisualBlock]:
    """Put what became of units into blocks again, those of the newer page and removed ones."""
    html: list[str] = []
    steps = block = done = 0  # done: units of the block that were written
    first = 0  # the first newer block in what is gathered
    for part in parts:
        if done == 0 and part.new == 0 and not html:
            yield VisualBlock(part.html, *_line(new, block), part.steps)
            continue
        html.append(part.html)
        steps += part.steps
        done += part.new
        while block < len(counts) and done >= counts[block]:
            done -= counts[block]
            block += 1
            if done == 0:
                lines = new[first].first_line, new[block - 1].last_line
                yield VisualBlock("".join(html), *lines, steps)
                html, steps, first = [], 0, block
    if html:
        yield VisualBlock("".join(html), *_line(new, block), steps)


def _line(new: Sequence[RenderedBlock], block: int) -> tuple[int, int]:
    """Return the line before which something stood that is not in the newer page."""
    if not new:
        return 0, 0
    line = new[block].first_line if block < len(new) else new[-1].last_line
    return line, line
