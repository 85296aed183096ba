"""A comparison as one HTML page: two columns, what changed highlighted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from recension.diff import Comparison, Kind, Role, Row, Span, describe

_CONTEXT = 3  # equal lines shown before and after a change
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # the texts are not ours
_STYLE = """
body { font: 14px/1.5 sans-serif; margin: 1em; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td { vertical-align: top; padding: 2px 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
td.old { border-left: 4px solid #ffe49c; }
td.new { border-left: 4px solid #a3d3ff; }
td.moved { border-left-color: #b8a6e0; }
td.gap { text-align: center; color: #666; }
del { background: #feeec8; text-decoration: none; }
ins { background: #d8ecff; text-decoration: none; }
mark { background: #e6dcf7; }
"""
_TAGS = {Role.REMOVED: "del", Role.ADDED: "ins", Role.MOVED: "mark"}


def diff_as_html(comparison: Comparison) -> str:
    """Return a whole page that needs no other file."""
    sentence = escape(describe(comparison).line())
    change = comparison.new_bytes - comparison.old_bytes
    rows = "\n".join(_rows(comparison))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>Changes</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Changes</h1>\n<p>{sentence} ({change:+} bytes)</p>\n"
        f"<table>\n{rows}\n</table>\n</body>\n</html>\n"
    )


def _rows(comparison: Comparison) -> Iterator[str]:
    for index, row in enumerate(comparison.rows):
        if row.kind is Kind.EQUAL:
            yield from _context(comparison, index, row)
        else:
            yield _change(comparison, index, row)


def _context(comparison: Comparison, index: int, row: Row) -> Iterator[str]:
    lines = comparison.new_text(index).split("\n") if row.new else []
    is_last = index == len(comparison.rows) - 1
    after = lines[:_CONTEXT] if index else []
    left = lines[len(after) :]
    before = [] if is_last else left[-_CONTEXT:]
    yield from (_equal(line) for line in after)
    hidden = len(left) - len(before)
    if hidden:
        yield f'<tr><td class="gap" colspan="2">{hidden} equal lines</td></tr>'
    yield from (_equal(line) for line in before)


def _equal(line: str) -> str:
    return f"<tr><td>{escape(line)}</td><td>{escape(line)}</td></tr>"


def _change(comparison: Comparison, index: int, row: Row) -> str:
    spans = comparison.spans(index)
    old, new = comparison.old_text(index), comparison.new_text(index)
    is_moved = row.kind is Kind.MOVED
    old_html = _marked(old, spans.old) if not is_moved or row.is_origin else ""
    new_html = _marked(new, spans.new) if not is_moved or not row.is_origin else ""
    kind = " moved" if is_moved else ""
    old_cell = f'<td class="old{kind}">{old_html}</td>' if old_html else "<td></td>"
    new_cell = f'<td class="new{kind}">{new_html}</td>' if new_html else "<td></td>"
    return f"<tr>{old_cell}{new_cell}</tr>"


def _marked(text: str, spans: Sequence[Span]) -> str:
    parts = []
    place = 0
    for span in spans:
        tag = _TAGS[span.role]
        parts.append(escape(text[place : span.start]))
        parts.append(f"<{tag}>{escape(text[span.start : span.stop])}</{tag}>")
        place = span.stop
    parts.append(escape(text[place:]))
    return "".join(parts) or " "
