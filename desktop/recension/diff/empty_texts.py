"""Rows for showing a text that came from nothing, or became nothing.

An empty text has one empty line by the count of `values`. A reader sees none: all of a created page
was added, all of a blanked one removed, in one go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recension.diff.values import Kind, Row, shown_lines


def rows_to_show(rows: Sequence[Row], old: str, new: str) -> tuple[Row, ...]:
    """Return as many rows without the one line of an empty text.

    A row that had nothing else has lines on neither side then; see `shows_nothing`.
    """
    if bool(old) is bool(new):
        return tuple(rows)
    if old:
        return tuple(_without_new(row) for row in rows)
    return tuple(_without_old(row) for row in rows)


def shows_nothing(row: Row) -> bool:
    """Whether a row has lines on neither side."""
    return shown_lines(row, is_old=True) is None and shown_lines(row, is_old=False) is None


def _without_old(row: Row) -> Row:
    if row.old is None:
        return row
    return replace(row, kind=Kind.ADDED if row.new else Kind.EQUAL, old=None)


def _without_new(row: Row) -> Row:
    if row.new is None:
        return row
    return replace(row, kind=Kind.REMOVED if row.old else Kind.EQUAL, new=None)
