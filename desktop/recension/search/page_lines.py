"""Which lines come to a page and which go, from one of its revisions to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from recension.diff import common_ends

Turn = tuple[list[str], list[str]]  # the lines that came, those that went


class PageLines:
    """The lines of a page, each with how often it stands there.

    Revisions have most of their text in common with the one before, so only what lies between the
    common beginning and the common end is taken apart.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """Begin with the lines that a page had, in any order."""
        self._counts = Counter(iter(lines))  # a dictionary would be taken for counts
        self._text: str | None = None

    def turn(self, text: str) -> Turn:
        """Go on to the text of the next revision."""
        if self._text is None:
            old, new = list(self._counts.elements()), text.split("\n")
        else:
            old, new = _changed(self._text, text)
        self._text = text
        changes = Counter(new)
        changes.subtract(old)
        came: list[str] = []
        gone: list[str] = []
        for line, change in changes.items():
            before = self._counts[line]
            self._counts[line] = before + change
            if not before and change:
                came.append(line)
            elif not before + change:
                del self._counts[line]
                if before:
                    gone.append(line)
        return came, gone


def _changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return the lines of two texts without those that they begin and end with in common."""
    if old == new:
        return [], []
    head, end = common_ends(old, new)
    start = old.rfind("\n", 0, head) + 1
    stop = old.find("\n", len(old) - end)
    end = 0 if stop < 0 else len(old) - stop
    return old[start : len(old) - end].split("\n"), new[start : len(new) - end].split("\n")
