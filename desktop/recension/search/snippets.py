"""A line shortened to what stands around the words that were found."""

from __future__ import annotations

from typing import NamedTuple

_BEFORE = 40  # code points
_AFTER = 60
_CUT = "…"


class Snippet(NamedTuple):
    """A part of a line, with what was found in it."""

    text: str
    start: int  # of what was found, in code points of `text`
    stop: int


def snippet(line: str, start: int, stop: int) -> Snippet:
    """Return a line shortened around what stands from `start` to `stop`."""
    first = max(0, start - _BEFORE)
    last = min(len(line), stop + _AFTER)
    before = _CUT if first else ""
    after = _CUT if last < len(line) else ""
    shift = len(before) - first
    return Snippet(before + line[first:last] + after, start + shift, stop + shift)
