"""The changes of a row, from the spans of its two sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from recension.diff.values import Role, RowSpans, Span

_CLOSE = re.compile(r"[^\s\[\]{}<>|=]{1,12}")


class SpanPair(NamedTuple):
    """What a stretch of the old text became; one of the two may be missing."""

    old: Span | None
    new: Span | None


def pair_spans(spans: RowSpans) -> Iterator[SpanPair]:
    """Yield the removed and added spans of a row in order, those of one place together.

    Two spans have one place when as much unhighlighted text stands before them on both sides.
    """
    olds, news = list(_placed(spans.old)), list(_placed(spans.new))
    at = new_at = 0
    while at < len(olds) or new_at < len(news):
        place = olds[at][0] if at < len(olds) else None
        new_place = news[new_at][0] if new_at < len(news) else None
        takes_old = place is not None and (new_place is None or place <= new_place)
        takes_new = new_place is not None and (place is None or new_place <= place)
        yield SpanPair(olds[at][1] if takes_old else None, news[new_at][1] if takes_new else None)
        at += takes_old
        new_at += takes_new


def join_close(pairs: Iterable[SpanPair], old: str, new: str) -> Iterator[SpanPair]:
    """Yield the pairs, with replacements joined that have no white space between them.

    In "10-12" that became "12-10" a reader sees one change. Brackets keep theirs apart.
    """
    last: SpanPair | None = None
    for pair in pairs:
        joined = None if last is None else _joined(last, pair, old, new)
        if last is not None and joined is None:
            yield last
        last = joined or pair
    if last is not None:
        yield last


def _joined(first: SpanPair, second: SpanPair, old: str, new: str) -> SpanPair | None:
    """Return two replacements as one; None where they are not close."""
    if not (first.old and first.new and second.old and second.new):
        return None
    between = new[first.new.stop : second.new.start]
    is_close = _CLOSE.fullmatch(between) and old[first.old.stop : second.old.start] == between
    if not is_close:
        return None
    return SpanPair(
        Span(first.old.start, second.old.stop, Role.REMOVED),
        Span(first.new.start, second.new.stop, Role.ADDED),
    )


def _placed(spans: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Yield the spans that did not move, with the length of the plain text before them."""
    highlighted = 0
    for span in spans:
        if span.role is not Role.MOVED:
            yield span.start - highlighted, span
        highlighted += span.stop - span.start
