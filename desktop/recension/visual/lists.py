"""Units beside each other, paired as their lines were: which were changed, came, went and moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recension.diff.comparison import Comparison
from recension.diff.values import Kind, Row, RowSpans
from recension.visual.units import Unit


class Pairing(NamedTuple):
    """Older units and what they became; an empty side came or went."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    spans: RowSpans | None = None  # where the lines of the units were compared
    move: int | None = None
    is_origin: bool = False  # whether it stands elsewhere now
    goes_down: bool = False  # whether its new place is below the old one


def lines_of(units: Sequence[Unit]) -> str:
    """Return the lines of units, one each."""
    return "\n".join(unit.line for unit in units)


def pairings(comparison: Comparison, old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Pairing]:
    """Yield what became of units whose lines were compared, in the order of the page."""
    if not old or not new:  # no units have no lines, and one empty unit has one
        yield from (Pairing((unit,), ()) for unit in old)
        yield from (Pairing((), (unit,)) for unit in new)
        return
    for index, row in enumerate(comparison.rows):
        if row.kind is Kind.EQUAL and row.old and row.new:
            yield from _equal(row, old, new)
            continue
        olds = tuple(old[row.old.start : row.old.stop]) if row.old else ()
        news = tuple(new[row.new.start : row.new.stop]) if row.new else ()
        if row.kind is Kind.MOVED:
            yield _moved(comparison, index, olds, news)
        elif row.kind in (Kind.ADDED, Kind.REMOVED):
            spans = comparison.spans(index)
            for side in range(max(len(olds), len(news))):
                yield Pairing(olds[side : side + 1], news[side : side + 1], _alone(spans, row))
        else:
            yield Pairing(olds, news, comparison.spans(index))


def _equal(row: Row, old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Pairing]:
    if row.old and row.new:
        for at, new_at in zip(
            range(row.old.start, row.old.stop), range(row.new.start, row.new.stop), strict=True
        ):
            yield Pairing((old[at],), (new[new_at],), RowSpans())


def _moved(
    comparison: Comparison, index: int, olds: tuple[Unit, ...], news: tuple[Unit, ...]
) -> Pairing:
    row = comparison.rows[index]
    first = next(at for at, each in enumerate(comparison.rows) if each.move == row.move)
    goes_down = comparison.rows[first].is_origin
    return Pairing(olds, news, comparison.spans(index), row.move, row.is_origin, goes_down)


def _alone(spans: RowSpans, row: Row) -> RowSpans | None:
    """Return the spans of a row of one side where it is one line, and something in it moved."""
    lines = row.old or row.new
    is_one = lines is not None and lines.stop - lines.start == 1
    return spans if is_one and (spans.old or spans.new) else None
