"""Bars in the gutter of the editor, from the rows of a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recension.diff.empty_texts import rows_to_show
from recension.diff.values import Kind, Row
from recension.ui.editor import ChangeMark, MarkKind

_KINDS = {
    Kind.ADDED: MarkKind.ADDED,
    Kind.CHANGED: MarkKind.CHANGED,
    Kind.SPLIT: MarkKind.CHANGED,
    Kind.MERGED: MarkKind.CHANGED,
    Kind.MOVED: MarkKind.MOVED,
    Kind.REMOVED: MarkKind.REMOVED,
}


def change_marks(rows: Sequence[Row], old_text: str, new_text: str) -> list[ChangeMark]:
    """Return a bar for every row that is not as it was; added lines in a row share one."""
    joined: list[ChangeMark] = []
    for mark in _marks(rows_to_show(rows, old_text, new_text), old_text.split("\n")):
        last = joined[-1] if joined else None
        if last and last.kind is mark.kind is MarkKind.ADDED and last.stop == mark.start:
            joined[-1] = ChangeMark(MarkKind.ADDED, last.start, mark.stop)
        else:
            joined.append(mark)
    return joined


def _marks(rows: Sequence[Row], old_lines: list[str]) -> Iterator[ChangeMark]:
    line = 0  # of the new text, where the next row begins
    for row in rows:
        if row.is_origin or row.kind is Kind.REMOVED:
            yield ChangeMark(_KINDS[row.kind], line, line, _text(row, old_lines))
            continue
        if row.new is None:
            continue
        line = row.new.stop
        if row.kind is not Kind.EQUAL:
            yield ChangeMark(_KINDS[row.kind], row.new.start, line, _text(row, old_lines))


def _text(row: Row, old_lines: list[str]) -> str:
    return "\n".join(old_lines[row.old.start : row.old.stop]) if row.old else ""
