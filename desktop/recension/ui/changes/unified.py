"""The shown comparison as unified text, for a mail or a ticket."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from recension.diff.values import Row, RowSpans
from recension.exchange.change_document import hunk_lines
from recension.ui.changes.comparison import Comparison

_CONTEXT = 2  # lines


def unified_text(comparison: Comparison, first: int, last: int) -> str:
    """Return the changes in the rows from `first` to `last` with some lines around them."""
    lines = hunk_lines(_Compared(comparison), _CONTEXT, range(first, last + 1))
    return "".join("".join(run.text for run in line) + "\n" for line in lines)


class _Compared:
    """What is shown, as the writer of unified text reads it; words are of no account there."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison

    @cached_property
    def old_lines(self) -> Sequence[str]:
        return self._comparison.old.text.split("\n")

    @cached_property
    def new_lines(self) -> Sequence[str]:
        return self._comparison.new.text.split("\n")

    @property
    def rows(self) -> Sequence[Row]:
        return self._comparison.rows

    def spans(self, index: int) -> RowSpans:
        return self._comparison.spans.get(index, RowSpans())

    def old_text(self, index: int) -> str:
        return self._comparison.row_text(index, is_old=True)

    def new_text(self, index: int) -> str:
        return self._comparison.row_text(index, is_old=False)
