r"""A change as unified text: what `diff -u` prints and `patch` applies.

https://www.gnu.org/software/diffutils/manual/html_node/Unified-Format.html

Before the two names stand the size and what changed, in words; programs skip what stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from recension.diff import Comparison, Lines, Role, Row, RowSpans, describe
from recension.diff.markup import Sections
from recension.exchange.change_document.heading import Heading, Side
from recension.exchange.change_document.hunks import Hunk, Part, hunks_of
from recension.exchange.change_document.pieces import Piece, side_pieces
from recension.exchange.change_document.words import ENGLISH, Words

_NO_NEWLINE = "\\ No newline at end of file"


class Run(NamedTuple):
    """A run of a line that is marked alike."""

    text: str
    role: Role | None = None


Line = list[Run]


class Compared(Protocol):
    """Two texts, their rows and the words of these, as far as they are known."""

    @property
    def old_lines(self) -> Sequence[str]:
        """The lines of the older text, without their newlines."""

    @property
    def new_lines(self) -> Sequence[str]:
        """The lines of the newer text."""

    @property
    def rows(self) -> Sequence[Row]:
        """How the one became the other."""

    def spans(self, index: int) -> RowSpans:
        """Return what is marked in a row."""

    def old_text(self, index: int) -> str:
        """Return the older text of a row."""

    def new_text(self, index: int) -> str:
        """Return the newer text of a row."""


def unified_lines(
    comparison: Comparison, heading: Heading, *, context: int | None = 3, words: Words = ENGLISH
) -> Iterator[Line]:
    """Yield the lines, each in runs; none for two equal texts."""
    if comparison.old == comparison.new:
        return
    yield from ([Run(line)] for line in _preamble(comparison, heading, words))
    yield [Run(f"--- {_name(heading.old)}")]
    yield [Run(f"+++ {_name(heading.new)}")]
    yield from hunk_lines(comparison, context)


def hunk_lines(
    compared: Compared, context: int | None, only: range | None = None
) -> Iterator[Line]:
    """Yield the lines of the hunks alone: of all changes, or of those in some rows."""
    sections = Sections(compared.new_lines)
    for hunk in hunks_of(compared.rows, context, only):
        if any(part.is_change for part in hunk.parts):
            yield from _Writer(compared, hunk).lines(sections)


def _preamble(comparison: Comparison, heading: Heading, words: Words) -> Iterator[str]:
    """Yield what stands before the names; no line of it can be taken for one of the format."""
    if heading.title:
        yield f"{words.changes}: {_in_one_line(heading.title)}"
    size = words.size(comparison.new_bytes - comparison.old_bytes)
    yield f"{size}, {heading.new.time}" if heading.is_step and heading.new.time else size
    if heading.is_step and heading.new.summary:
        yield f"({_in_one_line(heading.new.summary)})"
    yield from filter(None, [describe(comparison, heading.reverted_to).line()])


def _name(side: Side) -> str:
    """Return the name of a side with its time; of a revision, its author and summary."""
    name = side.name or " ".join(filter(None, (side.author, f"({side.summary})")))
    return _in_one_line(name) + (f"\t{side.utc}" if side.utc else "")


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


class _Writer:
    """Writes one hunk."""

    def __init__(self, comparison: Compared, hunk: Hunk) -> None:
        self._comparison, self._hunk = comparison, hunk
        # A newline at the end makes no line of its own here, and its lack is told.
        self._counts = (_line_count(comparison.old_lines), _line_count(comparison.new_lines))

    def lines(self, sections: Sections) -> Iterator[Line]:
        body = [line for part in self._hunk.parts for line in self._part(part)]
        if not body:
            return
        counts = (
            sum(line[0].text in (" ", "-") for line in body),
            sum(line[0].text in (" ", "+") for line in body),
        )
        starts = (self._hunk.old_line, self._hunk.new_line)
        old, new = (
            f"{sign}{start + 1 if count else start},{count}"
            for sign, start, count in zip("-+", starts, counts, strict=True)
        )
        last = len(self._comparison.new_lines) - 1
        section = sections.name_at(min(self._hunk.leads_to, last))
        yield [Run(f"@@ {old} {new} @@{section and ' '}{section}")]
        yield from body

    def _part(self, part: Part) -> Iterator[Line]:
        if not part.is_change:
            yield from self._context(part)
            return
        comparison, spans = self._comparison, self._comparison.spans(part.row)
        if part.old:
            text = comparison.old_text(part.row)
            yield from self._marked("-", part.old, side_pieces(text, spans.old, is_old=True))
        if part.new:
            text = comparison.new_text(part.row)
            yield from self._marked("+", part.new, side_pieces(text, spans.new, is_old=False))

    def _context(self, part: Part) -> Iterator[Line]:
        if part.old is None or part.new is None:
            return
        old_lines, new_lines = self._comparison.old_lines, self._comparison.new_lines
        for step in range(part.old.stop - part.old.start):
            old, new = part.old.start + step, part.new.start + step
            if old_lines[old] == new_lines[new] and self._end_alike(old, new):
                yield from self._written(" ", new, [Run(new_lines[new])], is_old=False)
            else:  # white space was ignored, or only one side ends with a newline
                yield from self._written("-", old, [Run(old_lines[old])], is_old=True)
                yield from self._written("+", new, [Run(new_lines[new])], is_old=False)

    def _marked(self, sign: str, lines: Lines, pieces: Iterable[Piece]) -> Iterator[Line]:
        for step, line in enumerate(_split(pieces)):
            yield from self._written(sign, lines.start + step, line, is_old=sign == "-")

    def _written(self, sign: str, number: int, line: Line, *, is_old: bool) -> Iterator[Line]:
        if number >= self._counts[not is_old]:
            return
        yield [Run(sign), *line]
        if self._is_last(number, is_old=is_old):
            yield [Run(_NO_NEWLINE)]

    def _end_alike(self, old: int, new: int) -> bool:
        """Whether two equal lines also end alike: both with a newline, without, or not at all."""
        is_last = (self._is_last(old, is_old=True), self._is_last(new, is_old=False))
        is_there = (old < self._counts[0], new < self._counts[1])
        return is_last[0] == is_last[1] and is_there[0] == is_there[1]

    def _is_last(self, number: int, *, is_old: bool) -> bool:
        """Whether a line is the last of its text and lacks a newline."""
        lines = self._comparison.old_lines if is_old else self._comparison.new_lines
        return number == len(lines) - 1 and lines[number] != ""


def _line_count(lines: Sequence[str]) -> int:
    return len(lines) if lines[-1] else len(lines) - 1


def _split(pieces: Iterable[Piece]) -> list[Line]:
    """Return the runs of each line of some pieces."""
    lines: list[Line] = [[]]
    for piece in pieces:
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append(Run(text, piece.role))
    return lines
