"""One way through two texts and the spans between them: what went, what came, what both have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recension.diff.values import Role, RowSpans, Span
from recension.visual.values import Change, Mark

_FAR = 1 << 60


class Stretch(NamedTuple):
    """Characters of one text or of both; a side it lacks has start and stop alike."""

    old: int
    old_stop: int
    new: int
    new_stop: int
    mark: Mark | None  # None where both sides have the same


def stretches(
    old: str, new: str, spans: RowSpans, *, on_the_way: bool = False
) -> Iterator[Stretch]:
    """Yield the stretches that lead through both texts, whatever the spans are.

    Args:
        old: the older text.
        new: the newer text.
        spans: what is highlighted.
        on_the_way: whether the newer text is shown as moved, so that nothing of the older is here.
    """
    gone, came = [*spans.old], [*spans.new]
    at = new_at = 0
    while at < len(old) or new_at < len(new):
        if gone and gone[0].start <= at < len(old):
            stop = max(at, min(gone[0].stop, len(old)))
            yield Stretch(at, stop, new_at, new_at, removed(gone.pop(0), on_the_way=on_the_way))
            at = stop
        elif came and came[0].start <= new_at < len(new):
            stop = max(new_at, min(came[0].stop, len(new)))
            yield Stretch(at, at, new_at, stop, added(came.pop(0)))
            new_at = stop
        else:
            length = _shared(old, new, at, new_at, _until(gone, at), _until(came, new_at))
            if length:
                yield Stretch(at, at + length, new_at, new_at + length, None)
                at, new_at = at + length, new_at + length
            else:
                yield from _odd(old, new, at, new_at, on_the_way=on_the_way)
                at, new_at = at + (at < len(old)), new_at + (new_at < len(new))


def _until(spans: Sequence[Span], at: int) -> int:
    """Return how far it is to the next span."""
    return spans[0].start - at if spans else _FAR


def _shared(old: str, new: str, at: int, new_at: int, most: int, new_most: int) -> int:
    """Return how many characters follow that both texts have."""
    most = min(most, new_most, len(old) - at, len(new) - new_at)
    if old[at : at + most] == new[new_at : new_at + most]:
        return max(0, most)
    return next(step for step in range(most) if old[at + step] != new[new_at + step])


def _odd(old: str, new: str, at: int, new_at: int, *, on_the_way: bool) -> Iterator[Stretch]:
    """Yield a character of each side that no span speaks of."""
    if at < len(old):
        went = removed(Span(at, at + 1, Role.REMOVED), on_the_way=on_the_way)
        yield Stretch(at, at + 1, new_at, new_at, went)
    if new_at < len(new):
        after = at + (at < len(old))
        yield Stretch(after, after, new_at, new_at + 1, Mark(Change.ADDED))


def removed(span: Span, *, on_the_way: bool = False) -> Mark:
    """Return the mark of a span of the older text."""
    if on_the_way:
        return Mark(Change.REMOVED_ON_THE_WAY)
    if span.role is Role.MOVED:
        return Mark(Change.MOVED_FROM, "moved from here", span.move)
    return Mark(Change.REMOVED)


def added(span: Span) -> Mark:
    """Return the mark of a span of the newer text."""
    if span.role is Role.MOVED:
        return Mark(Change.MOVED_TO, "moved here", span.move)
    return Mark(Change.ADDED)
