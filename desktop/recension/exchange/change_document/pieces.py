"""Texts cut where their marking changes: one side by itself, or both woven into one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recension.diff import Role, RowSpans, Span


class Piece(NamedTuple):
    """A run of text that is marked alike."""

    text: str
    is_old: bool  # whether it is of the old text; what both have is of the new
    role: Role | None = None  # None for what is not marked
    move: int | None = None
    begins: bool = True  # whether a passage that moved begins with it


def side_pieces(text: str, spans: Sequence[Span], *, is_old: bool) -> Iterator[Piece]:
    """Yield one side of a row; together the pieces are the text."""
    at = 0
    moves: set[int | None] = set()
    for span in spans:
        if span.start > at:
            yield Piece(text[at : span.start], is_old)
        begins = span.move not in moves
        moves.add(span.move)
        yield Piece(text[max(at, span.start) : span.stop], is_old, span.role, span.move, begins)
        at = max(at, span.stop)
    if at < len(text):
        yield Piece(text[at:], is_old)


def woven_pieces(old: str, new: str, spans: RowSpans) -> list[Piece] | None:
    """Return the new text with what was removed in its place.

    None where the sides differ outside their spans, as where white space was ignored.
    """
    olds, news = (
        deque(side_pieces(text, marked, is_old=is_old))
        for text, marked, is_old in ((old, spans.old, True), (new, spans.new, False))
    )
    woven: list[Piece] = []
    while olds or news:
        if olds and olds[0].role is not None:
            woven.append(olds.popleft())
        elif news and news[0].role is not None:
            woven.append(news.popleft())
        elif olds and news and (common := _take_common(olds, news)):
            woven.append(common)
        else:
            return None
    return woven


def _take_common(olds: deque[Piece], news: deque[Piece]) -> Piece | None:
    """Take what both sides begin with off them; None where they differ."""
    length = min(len(olds[0].text), len(news[0].text))
    common = news[0].text[:length]
    if not length or olds[0].text[:length] != common:
        return None
    for pieces in (olds, news):
        first = pieces.popleft()
        if len(first.text) > length:
            pieces.appendleft(first._replace(text=first.text[length:]))
    return Piece(common, is_old=False)
