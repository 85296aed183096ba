"""Where the two ends of everything that moved are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recension.diff.values import Kind, Row, RowSpans


@dataclass(frozen=True, slots=True)
class MoveEnd:
    """One end of a move: a row, or a sentence in it, on one side."""

    row: int
    is_old: bool


class Moves:
    """The ends of each numbered move, as far as the words of the rows are known."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._ends: dict[int, dict[bool, MoveEnd]] = {}
        for index, row in enumerate(rows):
            if row.kind is Kind.MOVED and row.move is not None:
                self._add(row.move, MoveEnd(index, row.is_origin))

    def add_spans(self, spans: Mapping[int, RowSpans]) -> None:
        """Take in the sentences that moved from or to these rows."""
        for row, both in spans.items():
            for is_old, side in ((True, both.old), (False, both.new)):
                for span in side:
                    if span.move is not None:
                        self._add(span.move, MoveEnd(row, is_old))

    def other_end(self, move: int, *, is_old: bool) -> MoveEnd | None:
        """Return the end on the other side, None where it is not known yet."""
        return self._ends.get(move, {}).get(not is_old)

    def _add(self, move: int, end: MoveEnd) -> None:
        self._ends.setdefault(move, {}).setdefault(end.is_old, end)
