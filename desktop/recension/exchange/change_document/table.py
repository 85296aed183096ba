"""The table of a change: what its layouts share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from recension.diff import Comparison, Kind, Lines, Row
from recension.diff.empty_texts import rows_to_show
from recension.diff.markup import Sections
from recension.diff.values import shown_lines
from recension.exchange.change_document.heading import Shape
from recension.exchange.change_document.hunks import Hunk, Part, hunks_of
from recension.exchange.change_document.markup import Marker, attribute, text_html
from recension.exchange.change_document.moves import ends_of
from recension.exchange.change_document.pieces import side_pieces, woven_pieces
from recension.exchange.change_document.words import Words

_SIGNS = {"added": "+", "removed": "\N{MINUS SIGN}", "changed": "\N{PLUS-MINUS SIGN}"}


class Table(ABC):
    """Writes the rows of the table, hunk after hunk."""

    columns = 0  # of the table

    def __init__(self, comparison: Comparison, shape: Shape, words: Words) -> None:
        self.comparison, self.shape, self.words = comparison, shape, words
        self.rows = rows_to_show(comparison.rows, comparison.old, comparison.new)
        self._spans = comparison.all_spans()
        self.marker = Marker(words, ends_of(self.rows, self._spans))
        self._sections = Sections(comparison.new_lines)

    def hunks(self) -> Iterator[str]:
        """Yield the HTML of all hunks in small pieces."""
        for hunk in hunks_of(self.rows, self.shape.context):
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
        row = self.rows[index]
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


def _listed(lines: Sequence[str], first: int) -> Iterator[str]:
    yield f'<ol start="{first}">\n'
    for line in lines:
        yield f'<li dir="auto">{text_html(line)}</li>\n'
    yield "</ol>\n"
