"""Which lines come to a page and which go, from one of its revisions to the next."""

from __future__ import annotations

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
        self._counts = dict.fromkeys(lines, 1)
        self._text: StoredText | None = None

    def turn(self, text: StoredText) -> Turn:
        """Go on to the text of the next revision."""
        if self._text is None:
            old, new = list(self._counts), _lines(text, 0, 0)
        else:
            old, new = _changed(self._text, text)
        self._text = text
        changes: dict[Line, int] = {}  # a Counter takes twice as long
        for line in new:
            changes[line] = changes.get(line, 0) + 1
        for line in old:
            changes[line] = changes.get(line, 0) - 1
        came: list[Line] = []
        gone: list[Line] = []
        for line, change in changes.items():
            if not change:
                continue
            before = self._counts.get(line, 0)
            if not before:
                came.append(line)
            if before + change:
                self._counts[line] = before + change
            else:
                del self._counts[line]
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
