"""The two layouts of a change: both texts line beside line, or one column with everything in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recension.diff import Comparison, Kind, Lines
from recension.exchange.change_document.heading import Shape
from recension.exchange.change_document.hunks import Hunk, Part
from recension.exchange.change_document.markup import text_html
from recension.exchange.change_document.table import Table
from recension.exchange.change_document.words import Words


class _Cell(NamedTuple):
    """A line of one side that changed."""

    number: str  # its HTML, with the sign beside it
    look: str  # its class
    html: str


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
        row = self.rows[part.row]
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
        row = self.rows[part.row]
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
        row = self.rows[index]
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
