"""Which lines come to a page and which go, from one of its revisions to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from recension.store import StoredText, common_ends

Line = bytes  # in UTF-8, without its newline
Turn = tuple[list[Line], list[Line]]  # the lines that came, those that went


class PageLines:
    """The lines of a page, each with how often it stands there.

    Revisions have most of their text in common with the one before, so only what lies between the
    common beginning and the common end is taken apart, and nothing else is copied.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        """Begin with the lines that a page had, in any order."""
        self._counts = Counter(iter(lines))  # a dictionary would be taken for counts
        self._text: StoredText | None = None

    def turn(self, text: StoredText) -> Turn:
        """Go on to the text of the next revision."""
        if self._text is None:
            old, new = list(self._counts.elements()), _lines(text, 0, 0)
        else:
            old, new = _changed(self._text, text)
        self._text = text
        changes = Counter(new)
        changes.subtract(old)
        came: list[Line] = []
        gone: list[Line] = []
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


def _changed(old: StoredText, new: StoredText) -> Turn:
    """Return the lines of two texts without those, or most, that both begin and end with."""
    head, end = new.like_before or common_ends(old, new)
    begin = max(old.start, old.pack.rfind(b"\n", old.start, old.start + head) + 1)
    stop = old.pack.find(b"\n", old.stop - end, old.stop)
    head, end = begin - old.start, 0 if stop < 0 else old.stop - stop
    return _lines(old, head, end), _lines(new, head, end)


def _lines(text: StoredText, head: int, end: int) -> list[Line]:
    """Return the lines of a text without the bytes that it begins and ends with."""
    return text.pack[text.start + head : text.stop - end].split(b"\n")
