"""Which lines come to a page and which go, from one of its revisions to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

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
    start = old.rfind("\n", 0, _common_beginning(old, new)) + 1
    end = min(_common_end(old, new), len(old) - start, len(new) - start)
    stop = old.find("\n", len(old) - end)
    end = 0 if stop < 0 else len(old) - stop
    return old[start : len(old) - end].split("\n"), new[start : len(new) - end].split("\n")


def _common_beginning(old: str, new: str) -> int:
    """Return how many characters two texts begin with in common."""
    same, differs = 0, min(len(old), len(new)) + 1
    while differs - same > 1:
        middle = (same + differs) // 2
        if old[same:middle] == new[same:middle]:
            same = middle
        else:
            differs = middle
    return same


def _common_end(old: str, new: str) -> int:
    """Return how many characters two texts end with in common."""
    same, differs = 0, min(len(old), len(new)) + 1
    while differs - same > 1:
        middle = (same + differs) // 2
        if old[len(old) - middle : len(old) - same] == new[len(new) - middle : len(new) - same]:
            same = middle
        else:
            differs = middle
    return same
