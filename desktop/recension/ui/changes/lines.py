"""A text and where its lines stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from recension.diff import common_ends
from recension.diff.values import Lines


class LinedText:
    r"""A text with the offsets of its lines, in code points; lines end at "\n" alone."""

    def __init__(self, text: str, starts: list[int] | None = None) -> None:
        self.text = text
        # One offset a line, and one past the end as if the last line had a newline as well.
        self.starts = starts or _starts(text, 0)

    def edited(self, text: str) -> LinedText:
        """Return another text, which may be nearly the same: lines not touched are not counted."""
        head, tail = common_ends(self.text, text)
        first = bisect_right(self.starts, head) - 1  # the line that holds the first change
        kept = bisect_left(self.starts, len(self.text) - tail + 1)  # the first after the last one
        more = len(text) - len(self.text)
        behind = [start + more for start in self.starts[kept:]]
        between = _starts(text[self.starts[first] : behind[0] - 1], self.starts[first])
        return LinedText(text, [*self.starts[:first], *between[:-1], *behind])

    def __len__(self) -> int:
        """Return how many lines there are, at least one."""
        return len(self.starts) - 1

    def bounds(self, lines: Lines) -> tuple[int, int]:
        """Return start and stop of these lines, without the newline after the last."""
        return self.starts[lines.start], max(self.starts[lines.start], self.starts[lines.stop] - 1)

    def text_of(self, lines: Lines) -> str:
        """Return these lines, without the newline after the last."""
        start, stop = self.bounds(lines)
        return self.text[start:stop]

    def line(self, number: int) -> str:
        """Return one line without its newline."""
        return self.text[self.starts[number] : self.starts[number + 1] - 1]

    def line_at(self, offset: int) -> int:
        """Return the line that holds this offset."""
        return min(bisect_right(self.starts, offset) - 1, len(self) - 1)


def _starts(text: str, offset: int) -> list[int]:
    return list(accumulate((len(line) + 1 for line in text.split("\n")), initial=offset))


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
