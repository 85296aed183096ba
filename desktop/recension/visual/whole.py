"""What came, went or moved as a whole: every word of it marked, and the block itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from recension.diff.values import Span
from recension.visual.kinds import CELLS, LISTS, is_silent
from recension.visual.nodes import Element, without_identity
from recension.visual.sides import Side
from recension.visual.units import Piece, Unit
from recension.visual.values import Mark
from recension.visual.walk import added, removed
from recension.visual.writer import Steps, Writer, start_marked, start_of

_SHOWN_WHOLE = ("tr", "li", "dd", "dt", "table", "figure", "caption", "pre", *CELLS, *LISTS)


def write_whole(unit: Unit, mark: Mark, steps: Steps, spans: Sequence[Span] = ()) -> str:
    """Return a unit all of whose words have this mark, but for passages of it that moved.

    Args:
        unit: what came, went or moved.
        mark: for its words.
        steps: counts the changes.
        spans: the passages, in its line; only a unit of words has any.
    """
    if unit.has_words:
        return _words(unit, mark, steps, spans)
    lead, tail = escape(unit.lead), escape(unit.tail)
    start = end = ""
    if unit.element:
        start, end = _start(unit, mark, steps), unit.element.end
    return (
        f"{start}{lead}{''.join(write_whole(each, mark, steps) for each in unit.units)}{end}{tail}"
    )


def write_piece(
    writer: Writer, unit: Unit, piece: Piece, around: Sequence[Element], mark: Mark | None
) -> None:
    """Write a piece of a unit of words inside of these elements."""
    if piece.element is None:
        writer.words(unit.text[piece.start : piece.stop], around, mark)
        return
    raw = without_identity(piece.element.raw) if piece.element.is_old else piece.element.raw
    if piece.atom is not None and is_silent(piece.atom):
        if not piece.element.is_old:
            writer.html_of(raw, around, None)
        return
    writer.html_of(raw, around, mark)


def _words(unit: Unit, mark: Mark, steps: Steps, spans: Sequence[Span]) -> str:
    starts = {unit.element: _start(unit, mark, steps)} if unit.element else {}
    writer = Writer(steps, starts)
    outside = (unit.element,) if unit.element else ()
    writer.go_to(outside)
    side = Side([unit])
    for start, stop, own in _stretches(len(unit.line), mark, spans):
        for _, piece in side.cut(start, stop):
            if piece:
                write_piece(writer, unit, piece, (*outside, *piece.context), own)
    return writer.html + escape(unit.tail)


def _stretches(length: int, mark: Mark, spans: Sequence[Span]) -> Iterator[tuple[int, int, Mark]]:
    at = 0
    for span in spans:
        yield at, span.start, mark
        moved = removed(span) if mark.change.is_old else added(span)
        yield span.start, span.stop, moved
        at = span.stop
    yield at, length, mark


def _start(unit: Unit, mark: Mark, steps: Steps) -> str:
    assert unit.element is not None  # noqa: S101 - who calls it has looked
    start = start_of(unit.element)
    if unit.tag in _SHOWN_WHOLE or unit.element.has_class("mw-heading"):
        return start_marked(start, mark, steps)
    return start
