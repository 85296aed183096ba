"""What is highlighted in a row: changed words, and passages that moved.

Passages that moved are taken out of both texts, with one space beside them, before the rest is
compared; the edits of the rest are then put back to where they stand in the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recension.diff.budget import Budget
from recension.diff.options import Options
from recension.diff.values import Role, RowSpans, Span
from recension.diff.words import Edit, compare_words, edits_between_ends


class Cut(NamedTuple):
    """A passage that moved, as one of its places sees it."""

    start: int
    stop: int
    move: int  # the number that both places share
    own: str  # the passage here
    other: str  # the passage at the other place


class Cuts(NamedTuple):
    """The passages that left a row and those that came to it, in order."""

    old: tuple[Cut, ...] = ()
    new: tuple[Cut, ...] = ()


class _Side(NamedTuple):
    """One text of a row without the passages that moved."""

    rest: str
    chunks: list[tuple[int, int]]  # what was taken out, in offsets of the whole text
    seams: list[int]  # where that was, in offsets of the rest


def find_spans(old: str, new: str, cuts: Cuts, options: Options, budget: Budget) -> RowSpans:
    """Return the spans of a row that has both sides."""
    side, new_side = _take_out(old, cuts.old), _take_out(new, cuts.new)
    edits = compare_words(side.rest, new_side.rest, options, budget)
    spans = [
        Span(*place, Role.REMOVED)
        for edit in edits
        for place in _places(side, edit.old, edit.old_stop)
    ]
    new_spans = [
        Span(*place, Role.ADDED)
        for edit in edits
        for place in _places(new_side, edit.new, edit.new_stop)
    ]
    spans += _moved_spans(cuts.old, side, Role.REMOVED, options, budget)
    new_spans += _moved_spans(cuts.new, new_side, Role.ADDED, options, budget)
    return RowSpans(tuple(sorted(spans, key=_start)), tuple(sorted(new_spans, key=_start)))


def find_outer_spans(old: str, new: str, cuts: Cuts, options: Options) -> RowSpans:
    """Return all of a row between its equal ends, where not even a hasty look is left.

    Passages that moved stand apart; beside them the rest is marked as a whole.
    """
    if cuts.old or cuts.new:
        return RowSpans(
            tuple(_around(old, cuts.old, Role.REMOVED)), tuple(_around(new, cuts.new, Role.ADDED))
        )
    edits = edits_between_ends(old, new, options)
    return RowSpans(
        tuple(
            Span(edit.old, edit.old_stop, Role.REMOVED)
            for edit in edits
            if edit.old < edit.old_stop
        ),
        tuple(
            Span(edit.new, edit.new_stop, Role.ADDED) for edit in edits if edit.new < edit.new_stop
        ),
    )


def _around(text: str, cuts: Sequence[Cut], role: Role) -> Iterator[Span]:
    """Yield passages that moved as such, and what is around them in another role."""
    at = 0
    for cut in cuts:
        if at < cut.start:
            yield Span(at, cut.start, role)
        yield Span(cut.start, cut.stop, Role.MOVED, cut.move)
        at = cut.stop
    if at < len(text):
        yield Span(at, len(text), role)


def find_lone_spans(
    text: str, cuts: Sequence[Cut], role: Role, options: Options, budget: Budget
) -> tuple[Span, ...]:
    """Return the spans of a removed or an added row: the passages that did not come or go."""
    return tuple(
        span
        for span in _moved_spans(cuts, _take_out(text, cuts), role, options, budget)
        if span.role is Role.MOVED
    )


def _start(span: Span) -> int:
    return span.start


def _take_out(text: str, cuts: Sequence[Cut]) -> _Side:
    rest: list[str] = []
    chunks: list[tuple[int, int]] = []
    seams: list[int] = []
    at = length = 0
    for cut in cuts:
        start, stop = cut.start, cut.stop
        if text[stop : stop + 1] == " ":
            stop += 1
        elif start > at and text[start - 1] == " ":
            start -= 1
        rest.append(text[at:start])
        length += start - at
        chunks.append((start, stop))
        seams.append(length)
        at = stop
    rest.append(text[at:])
    return _Side("".join(rest), chunks, seams)


def _places(side: _Side, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where a stretch of the rest stands in the whole, cut where a passage was taken out."""
    if start == stop:
        return
    taken = 0
    for (chunk, chunk_stop), seam in zip(side.chunks, side.seams, strict=True):
        if seam >= stop:
            break
        if seam > start:
            yield start + taken, seam + taken
            start = seam
        taken += chunk_stop - chunk
    yield start + taken, stop + taken


def _moved_spans(
    cuts: Sequence[Cut], side: _Side, role: Role, options: Options, budget: Budget
) -> Iterator[Span]:
    """Yield the spans of passages that moved; where one was edited on its way, in pieces."""
    for cut, (start, stop) in zip(cuts, side.chunks, strict=True):
        at = start
        for first, last in _edited(cut, role, options, budget):
            if at < cut.start + first:
                yield Span(at, cut.start + first, Role.MOVED, cut.move)
            yield Span(cut.start + first, cut.start + last, role)
            at = cut.start + last
        if at < stop:
            yield Span(at, stop, Role.MOVED, cut.move)


def _edited(cut: Cut, role: Role, options: Options, budget: Budget) -> list[tuple[int, int]]:
    old, new = (cut.own, cut.other) if role is Role.REMOVED else (cut.other, cut.own)
    edits: list[Edit] = compare_words(old, new, options, budget)
    if role is Role.REMOVED:
        return [(edit.old, edit.old_stop) for edit in edits if edit.old < edit.old_stop]
    return [(edit.new, edit.new_stop) for edit in edits if edit.new < edit.new_stop]
