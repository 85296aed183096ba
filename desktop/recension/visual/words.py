"""Paragraphs, items and cells of words: old and new in one, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from recension.diff.values import RowSpans
from recension.visual.kinds import Atom, is_silent
from recension.visual.nodes import Element
from recension.visual.notes import element_note, image_note, words_note
from recension.visual.sides import Cutting, Side, pairs
from recension.visual.units import Piece, Unit
from recension.visual.values import Change, Mark
from recension.visual.walk import Stretch, stretches
from recension.visual.whole import write_piece
from recension.visual.writer import Steps, Writer, start_marked, start_of


class WordMerge:
    """One merging of units of words.

    Args:
        old: the older units.
        new: the newer ones, at least one.
        spans: what is highlighted, in the lines of each side joined with newlines.
        steps: counts the changes.
        base: the mark of what both have, where all of it moved.
    """

    def __init__(
        self,
        old: Sequence[Unit],
        new: Sequence[Unit],
        spans: RowSpans,
        steps: Steps,
        base: Mark | None = None,
    ) -> None:
        self._old, self._new = Side(old), Side(new)
        self._base = base
        self._steps = steps
        lines = self._old.line, self._new.line
        self._stretches = [*stretches(*lines, spans, on_the_way=base is not None)]
        self._counterparts: dict[Element, Element] = {}
        self._find_counterparts()
        self._writer = Writer(steps, self._starts())
        self._waiting = [*reversed(new)]
        self._unit = self._waiting.pop()  # the one that is written

    def html(self) -> str:
        """Return the newer units with what changed in them."""
        self._writer.go_to(self._around(()))
        for stretch in self._stretches:
            if stretch.mark is None:
                for old, new in self._pairs(stretch):
                    self._write_new(new, self._shared_mark(old.piece, new.piece))
            elif stretch.old < stretch.old_stop:
                if not _is_edge(self._old, stretch.old, stretch.old_stop):
                    for old in self._old.cut(stretch.old, stretch.old_stop):
                        self._write_old(old, stretch.mark)
            else:
                is_edge = _is_edge(self._new, stretch.new, stretch.new_stop)
                for new in self._new.cut(stretch.new, stretch.new_stop):
                    self._write_new(new, None if is_edge else stretch.mark)
        return self._writer.html + escape(self._unit.tail)

    # -- elements

    def _pairs(self, stretch: Stretch) -> Iterator[tuple[Cutting, Cutting]]:
        olds = [*self._old.cut(stretch.old, stretch.old_stop)]
        return pairs(olds, [*self._new.cut(stretch.new, stretch.new_stop)])

    def _find_counterparts(self) -> None:
        """Note which element of the newer page stands for one of the older."""
        for stretch in self._stretches:
            if stretch.mark is not None:
                continue
            for (_, piece), (_, new_piece) in self._pairs(stretch):
                if piece and new_piece and piece.context and new_piece.context:
                    self._pair_contexts(piece.context, new_piece.context)

    def _pair_contexts(self, old: Sequence[Element], new: Sequence[Element]) -> None:
        free = list(new)
        for element in old:
            found = next((each for each in free if each.tag == element.tag), None)
            if found is not None:
                free.remove(found)
                self._counterparts.setdefault(element, found)

    def _starts(self) -> dict[Element, str]:
        """Return the start tags of units that are other blocks than they were."""
        starts = {}
        for old, new in zip(self._old.units, self._new.units, strict=False):
            note = element_note(old.element, new.element) if old.element and new.element else ""
            if note and new.element:
                mark = Mark(Change.CHANGED, note)
                starts[new.element] = start_marked(start_of(new.element), mark, self._steps)
        return starts

    def _around(self, context: Sequence[Element]) -> tuple[Element, ...]:
        return (self._unit.element, *context) if self._unit.element else tuple(context)

    # -- writing

    def _write_old(self, cutting: Cutting, mark: Mark) -> None:
        unit, piece = cutting
        if piece is None:
            if mark.change is not Change.REMOVED_ON_THE_WAY:
                self._writer.break_mark(Change.REMOVED_BREAK, "paragraphs merged")
            return
        context = [self._counterparts.get(each, each) for each in piece.context]
        write_piece(self._writer, unit, piece, self._around(context), mark)

    def _write_new(self, cutting: Cutting, mark: Mark | None) -> None:
        unit, piece = cutting
        if piece is not None:
            write_piece(self._writer, unit, piece, self._around(piece.context), mark)
            return
        if mark is not None and mark.change is Change.ADDED:
            self._writer.break_mark(Change.ADDED_BREAK, "paragraph split")
        self._writer.html_of(escape(self._unit.tail), (), None)
        self._unit = self._waiting.pop()
        self._writer.go_to(self._around(()))

    def _shared_mark(self, old: Piece | None, new: Piece | None) -> Mark | None:
        """Return the mark of a piece that both sides have."""
        if old is None or new is None:
            return self._base
        note = words_note(old.context, new.context)
        if old.element and new.element and new.atom is Atom.IMAGE:
            note = "; ".join(filter(None, (note, image_note(old.element, new.element))))
        if new.atom is not None and is_silent(new.atom):
            return None
        if self._base is not None:
            return self._base
        return Mark(Change.CHANGED, note) if note else None


def _is_edge(side: Side, start: int, stop: int) -> bool:
    """Whether a stretch is white space at an end of the block, which nobody can see."""
    is_at_end = start == 0 or stop == len(side.line)
    return is_at_end and not side.line[start:stop].strip(" ")
