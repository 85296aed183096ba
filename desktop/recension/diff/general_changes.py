"""What happened to the lines of a page, where there is no time to look into them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from recension.diff.comparison import Comparison
from recension.diff.page_changes import most_of_page
from recension.diff.phrases import Change, Weight, in_words
from recension.diff.values import Kind, Row

_LINES = {Kind.ADDED: "added", Kind.REMOVED: "removed", Kind.CHANGED: "changed"}
_PARAGRAPHS = {Kind.SPLIT: "split", Kind.MERGED: "merged", Kind.MOVED: "moved"}


def general_changes(comparison: Comparison) -> Iterator[Change]:
    """Yield how many lines were added, removed and changed, and what was split, merged or moved.

    All of it follows from the kinds of the rows alone.
    """
    yield from most_of_page(comparison)
    rows: dict[Kind, list[int]] = defaultdict(list)
    for index, row in enumerate(comparison.rows):
        if row.kind is not Kind.EQUAL and not row.is_origin:
            rows[row.kind].append(index)
    for kind, indexes in rows.items():
        count = sum(_size(comparison, comparison.rows[index]) for index in indexes)
        if count:
            yield _change(kind, count, tuple(indexes))


def _change(kind: Kind, count: int, rows: tuple[int, ...]) -> Change:
    if kind in _LINES:
        what = f"{in_words(count)} lines" if count > 1 else "a line"
        return Change(Weight.PARAGRAPH, _LINES[kind], what, what, count, rows=rows)
    what = f"{in_words(count)} paragraphs" if count > 1 else "a paragraph"
    weight = Weight.MOVE if kind is Kind.MOVED else Weight.BREAK
    return Change(weight, _PARAGRAPHS[kind], what, what, count, rows=rows)


def _size(comparison: Comparison, row: Row) -> int:
    """Return how many lines, blank ones aside, or paragraphs a row speaks of."""
    if row.kind in {Kind.MERGED, Kind.REMOVED} and row.old:
        lines = comparison.old_lines[row.old.start : row.old.stop]
    elif row.kind is Kind.ADDED and row.new:
        lines = comparison.new_lines[row.new.start : row.new.stop]
    else:
        return 1
    return sum(1 for line in lines if line and not line.isspace())
