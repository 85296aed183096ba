"""Blocks in blocks: tables by rows and cells, lists by items, down to the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from recension.diff.budget import Budget
from recension.diff.comparison import Comparison
from recension.diff.options import Options
from recension.diff.row_spans import Cuts, find_spans
from recension.diff.values import Span
from recension.visual.cells import pair_cells
from recension.visual.kinds import CELLS, are_alike
from recension.visual.lists import Pairing, lines_of, pairings
from recension.visual.notes import element_note
from recension.visual.sameness import likeness
from recension.visual.units import REFERENCE, Unit
from recension.visual.values import Change, Mark
from recension.visual.whole import write_whole
from recension.visual.words import WordMerge
from recension.visual.writer import Steps, start_marked, start_of

_ROW_SECONDS = 0.1  # for the lines of one list or table
_WORD_SECONDS = 0.05  # for the words of one of them
_OPTIONS = Options(row_seconds=_ROW_SECONDS, word_seconds=_WORD_SECONDS)  # limits are the budget's


class BlockMerge:
    """Writes older units into the newer ones they became.

    Args:
        steps: counts the changes.
        budget: the time for all of it; what it does not suffice for is marked as a whole.
        patience: how many times as long as while one types a list or table may take.

    Attributes:
        is_complete: whether the time sufficed for every list and table.
    """

    def __init__(self, steps: Steps, budget: Budget, patience: float = 1.0) -> None:
        self.is_complete = True
        self._steps = steps
        self._budget = budget
        self._patience = patience
        self._whole_before: Change | None = None  # what came or went just before as a whole

    def write(self, pairing: Pairing, *, begins: bool = True) -> str:
        """Return the HTML of what became of some units.

        Args:
            pairing: the units.
            begins: whether it is a change of its own, and not part of the block around it.
        """
        old, new = pairing.old, pairing.new
        if not old or not new or pairing.is_origin:
            return self._one_sided(pairing, begins=begins)
        if pairing.move is None and len(old) == len(new) == 1 and _are_same(old[0], new[0]):
            return new[0].raw + escape(new[0].tail)
        if begins:
            self._steps.begin()
        self._whole_before = None
        return self._two_sided(pairing, begins=begins)

    def write_all(self, pairs: Iterator[Pairing], *, begins: bool = True) -> str:
        """Return the HTML of what became of units that follow each other."""
        return "".join([self.write(each, begins=begins) for each in pairs])

    def _two_sided(self, pairing: Pairing, *, begins: bool) -> str:
        old, new = pairing.old, pairing.new
        base = None
        if pairing.move is not None:
            base = Mark(Change.MOVED_TO, "moved here", pairing.move)
        is_spent = self._budget.is_spent
        are_words = not is_spent and all(unit.has_words for unit in (*old, *new))
        if are_words and pairing.spans is not None and _are_paired(old, new):
            return WordMerge(old, new, pairing.spans, self._steps, base).html()
        if base is not None:  # its old form is shown where it was
            return "".join(write_whole(unit, base, self._steps) for unit in new)
        if is_spent:
            return self._replaced(old, new)
        if are_words:
            return self._words_or_whole(old, new)
        return self._inside(old, new, begins=begins)

    # -- one side only

    def _one_sided(self, pairing: Pairing, *, begins: bool) -> str:
        if pairing.move is not None:
            mark = Mark(Change.MOVED_FROM, "moved from here", pairing.move)
        else:
            mark = Mark(Change.ADDED if pairing.new else Change.REMOVED)
        if begins and mark.change is not self._whole_before:
            self._steps.begin()
        self._whole_before = mark.change if pairing.move is None else None
        units = pairing.old if mark.change.is_old else pairing.new
        spans: Sequence[Span] = ()
        if pairing.spans is not None and pairing.move is None:
            spans = pairing.spans.new or pairing.spans.old
        return "".join(write_whole(unit, mark, self._steps, spans) for unit in units)

    def _replaced(self, old: Sequence[Unit], new: Sequence[Unit]) -> str:
        went, came = Mark(Change.REMOVED), Mark(Change.ADDED)
        parts = [write_whole(unit, went, self._steps) for unit in old]
        return "".join([*parts, *(write_whole(unit, came, self._steps) for unit in new)])

    # -- words

    def _words_or_whole(self, old: Sequence[Unit], new: Sequence[Unit]) -> str:
        if len(old) != 1 or len(new) != 1 or not are_alike(old[0].element, new[0].element):
            return self._replaced(old, new)
        own = Budget(min(_WORD_SECONDS * self._patience, self._budget.left))
        spans = find_spans(old[0].line, new[0].line, Cuts(), _OPTIONS, own)
        self.is_complete &= not own.ran_out
        return WordMerge(old, new, spans, self._steps).html()

    # -- blocks

    def _inside(self, old: Sequence[Unit], new: Sequence[Unit], *, begins: bool) -> str:
        out = []
        for unit, new_unit in zip(old, new, strict=False):
            is_run = unit.is_run or new_unit.is_run
            if is_run or are_alike(unit.element, new_unit.element):
                out.append(self._pair(unit, new_unit, begins=begins))
            else:
                out.append(self._replaced([unit], [new_unit]))
        shorter = min(len(old), len(new))
        out.append(self._replaced(old[shorter:], new[shorter:]))
        return "".join(out)

    def _pair(self, old: Unit, new: Unit, *, begins: bool) -> str:
        if _are_same(old, new):
            return new.raw + escape(new.tail)
        if old.has_words and new.has_words:
            return self._words_or_whole([old], [new])
        if old.is_run or new.is_run:
            units, new_units = (unit.units if unit.is_run else [unit] for unit in (old, new))
            return self._children(new, units, new_units, begins=begins)
        units, new_units = _units_in(old), _units_in(new)
        start = self._start(old, new)
        inside = self._children(old, units, new_units, begins=begins)
        end = new.element.end if new.element else ""
        return f"{start}{escape(new.lead)}{inside}{end}{escape(new.tail)}"

    def _start(self, old: Unit, new: Unit) -> str:
        if new.element is None:
            return ""
        is_heading = new.element.has_class("mw-heading")  # its h2 says what changed
        note = element_note(old.element, new.element) if old.element and not is_heading else ""
        start = start_of(new.element)
        return start_marked(start, Mark(Change.CHANGED, note), self._steps) if note else start

    def _children(
        self, parent: Unit, old: Sequence[Unit], new: Sequence[Unit], *, begins: bool
    ) -> str:
        if parent.tag == "tr" and all(unit.tag in CELLS for unit in (*old, *new)):
            return self.write_all(pair_cells(old, new), begins=False)
        if _are_named_parts(old, new):
            both = zip(old, new, strict=True)
            pairs = iter([Pairing((one,), (other,)) for one, other in both])
            return self.write_all(pairs, begins=begins and parent.tag != "figure")
        compared = Comparison(lines_of(old), lines_of(new), self._options())
        html = self.write_all(pairings(compared, old, new), begins=begins)
        self.is_complete &= compared.is_complete
        return html

    def _options(self) -> Options:
        seconds, patience = self._budget.left, self._patience
        return Options(
            row_seconds=min(_ROW_SECONDS * patience, seconds),
            word_seconds=min(_WORD_SECONDS * patience, seconds),
        )


def _are_same(old: Unit, new: Unit) -> bool:
    """Whether two units surely show the same; references are told apart by their page alone."""
    if REFERENCE in new.raw:
        return False
    return old.raw == new.raw or (old.line == new.line and likeness(old.raw) == likeness(new.raw))


def _units_in(unit: Unit) -> list[Unit]:
    """Return what a unit is compared by inside: one of words is its own only part."""
    if not unit.has_words:
        return unit.units
    if unit.element is None:
        return [unit]
    raw = unit.raw[len(unit.element.start) : len(unit.raw) - len(unit.element.end)]
    return [Unit(None, raw, unit.line, unit.text, unit.pieces)]


def _are_paired(old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    return all(
        are_alike(unit.element, new_unit.element) for unit, new_unit in zip(old, new, strict=False)
    )


def _are_named_parts(old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    """Whether both have the same parts, each of a kind of its own, as a figure has."""
    tags = [unit.tag for unit in old]
    return tags == [unit.tag for unit in new] and len({*tags}) == len(tags)
