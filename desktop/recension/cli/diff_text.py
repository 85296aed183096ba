"""A comparison as plain text, close to what `diff -u` prints."""

from __future__ import annotations

from collections.abc import Iterator

from recension.diff import Comparison, Kind, Lines, Row, describe

_CONTEXT = 3  # equal lines shown before and after a change
_RUNS = frozenset({Kind.ADDED, Kind.REMOVED})  # lines of these follow under one header


def diff_as_text(comparison: Comparison) -> str:
    """Return the change sentence and every row that is not equal, with some lines around it.

    Old lines begin with "-", new ones with "+", equal ones with a space; what moved begins with
    "<" where it was and with ">" where it is.
    """
    if comparison.old == comparison.new:
        return ""
    lines = [line for line in _sentence(comparison) if line]
    before: Row | None = None
    for index, row in enumerate(comparison.rows):
        if row.kind is Kind.EQUAL:
            lines.extend(_context(comparison, index, row))
        else:
            if before is None or row.kind is not before.kind or row.kind not in _RUNS:
                lines.append(_header(row))
            lines.extend(_change(comparison, row))
        before = row
    return "\n".join(lines) + "\n"


def _sentence(comparison: Comparison) -> Iterator[str]:
    yield describe(comparison).line()
    yield f"{comparison.new_bytes - comparison.old_bytes:+} bytes"


def _context(comparison: Comparison, index: int, row: Row) -> Iterator[str]:
    lines = comparison.new_lines[row.new.start : row.new.stop] if row.new else []
    is_last = index == len(comparison.rows) - 1
    after = lines[:_CONTEXT] if index else []
    left = lines[len(after) :]
    before = [] if is_last else left[-_CONTEXT:]
    yield from (f" {line}" for line in after)
    if len(left) > len(before) and not is_last:
        yield f"@@ {len(left) - len(before)} equal lines @@"
    yield from (f" {line}" for line in before)


def _header(row: Row) -> str:
    return f"@@ {_range('-', row.old)} {_range('+', row.new)} @@ {row.kind}"


def _change(comparison: Comparison, row: Row) -> Iterator[str]:
    if row.kind is Kind.MOVED and row.is_origin:
        yield from _marked("<", comparison.old_lines, row.old)
    elif row.kind is Kind.MOVED:
        yield from _marked(">", comparison.new_lines, row.new)
    else:
        yield from _marked("-", comparison.old_lines, row.old)
        yield from _marked("+", comparison.new_lines, row.new)


def _marked(mark: str, lines: list[str], range_: Lines | None) -> Iterator[str]:
    if range_ is not None:
        yield from (f"{mark}{line}" for line in lines[range_.start : range_.stop])


def _range(sign: str, lines: Lines | None) -> str:
    if lines is None:
        return f"{sign}0"
    first, last = lines.start + 1, lines.stop
    return f"{sign}{first}" if first == last else f"{sign}{first}..{last}"
