"""The numbers of the lines of a text, kept in step while passes change the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recension.wikitext.lines.cursor import Jump, LineCursor
from recension.wikitext.lines.marks import line_attribute

# The start tags of a writer that get the line they stand on.
_LINED = re.compile(
    r"<(?:blockquote|caption|center|d[dt]|div|h[1-6]|li|p|pre|t(?:able|[dhr]))(?=[ >])"
)
_BLANK = " \t\r\x0b\0"


class SourceLines:
    """Which line of the source each line of a block's text comes from.

    A pass that joins, drops or adds lines changes `numbers` likewise.
    """

    def __init__(self, text: str, jumps: Sequence[Jump]) -> None:
        self.numbers: list[int] = []
        self.mixed: set[int] = set()  # indexes of lines with parts from several lines
        if jumps:
            self._count(text, LineCursor(text, jumps))
        else:
            self.numbers = list(range(text.count("\n") + 1))

    def _count(self, text: str, cursor: LineCursor) -> None:
        start = 0
        for index, line in enumerate(text.split("\n")):
            first = start + len(line) - len(line.lstrip(_BLANK))
            self.numbers.append(cursor.line_at(first))
            passed = cursor.passed
            start += len(line) + 1
            cursor.line_at(max(first, start - 2))
            if cursor.passed > passed:
                self.mixed.add(index)


class TagLines:
    """Follows the lines of a text whose tags are rewritten, each of them into one line."""

    def __init__(self, lines: SourceLines, before: str) -> None:
        self._lines = lines
        self._old = lines.numbers
        self._at = before.count("\n")
        self._new = self._old[: self._at + 1]

    def tag(self, tag: str, written: str, end: int) -> str:
        """Return a tag with its line, and go over it and the text behind it.

        `written` is both as they were; the tag ended at `end` there.
        """
        if _LINED.match(tag) and self._at not in self._lines.mixed:
            tag = f"{tag[:-1]}{line_attribute(self._old[self._at])}>"
        if "\n" in written:
            self._at += written.count("\n", 0, end)
            after = written.count("\n", end)
            self._new += self._old[self._at + 1 : self._at + 1 + after]
            self._at += after
        return tag

    def finish(self) -> None:
        """Leave behind the numbers of the lines that remain."""
        self._lines.numbers = self._new
