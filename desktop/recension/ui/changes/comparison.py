"""The comparison that is shown: both texts, their rows, and the words known so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from recension.diff.empty_texts import rows_to_show
from recension.diff.values import Kind, Role, Row, RowSpans, Span, shown_lines
from recension.ui.changes.lines import LinedText, Sections
from recension.ui.changes.moves import Moves
from recension.ui.changes.shown_text import Look
from recension.ui.changes.steps import Steps
from recension.ui.changes.stretches import Range

_PAIRED = (Kind.CHANGED, Kind.SPLIT, Kind.MERGED)


class Comparison:
    """Two texts and how the one became the other."""

    def __init__(
        self, old: LinedText, new: LinedText, rows: Sequence[Row], spans: Mapping[int, RowSpans]
    ) -> None:
        self.old, self.new = old, new
        self.rows = rows_to_show(rows, old.text, new.text)
        self.spans = dict(spans)
        self.steps = Steps(self.rows)
        self.moves = Moves(self.rows)
        self.moves.add_spans(spans)

    @cached_property
    def sections(self) -> Sections:
        """The headings of the new text."""
        return Sections(self.new)

    def add_spans(self, spans: Mapping[int, RowSpans]) -> None:
        """Take the words of further rows."""
        self.spans.update(spans)
        self.moves.add_spans(spans)

    def lined(self, *, is_old: bool) -> LinedText:
        """Return one of the two texts."""
        return self.old if is_old else self.new

    def bounds(self, row: int, *, is_old: bool) -> Range | None:
        """Return the code points a row shows on one side, None for a row without that side."""
        lines = shown_lines(self.rows[row], is_old=is_old)
        return None if lines is None else self.lined(is_old=is_old).bounds(lines)

    def row_text(self, row: int, *, is_old: bool) -> str:
        """Return the text of a row on one side, "" where it has none."""
        bounds = self.bounds(row, is_old=is_old)
        return "" if bounds is None else self.lined(is_old=is_old).text[bounds[0] : bounds[1]]

    def spans_of(self, row: int, *, is_old: bool, shows_moves: bool) -> list[Span]:
        """Return the spans of a row on one side, their offsets those of the whole text."""
        bounds, both = self.bounds(row, is_old=is_old), self.spans.get(row)
        if bounds is None or both is None:
            return []
        role = Role.REMOVED if is_old else Role.ADDED
        return [
            Span(
                span.start + bounds[0],
                span.stop + bounds[0],
                span.role if shows_moves or span.role is not Role.MOVED else role,
                span.move if shows_moves else None,
            )
            for span in (both.old if is_old else both.new)
        ]

    def look(self, row: int, *, is_old: bool, shows_moves: bool) -> Look:
        """Return which of the bars stands beside a row on one side."""
        if self.rows[row].kind is Kind.MOVED and shows_moves:
            return Look.MOVED
        return Look.REMOVED if is_old else Look.ADDED

    def is_paired(self, row: int) -> bool:
        """Whether a row has words to compare on both sides."""
        return self.rows[row].kind in _PAIRED

    def lacks_spans(self, row: int) -> bool:
        """Whether the words of a changed row are still to come."""
        return self.rows[row].kind is not Kind.EQUAL and row not in self.spans
