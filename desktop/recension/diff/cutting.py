"""A text cut into lines, of which equal ones are one object where there are very many.

A line takes sixty bytes and more beside its letters, and the hash of one that is known needs not be
worked out again.
"""

from __future__ import annotations

_MANY = 20_000  # lines from which it matters
_PIECE = 1 << 16  # characters of a text that are cut at a time


def cut_lines(text: str, known: dict[str, str]) -> list[str]:
    """Return the lines of a text, split at newlines alone.

    Lines of a long text that are in `known`, by themselves, are those; others are added to it.
    """
    if text.count("\n") < _MANY:
        return text.split("\n")
    lines: list[str] = []
    at = 0
    while True:
        stop = text.find("\n", at + _PIECE)
        piece = (text[at:] if stop < 0 else text[at:stop]).split("\n")
        lines += map(known.setdefault, piece, piece)
        if stop < 0:
            return lines
        at = stop + 1
