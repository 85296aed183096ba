"""A text and where its lines stand."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from recension.diff.values import Lines


class LinedText:
    r"""A text with the offsets of its lines, in code points; lines end at "\n" alone."""

    def __init__(self, text: str) -> None:
        self.text = text
        # One offset a line, and one past the end as if the last line had a newline as well.
        self.starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))

    def __len__(self) -> int:
        """Return how many lines there are, at least one."""
        return len(self.starts) - 1

    def bounds(self, lines: Lines) -> tuple[int, int]:
        """Return start and stop of these lines, without the newline after the last."""
        return self.starts[lines.start], max(self.starts[lines.start], self.starts[lines.stop] - 1)

    def line(self, number: int) -> str:
        """Return one line without its newline."""
        return self.text[self.starts[number] : self.starts[number + 1] - 1]

    def line_at(self, offset: int) -> int:
        """Return the line that holds this offset."""
        return min(bisect_right(self.starts, offset) - 1, len(self) - 1)


class Sections:
    """The headings of a wikitext, to tell which section a line is in."""

    def __init__(self, text: LinedText) -> None:
        self._lines: list[int] = []
        self._names: list[str] = []
        for number, line in enumerate(text.text.split("\n")):
            if line.startswith("="):
                self._add(number, line)

    def name_at(self, line: int) -> str:
        """Return the heading at or before this line, "" before the first one."""
        place = bisect_right(self._lines, line) - 1
        return self._names[place] if place >= 0 else ""

    def _add(self, number: int, line: str) -> None:
        bare = line.partition("<!--")[0].rstrip()
        if bare.endswith("=") and bare.strip("= "):
            self._lines.append(number)
            self._names.append(bare.strip("= \t"))
