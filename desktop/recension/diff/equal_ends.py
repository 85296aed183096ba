"""How far two texts are equal at both ends, without cutting a word."""

from __future__ import annotations

from recension.diff.runs import common_ends
from recension.diff.tokens import holds_flags, tokenize

_WINDOW = 80  # characters at a place, to see where tokens end there
_OUTERMOST = 3  # tokens at the end of a window that the place may have cut, or that follow one
_FEWEST = 5  # tokens in a window that shows anything


def equal_ends(old: str, new: str) -> tuple[int, int]:
    """Return how many characters at the beginning and at the end of two texts are equal.

    Both end between two tokens of either text; there are none where words are too long for that to
    be seen from near, or flags stand, which are pairs of letters from the beginning of their run.
    """
    head, tail = common_ends(old, new)
    return _up_to_border(old[max(0, head - _WINDOW) : head], head), _from_border(old, tail)


def _up_to_border(window: str, place: int) -> int:
    """Return the last sure border of tokens in a window that ends at a place."""
    space = window.rfind(" ")  # hangs on the token after it: there is a border before it
    if space >= 0:
        return place - len(window) + space
    pieces = tokenize(window).pieces
    if len(pieces) < _FEWEST or holds_flags(window):
        return 0
    return place - sum(map(len, pieces[-_OUTERMOST:]))


def _from_border(text: str, length: int) -> int:
    """Return how long the end of a text is from its first sure border of tokens on."""
    start = len(text) - length
    window = text[start : start + _WINDOW]
    space = window.find(" ")
    if space >= 0:
        return length - space
    pieces = tokenize(window).pieces
    if len(pieces) < _FEWEST or holds_flags(window):
        return 0
    return length - sum(map(len, pieces[:_OUTERMOST]))
