"""Composing what a band shows from a comparison: each side for itself, or one through the other."""

from __future__ import annotations

from collections.abc import Sequence

from recension.diff.values import Role, Span
from recension.ui.changes.shown_text import Composer, Look, ShownText

SpanPair = tuple[Sequence[Span], Sequence[Span]]

_LOOKS = {Role.ADDED: Look.ADDED, Role.REMOVED: Look.REMOVED, Role.MOVED: Look.MOVED}


def compose_side(
    text: str, bounds: tuple[int, int], spans: Sequence[Span], *, is_old: bool
) -> ShownText:
    """Show one side from `bounds[0]` to `bounds[1]`; offsets of the spans are of the text."""
    composer = Composer()
    at, stop = bounds
    for span in spans:
        low, high = max(at, span.start), min(stop, span.stop)
        if low >= high:
            continue
        _add(composer, text, (at, low), Look.PLAIN, is_old=is_old)
        if span.role is Role.MOVED and span.start >= bounds[0]:
            composer.mark(mark_of(span.move, is_old=is_old), Look.MOVED, span.move)
        _add(composer, text, (low, high), _LOOKS[span.role], span.move, is_old=is_old)
        at = high
    _add(composer, text, (at, stop), Look.PLAIN, is_old=is_old)
    return composer.finish()


def mark_of(move: int | None, *, is_old: bool) -> str:
    """Return the sign before a moved sentence: an arrow that leaves or arrives, and its number."""
    arrow = "\N{NORTH EAST ARROW}" if is_old else "\N{SOUTH EAST ARROW}"
    return f"{arrow}{move if move is not None else ''}\N{NO-BREAK SPACE}"


def _add(
    composer: Composer,
    text: str,
    bounds: tuple[int, int],
    look: Look,
    move: int | None = None,
    *,
    is_old: bool,
) -> None:
    start, stop = bounds
    if start < stop:
        old, new = (start, -1) if is_old else (-1, start)
        ends_line = text[stop : stop + 1] in ("", "\n")
        composer.add(text[start:stop], old, new, look, move, ends_line=ends_line)


def compose_inline(
    old: str, new: str, bounds: tuple[tuple[int, int], tuple[int, int]], spans: SpanPair
) -> ShownText | None:
    """Show the new text with what was removed struck in its place.

    None where the two sides do not agree outside their spans (white space was ignored, or the
    spans are not known yet): then each side has to be shown for itself.
    """
    weaver = _Weaver(old, new, bounds, spans)
    return weaver.weave()


class _Weaver:
    """Walks both sides at once: what is common once, spans of the old side first."""

    def __init__(
        self, old: str, new: str, bounds: tuple[tuple[int, int], tuple[int, int]], spans: SpanPair
    ) -> None:
        self._texts = (old, new)
        self._at = [bounds[0][0], bounds[1][0]]
        self._stops = (bounds[0][1], bounds[1][1])
        self._spans = ([*spans[0]], [*spans[1]])
        self._next = [0, 0]
        self._composer = Composer()

    def weave(self) -> ShownText | None:
        while self._at[0] < self._stops[0] or self._at[1] < self._stops[1]:
            if not (self._take_span(0) or self._take_span(1) or self._take_common()):
                return None
        return self._composer.finish()

    def _span(self, side: int) -> Span | None:
        spans = self._spans[side]
        return spans[self._next[side]] if self._next[side] < len(spans) else None

    def _take_span(self, side: int) -> bool:
        span, at = self._span(side), self._at[side]
        if span is None or span.start > at:
            return False
        is_old = side == 0
        stop = min(span.stop, self._stops[side])
        if span.role is Role.MOVED:
            self._composer.mark(mark_of(span.move, is_old=is_old), Look.MOVED, span.move)
        _add(
            self._composer,
            self._texts[side],
            (at, stop),
            _LOOKS[span.role],
            span.move,
            is_old=is_old,
        )
        self._at[side], self._next[side] = max(at, stop), self._next[side] + 1
        return True

    def _take_common(self) -> bool:
        old, new = self._at
        length = min(self._room(0), self._room(1))
        common = self._texts[1][new : new + length]
        if length <= 0 or self._texts[0][old : old + length] != common:
            return False
        self._composer.add(common, old, new, Look.PLAIN)
        self._at = [old + length, new + length]
        return True

    def _room(self, side: int) -> int:
        span = self._span(side)
        return (self._stops[side] if span is None else span.start) - self._at[side]
