"""What happened in tables, row by row, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recension.diff.budget import Budget, while_time
from recension.diff.comparison import Comparison
from recension.diff.markup import Sections
from recension.diff.phrases import Change, Weight, phrase_of
from recension.diff.quotes import quoted
from recension.diff.table_pairs import RowChange, TablePairs
from recension.diff.values import RowSpans
from recension.diff.word_changes import changes_inside

_MOST_DETAILS = 2
_LONGEST_DETAIL = 90  # code points


def table_changes(
    comparison: Comparison,
    tables: TablePairs,
    sections: tuple[Sections, Sections],
    spans: Sequence[RowSpans],
    budget: Budget,
) -> Iterator[Change]:
    """Yield the changes of the rows of tables; the only thing that changed in one is told too."""
    for row in while_time(tables, budget):
        section = sections[row.verb != "removed"].name_at(row.line)
        one, many, name = "a table row", "table rows", ""
        if row.name:
            one, name, section = "the table row", quoted(row.name), ""
        detail = _detail(comparison, row, spans, budget) if row.verb == "changed" else ""
        yield Change(
            Weight.ROW, row.verb, one, many, row.size, section, name, result=detail, rows=row.rows
        )


def _detail(
    comparison: Comparison, row: RowChange, spans: Sequence[RowSpans], budget: Budget
) -> str:
    """Return the one change inside the cells of a row, or both; "" where there are more.

    What a row looks like is told only where nothing else changed in it.
    """
    cells = [index for index in row.rows if not _is_border(comparison, index)]
    inside: list[Change] = []
    for index in cells or row.rows:
        if not (comparison.rows[index].old and comparison.rows[index].new):
            return ""
        inside += changes_inside(comparison, index, spans[index], "", budget)
    words = dict.fromkeys(phrase_of([change]) for change in inside)
    detail = ": " + ", ".join(words)
    return detail if 0 < len(words) <= _MOST_DETAILS and len(detail) <= _LONGEST_DETAIL else ""


def _is_border(comparison: Comparison, index: int) -> bool:
    """Whether a row of the comparison is the line that begins a row of a table."""
    texts = comparison.old_text(index), comparison.new_text(index)
    return all(text.lstrip().startswith("|-") and "\n" not in text for text in texts if text)
