"""A comparison as unified text, for a mail or a ticket.

https://www.gnu.org/software/diffutils/manual/html_node/Unified-Format.html
"""

from __future__ import annotations

from collections.abc import Iterator

from recension.diff.values import Kind, Lines, shown_lines
from recension.ui.changes.comparison import Comparison

_CONTEXT = 2  # lines


def unified_text(comparison: Comparison, first: int, last: int) -> str:
    """Return the rows from `first` to `last` with some lines around them."""
    return "".join(
        _hunk(comparison, rows) for rows in _hunks(comparison, range(first, last + 1)) if rows
    )


def _hunks(comparison: Comparison, rows: range) -> Iterator[list[int]]:
    """Yield runs of changed rows; runs with few unchanged lines between stay together."""
    run: list[int] = []
    for index in rows:
        row = comparison.rows[index]
        is_far = row.old is not None and row.old.stop - row.old.start > 2 * _CONTEXT
        if row.kind is Kind.EQUAL and (is_far or not run):
            yield _trimmed(comparison, run)
            run = []
        else:
            run.append(index)
    yield _trimmed(comparison, run)


def _trimmed(comparison: Comparison, run: list[int]) -> list[int]:
    while run and comparison.rows[run[-1]].kind is Kind.EQUAL:
        run = run[:-1]
    return run


def _hunk(comparison: Comparison, rows: list[int]) -> str:
    before, after = _around(comparison, rows[0] - 1), _around(comparison, rows[-1] + 1)
    lines = [f" {each}" for each in before[-_CONTEXT:]]
    for index in rows:
        lines.extend(_row(comparison, index))
    lines.extend(f" {each}" for each in after[:_CONTEXT])
    return "\n".join([_title(comparison, rows, lines), *lines, ""])


def _around(comparison: Comparison, row: int) -> list[str]:
    if not 0 <= row < len(comparison.rows) or comparison.rows[row].kind is not Kind.EQUAL:
        return []
    return comparison.row_text(row, is_old=False).split("\n")


def _row(comparison: Comparison, index: int) -> Iterator[str]:
    row = comparison.rows[index]
    if row.kind is Kind.EQUAL:
        yield from (f" {line}" for line in comparison.row_text(index, is_old=False).split("\n"))
        return
    for is_old, sign in ((True, "-"), (False, "+")):
        if shown_lines(row, is_old=is_old) is not None:
            text = comparison.row_text(index, is_old=is_old)
            yield from (f"{sign}{line}" for line in text.split("\n"))


def _title(comparison: Comparison, rows: list[int], lines: list[str]) -> str:
    context = next((place for place, line in enumerate(lines) if line[0] != " "), 0)
    places = []
    for is_old, sign in ((True, "-"), (False, "+")):
        start = _start(comparison, rows, is_old=is_old) - context
        count = sum(line[0] in (" ", sign) for line in lines)
        # A range of no lines is named by the line before it.
        places.append(f"{sign}{start + 1 if count else start},{count}")
    return f"@@ {places[0]} {places[1]} @@"


def _start(comparison: Comparison, rows: list[int], *, is_old: bool) -> int:
    for index in rows:
        lines = shown_lines(comparison.rows[index], is_old=is_old)
        if lines is not None:
            return lines.start
    return _stop_before(comparison, rows[0], is_old=is_old)


def _stop_before(comparison: Comparison, row: int, *, is_old: bool) -> int:
    for index in range(row - 1, -1, -1):
        lines: Lines | None = shown_lines(comparison.rows[index], is_old=is_old)
        if lines is not None:
            return lines.stop
    return 0
