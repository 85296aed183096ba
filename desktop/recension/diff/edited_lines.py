"""The lines of a text that is edited: those an edit did not touch stay the same objects."""

from __future__ import annotations

from recension.diff.cutting import cut_lines
from recension.diff.runs import common_ends


class EditedLines:
    """Cuts one text after another into lines; each list is kept until the next and not changed.

    Comparing a line with itself costs nothing, and its hash is known: in a long text this is most
    of what a key would cost otherwise.
    """

    def __init__(self) -> None:
        self._text = ""
        self._lines = [""]
        self._size: int | None = 0  # of the text in bytes of UTF-8, once it was asked for

    def of(self, text: str, known: dict[str, str] | None = None) -> list[str]:
        """Return the lines of a text, split at newlines alone; for `known` see `cut_lines`."""
        if text is not self._text:
            self._lines = self._cut_again(text, {} if known is None else known)
            self._text = text
        return self._lines

    def size_of(self, text: str) -> int:
        """Return the size of a text in bytes of UTF-8; of the newest one, of what changed alone."""
        if text is not self._text:
            return size_of(text)
        if self._size is None:
            self._size = size_of(text)
        return self._size

    def _cut_again(self, text: str, known: dict[str, str]) -> list[str]:
        before, lines = self._text, self._lines
        head, tail = common_ends(before, text)
        if self._size is not None:
            self._size += size_of(text[head : len(text) - tail])
            self._size -= size_of(before[head : len(before) - tail])
        first = before.count("\n", 0, head)
        kept = before.count("\n", len(before) - tail)
        start = text.rfind("\n", 0, head) + 1
        stop = text.find("\n", len(text) - tail) if kept else len(text)
        edited = cut_lines(text[start:stop], known)
        return lines[:first] + edited + lines[len(lines) - kept :]


def size_of(text: str) -> int:
    """Return the size of a text in bytes of UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
