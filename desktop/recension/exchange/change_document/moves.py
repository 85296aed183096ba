"""Where both ends of what moved are, so that each can lead to the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recension.diff import Kind, Role, Row, RowSpans
from recension.diff.values import shown_lines


class End(NamedTuple):
    """Where one end of a move is."""

    row: int
    line: int  # from 0


Ends = Mapping[tuple[int, bool], End]  # by the number of the move and whether it is its old end


def ends_of(rows: Sequence[Row], spans: Sequence[RowSpans]) -> Ends:
    """Return where the ends of all moves are, of whole rows and of passages."""
    ends: dict[tuple[int, bool], End] = {}
    for index, (row, both) in enumerate(zip(rows, spans, strict=True)):
        if row.kind is Kind.EQUAL:
            continue
        for is_old, marked in ((True, both.old), (False, both.new)):
            lines = shown_lines(row, is_old=is_old)
            if lines is None:
                continue
            moves = [row.move, *(span.move for span in marked if span.role is Role.MOVED)]
            for move in moves:
                if move is not None:
                    ends.setdefault((move, is_old), End(index, lines.start))
    return ends
