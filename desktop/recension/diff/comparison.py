"""A comparison of two texts: the rows at once, the words of a row when it is looked at."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from recension.diff.budget import Budget, Clock
from recension.diff.memory import Memory, SpanKey
from recension.diff.options import DEFAULT, Options
from recension.diff.row_spans import Cut, Cuts, find_lone_spans, find_outer_spans, find_spans
from recension.diff.rows import find_rows
from recension.diff.sentence_moves import Place, find_sentence_moves
from recension.diff.sentence_rows import RowText
from recension.diff.values import Kind, Lines, Role, Row, RowSpans, Span

_NO_SPANS = RowSpans()
_FINE_SHARE = 0.7  # of the time; in the rest, what is left is done hastily
_LATE_SECONDS = 0.4  # beyond the time; from then on no words of a row are looked at
_MOVES_SHARE = 0.5  # of the time for words may go to finding sentences that moved


class Comparison:
    """Two texts side by side.

    `rows` cover every line of both texts, in order, each line in one row (a moved row stands at
    both its places). The words of a row are compared when `spans` is first asked for it. With
    white space ignored, lines that differ in nothing else stand in rows of the kind `equal`.
    """

    def __init__(
        self,
        old: str,
        new: str,
        options: Options = DEFAULT,
        clock: Clock = time.thread_time,
        memory: Memory | None = None,
    ) -> None:
        self.old = old
        self.new = new
        self.options = options
        self.memory = memory or Memory()
        self.clock = clock
        self._hasty: dict[int, RowSpans] = {}  # of the rows whose words ran out of time
        self._found_cuts: dict[int, Cuts] | None = None
        budget = Budget(options.row_seconds * _FINE_SHARE, clock)
        self.old_lines, self.new_lines = self.memory.lines(old, new)
        self.rows: tuple[Row, ...] = find_rows(
            self._keys(self.old_lines), self._keys(self.new_lines), self.memory, budget
        )
        self._ran_out = budget.ran_out

    def _keys(self, lines: list[str]) -> list[str]:
        """Return what lines are compared by."""
        if self.options.ignores_white_space:
            return self.memory.without_spaces(lines)
        return lines

    @property
    def is_complete(self) -> bool:
        """Whether the time sufficed so far; if not, `again` may find finer rows and words."""
        return not self._ran_out and not self._hasty

    @cached_property
    def old_bytes(self) -> int:
        """The size of the old text in bytes of UTF-8."""
        return self.memory.old_size(self.old)

    @cached_property
    def new_bytes(self) -> int:
        """The size of the new text in bytes of UTF-8."""
        return self.memory.new_lines.size_of(self.new)

    def old_text(self, index: int) -> str:
        """Return the old text of a row, its lines joined with newlines; "" if it has none."""
        return _text(self.old_lines, self.rows[index].old)

    def new_text(self, index: int) -> str:
        """Return the new text of a row, its lines joined with newlines; "" if it has none."""
        return _text(self.new_lines, self.rows[index].new)

    def spans(self, index: int) -> RowSpans:
        """Return what is highlighted in one row; kept, so asking again costs nothing.

        In removed and added rows the whole text is meant; their spans are only the passages that
        stand elsewhere now.
        """
        return self.spans_of([index])[0]

    def spans_of(self, indices: Iterable[int]) -> list[RowSpans]:
        """Return what is highlighted in some rows, within one budget for all of them."""
        budget = Budget(self.options.word_seconds * _FINE_SHARE, self.clock)
        return [self._spans(index, budget) for index in indices]

    def all_spans(self) -> tuple[RowSpans, ...]:
        """Return what is highlighted in every row, within one budget for all of them."""
        return tuple(self.spans_of(range(len(self.rows))))

    def again(self, seconds: float = 3.0) -> Comparison:
        """Compare the same texts with more time for rows, words and sentence, so much for each."""
        options = replace(
            self.options, row_seconds=seconds, word_seconds=seconds, sentence_seconds=seconds
        )
        return Comparison(self.old, self.new, options, self.clock)

    def _spans(self, index: int, budget: Budget) -> RowSpans:
        row = self.rows[index]
        if row.kind is Kind.EQUAL:
            return _NO_SPANS
        if row.is_origin and row.move is not None:  # both places show the same
            return self._spans(self._targets[row.move], budget)
        cuts = self._cuts(budget).get(index, Cuts())
        old, new = self.old_text(index), self.new_text(index)
        if row.kind is Kind.REMOVED:
            return RowSpans(old=self._lone(old, cuts.old, Role.REMOVED, budget))
        if row.kind is Kind.ADDED:
            return RowSpans(new=self._lone(new, cuts.new, Role.ADDED, budget))
        return self._compared(index, (old, new, cuts), budget)

    @cached_property
    def _targets(self) -> dict[int, int]:
        """The rows where moved rows now stand, by the number of the move."""
        return {
            row.move: index
            for index, row in enumerate(self.rows)
            if row.move is not None and not row.is_origin
        }

    def _lone(self, text: str, cuts: Sequence[Cut], role: Role, budget: Budget) -> tuple[Span, ...]:
        if not cuts:
            return ()
        own = budget.part(budget.left)
        spans = find_lone_spans(text, cuts, role, self.options, own)
        self._ran_out |= own.ran_out
        return spans

    def _compared(self, index: int, key: SpanKey, budget: Budget) -> RowSpans:
        spans = self.memory.spans(key) or self._hasty.get(index)
        if spans is None and budget.overdrawn > _LATE_SECONDS:
            spans = self._hasty[index] = find_outer_spans(*key, self.options)
        if spans is None:
            own = budget.part(budget.left)
            spans = find_spans(*key, self.options, own)
            if own.ran_out:
                self._hasty[index] = spans
            else:
                self.memory.keep_spans(key, spans)
        return spans

    def _cuts(self, budget: Budget) -> dict[int, Cuts]:
        if self._found_cuts is None:
            self._found_cuts = self._find_cuts(budget)
        return self._found_cuts

    def _find_cuts(self, budget: Budget) -> dict[int, Cuts]:
        """Return the passages that moved, by row; they are numbered after the moved rows."""
        own = budget.part(budget.left * _MOVES_SHARE)
        moves = find_sentence_moves(
            self._unequal_rows(), self.memory.sentences, self.memory.cuts.cut, self.memory.bags, own
        )
        self._ran_out |= own.ran_out
        old_cuts: dict[int, list[Cut]] = defaultdict(list)
        new_cuts: dict[int, list[Cut]] = defaultdict(list)
        first = 1 + max((row.move or 0 for row in self.rows), default=0)
        for number, (old, new) in enumerate(moves, first):
            passage, new_passage = self._passage(old, is_old=True), self._passage(new, is_old=False)
            old_cuts[old.row].append(Cut(old.start, old.stop, number, passage, new_passage))
            new_cuts[new.row].append(Cut(new.start, new.stop, number, new_passage, passage))
        return {
            index: Cuts(tuple(sorted(old_cuts[index])), tuple(sorted(new_cuts[index])))
            for index in {*old_cuts, *new_cuts}
        }

    def _passage(self, place: Place, *, is_old: bool) -> str:
        text = self.old_text(place.row) if is_old else self.new_text(place.row)
        return text[place.start : place.stop]

    def _unequal_rows(self) -> Iterator[RowText]:
        for index, row in enumerate(self.rows):
            if row.kind is not Kind.EQUAL and not row.is_origin:
                text = RowText(index, self.old_text(index), self.new_text(index))
                if text.old != text.new:
                    yield text


def _text(lines: list[str], numbers: Lines | None) -> str:
    if numbers is None:
        return ""
    if numbers.stop - numbers.start == 1:
        return lines[numbers.start]
    return "\n".join(lines[numbers.start : numbers.stop])


def compare(old: str, new: str, options: Options = DEFAULT) -> Comparison:
    """Compare two texts."""
    return Comparison(old, new, options)


class Comparer:
    """Compares one old text with the new one again and again, as while typing.

    What was worked out about rows that did not change is kept, so that only the rows around an
    edit cost time. The answers are those that `compare` would give.
    """

    def __init__(self, old: str, options: Options = DEFAULT) -> None:
        self.old = old
        self.options = options
        self.memory = Memory()

    def compare(self, new: str) -> Comparison:
        """Compare with a new text."""
        self.memory.forget_surplus()
        return Comparison(self.old, new, self.options, memory=self.memory)
