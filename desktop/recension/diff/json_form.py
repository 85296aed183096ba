"""A comparison as the plain data that `diff --format json` prints."""

from __future__ import annotations

from recension.diff.comparison import Comparison
from recension.diff.description import describe
from recension.diff.values import Lines, Row, RowSpans, Span


def comparison_to_json(comparison: Comparison, reverted_to: str | None = None) -> dict[str, object]:
    """Return sizes in bytes, the change sentence and the rows; for `reverted_to` see `describe`.

    Lines count from 1, both ends included; spans count code points from the start of the row's
    text on their side.
    """
    spans = comparison.all_spans()
    return {
        "old_bytes": comparison.old_bytes,
        "new_bytes": comparison.new_bytes,
        "bytes": comparison.new_bytes - comparison.old_bytes,
        "sentence": describe(comparison, reverted_to).line(),
        "rows": [_row(row, spans[index]) for index, row in enumerate(comparison.rows)],
    }


def _row(row: Row, spans: RowSpans) -> dict[str, object]:
    data: dict[str, object] = {
        "kind": str(row.kind),
        "old": _lines(row.old),
        "new": _lines(row.new),
    }
    if row.kind != "equal":
        if row.move is not None:
            data["move"] = row.move
        data["old_spans"] = [_span(span) for span in spans.old]
        data["new_spans"] = [_span(span) for span in spans.new]
    return data


def _lines(lines: Lines | None) -> list[int] | None:
    return None if lines is None else [lines.start + 1, lines.stop]


def _span(span: Span) -> dict[str, object]:
    data: dict[str, object] = {"start": span.start, "end": span.stop, "role": str(span.role)}
    if span.move is not None:
        data["move"] = span.move
    return data
