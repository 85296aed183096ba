"""The table of a change: both texts line beside line, or one column with everything in it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recension.diff import Comparison, Kind, Lines, Role, Row, RowSpans
from recension.diff.markup import Sections
from recension.diff.values import shown_lines
from recension.exchange.change_document.heading import Shape
from recension.exchange.change_document.hunks import Hunk, Part, hunks_of
from recension.exchange.change_document.markup import End, Marker, attribute, text_html
from recension.exchange.change_document.pieces import side_pieces, woven_pieces
from recension.exchange.change_document.words import Words

_SIGNS = {"added": "+", "removed": "\N{MINUS SIGN}", "changed": "\N{PLUS-MINUS SIGN}"}


class _Cell(NamedTuple):
    """A line of one side that changed."""

    number: str  # its HTML, with the sign beside it
    look: str  # its class
    html: str


class Table(ABC):
    """Writes the rows of the table, hunk after hunk."""

    columns = 0  # of the table

    def __init__(self, comparison: Comparison, shape: Shape, words: Words) -> None:
        self.comparison, self.shape, self.words = comparison, shape, words
        self._spans = comparison.all_spans()
        self.marker = Marker(words, _ends(comparison.rows, self._spans))
        self._sections = Sections(comparison.new_lines)

    def hunks(self) -> Iterator[str]:
        """Yield the HTML of all hunks in small pieces."""
        for hunk in hunks_of(self.comparison, self.shape.context):
            yield "<tbody>\n"
            yield from self._hidden(hunk)
            if hunk.parts:
                yield self._caption(hunk)
            for part in hunk.parts:
                yield from self.change(part) if part.is_change else self._context(part)
            yield "</tbody>\n"

    # -- what the layouts differ in

    @abstractmethod
    def names(self, hunk: Hunk) -> list[str]:
        """Return which lines a hunk begins with, a name for each pair of columns."""

    @abstractmethod
    def unchanged(self, numbers: tuple[int, int], lines: tuple[str, str]) -> str:
        """Return the row of a line that did not change, or only in white space."""

    @abstractmethod
    def change(self, part: Part) -> Iterator[str]:
        """Yield the rows of a change."""

    # -- what they share

    def row_html(self, index: int, *, is_old: bool) -> list[str]:
        """Return the HTML of each line a row of the comparison shows on one side."""
        row = self.comparison.rows[index]
        if shown_lines(row, is_old=is_old) is None:
            return []
        spans = self._spans[index]
        if is_old:
            pieces = side_pieces(self.comparison.old_text(index), spans.old, is_old=True)
        else:
            pieces = side_pieces(self.comparison.new_text(index), spans.new, is_old=False)
        lines = self.marker.lines(pieces)
        tag = {Kind.REMOVED: "del", Kind.ADDED: "ins"}.get(row.kind)
        if tag:
            return [f'<{tag} class="whole">{line}</{tag}>' if line else "" for line in lines]
        return lines

    def woven_html(self, index: int) -> list[str] | None:
        """Return the HTML of both sides of a row in one; None where they cannot be woven."""
        comparison = self.comparison
        pieces = woven_pieces(
            comparison.old_text(index), comparison.new_text(index), self._spans[index]
        )
        return None if pieces is None else self.marker.lines(pieces)

    def look(self, row: Row, *, is_old: bool) -> str:
        """Return the class of a side of a row that changed."""
        if row.kind is Kind.MOVED:
            return "moved"
        return "removed" if is_old else "added"

    def sign(self, row: Row, look: str, *, is_old: bool) -> str:
        """Return what stands beside the number of a line that changed."""
        if row.kind is Kind.MOVED and row.move is not None:
            return self.marker.row_link(row.move, is_old=is_old)
        name = {"added": self.words.added, "removed": self.words.removed}
        said = attribute("title", name.get(look, self.words.changed))
        return f"<b{said}>{_SIGNS[look]}</b>"

    def _context(self, part: Part) -> Iterator[str]:
        if part.old is None or part.new is None:
            return
        for step in range(part.old.stop - part.old.start):
            old, new = part.old.start + step, part.new.start + step
            lines = self.comparison.old_lines[old], self.comparison.new_lines[new]
            yield self.unchanged((old + 1, new + 1), lines)

    def _caption(self, hunk: Hunk) -> str:
        section = self._sections.name_at(min(hunk.leads_to, len(self.comparison.new_lines) - 1))
        named = f' <span dir="auto">{text_html(section)}</span>' if section else ""
        width = self.columns // len(self.names(hunk))
        cells = "".join(
            f'<th scope="rowgroup" colspan="{width}">{text_html(name)}{named}</th>'
            for name in self.names(hunk)
        )
        return f'<tr class="hunk">{cells}</tr>\n'

    def _hidden(self, hunk: Hunk) -> Iterator[str]:
        if hunk.hidden is None:
            return
        old, new = hunk.hidden
        said = text_html(self.words.hidden(new.stop - new.start))
        yield f'<tr class="fold"><td colspan="{self.columns}">'
        if self.shape.has_hidden_lines:
            yield f"<details><summary>{said}</summary>\n"
            yield from self._folded(old, new)
            yield "</details>"
        else:
            yield said
        yield "</td></tr>\n"

    def _folded(self, old: Lines, new: Lines) -> Iterator[str]:
        lines = self.comparison.old_lines[old.start : old.stop]
        new_lines = self.comparison.new_lines[new.start : new.stop]
        if lines != new_lines:  # white space was ignored
            yield from _listed(lines, old.start + 1)
        yield from _listed(new_lines, new.start + 1)


class SideBySide(Table):
    """Two columns."""

    columns = 4

    def names(self, hunk: Hunk) -> list[str]:
        """Name the first line of both sides."""
        lines = (hunk.old_line, hunk.new_line)
        words = self.words
        return [words.line_number.format(number=words.number(line + 1)) for line in lines]

    def unchanged(self, numbers: tuple[int, int], lines: tuple[str, str]) -> str:
        """Show a line on both sides."""
        cells = "".join(
            f'<td class="n">{number}</td><td dir="auto">{text_html(line)}</td>'
            for number, line in zip(numbers, lines, strict=True)
        )
        return f"<tr>{cells}</tr>\n"

    def change(self, part: Part) -> Iterator[str]:
        """Show the lines of both sides beside each other.

        The last line of the shorter side stands beside all that is left of the longer one.
        """
        sides = (self._cells(part, is_old=True), self._cells(part, is_old=False))
        height = max(map(len, sides))
        for step in range(height):
            cells = (_cell(side, step, height) for side in sides if step < len(side))
            yield f"<tr>{''.join(cells)}</tr>\n"

    def _cells(self, part: Part, *, is_old: bool) -> list[_Cell]:
        lines = part.old if is_old else part.new
        if lines is None:
            return [_Cell("", "none", "")]
        row = self.comparison.rows[part.row]
        look = self.look(row, is_old=is_old)
        html = self.row_html(part.row, is_old=is_old)
        return [
            _Cell(
                f"{lines.start + step + 1}{'' if step else self.sign(row, look, is_old=is_old)}",
                look,
                line,
            )
            for step, line in enumerate(html)
        ]


class Inline(Table):
    """One column."""

    columns = 3

    def names(self, hunk: Hunk) -> list[str]:
        """Name the first line of the new text."""
        number = self.words.number(hunk.new_line + 1)
        return [self.words.line_number.format(number=number)]

    def unchanged(self, numbers: tuple[int, int], lines: tuple[str, str]) -> str:
        """Show a line once."""
        return (
            f'<tr><td class="n">{numbers[0]}</td><td class="n">{numbers[1]}</td>'
            f'<td dir="auto">{text_html(lines[1])}</td></tr>\n'
        )

    def change(self, part: Part) -> Iterator[str]:
        """Show both sides in one where they can be woven, else the old above the new."""
        row = self.comparison.rows[part.row]
        is_paired = row.kind in {Kind.CHANGED, Kind.SPLIT, Kind.MERGED}
        woven = self.woven_html(part.row) if is_paired else None
        if woven is not None and part.old and part.new:
            sign = self.sign(row, "changed", is_old=False)
            numbers = (f"{part.old.start + 1}", f"{part.new.start + 1}{sign}")
            text = "".join(f'<p dir="auto">{line}</p>' for line in woven)
            yield self._row(numbers, "changed", text)
            return
        for lines, is_old in ((part.old, True), (part.new, False)):
            if lines is not None:
                yield from self._side(part.row, lines, is_old=is_old)

    def _side(self, index: int, lines: Lines, *, is_old: bool) -> Iterator[str]:
        row = self.comparison.rows[index]
        look = self.look(row, is_old=is_old)
        for step, line in enumerate(self.row_html(index, is_old=is_old)):
            sign = "" if step else self.sign(row, look, is_old=is_old)
            number = f"{lines.start + step + 1}{sign}"
            numbers = (number, "") if is_old else ("", number)
            yield self._row(numbers, look, f'<p dir="auto">{line}</p>')

    @staticmethod
    def _row(numbers: tuple[str, str], look: str, text: str) -> str:
        cells = "".join(f'<td class="n {look}">{number}</td>' for number in numbers)
        return f'<tr>{cells}<td class="{look}">{text}</td></tr>\n'


def table_of(comparison: Comparison, shape: Shape, words: Words) -> Table:
    """Return the table of a shape."""
    kind = Inline if shape.is_inline else SideBySide
    return kind(comparison, shape, words)


def _cell(side: Sequence[_Cell], step: int, height: int) -> str:
    cell = side[step]
    rest = height - step if step == len(side) - 1 else 1
    tall = f' rowspan="{rest}"' if rest > 1 else ""
    return (
        f'<td class="n {cell.look}"{tall}>{cell.number}</td>'
        f'<td class="{cell.look}" dir="auto"{tall}>{cell.html}</td>'
    )


def _listed(lines: Sequence[str], first: int) -> Iterator[str]:
    yield f'<ol start="{first}">\n'
    for line in lines:
        yield f'<li dir="auto">{text_html(line)}</li>\n'
    yield "</ol>\n"


def _ends(rows: Sequence[Row], spans: Sequence[RowSpans]) -> dict[tuple[int, bool], End]:
    """Return where the ends of all moves are, of whole rows and of passages."""
    ends: dict[tuple[int, bool], End] = {}
    for index, (row, both) in enumerate(zip(rows, spans, strict=True)):
        if row.kind is Kind.EQUAL:
            continue
        for is_old, marked in ((True, both.old), (False, both.new)):
            lines = shown_lines(row, is_old=is_old)
            if lines is None:
                continue
            moves = [row.move, *(span.move for span in marked if span.role is Role.MOVED)]
            for move in moves:
                if move is not None:
                    ends.setdefault((move, is_old), End(index, lines.start))
    return ends
