"""Tables in pipe syntax, line by line: https://www.mediawiki.org/wiki/Help:Tables.

The rows and cells of HTML tables are left alone; what is opened here is closed at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from recension.wikitext.lines import DONE, LINE, NO_LINE, SourceLines, line_attribute
from recension.wikitext.sanitizer.attributes import sanitized_attributes

_BLANK = " \t\r\n\x0b\0"
_START = re.compile(r"(:*)\s*\{\|(.*)", re.DOTALL | re.ASCII)
_TAG_OR_CELL = re.compile(r"<[^>]*>|!!")
_EMPTY = re.compile(rf"<table{LINE}>\n<tr{LINE}><td></td></tr>\n</table>")
_ELEMENTS = {"|": "td", "!": "th", "+": "caption"}


@dataclass(slots=True)
class _Table:
    """A table that is open, and what is open in it."""

    line: str  # the attribute for where it was begun
    cell: str = ""  # the element that is open: td, th, caption or none
    row_open: bool = False
    row_seen: bool = False
    row_attributes: str = ""  # of a row that was begun and has no cell yet
    row_line: str = NO_LINE  # the attribute for where it was begun


def build_tables(
    text: str,
    unstrip: Callable[[str], str],
    id_mode: str = "html5",
    lines: SourceLines | None = None,
) -> str:
    """Return the text with tables of pipe syntax as HTML.

    `unstrip` puts back what strip markers inside attributes stand for. With `lines`, what a line
    begins says so.
    """
    if "{|" not in text:
        return text
    return _TableBuilder(unstrip, id_mode).build(text, lines)


class _TableBuilder:
    def __init__(self, unstrip: Callable[[str], str], id_mode: str) -> None:
        self._unstrip = unstrip
        self._id_mode = id_mode
        self._open: list[_Table] = []
        self._indent = 0  # of the definition lists around the table that was begun last
        self._number = DONE  # of the current line

    def build(self, text: str, lines: SourceLines | None) -> str:
        written = text.split("\n")
        if lines:
            out = self._numbered(written, lines)
        else:
            out = [self._line(line) for line in written]
            out.extend(self._rest())
        html = "\n".join(out)
        # A line that begins a table, and nothing else, is no table at all.
        if not _EMPTY.fullmatch(html):
            return html
        if lines:
            lines.numbers = lines.numbers[:1]
        return ""

    def _numbered(self, written: list[str], lines: SourceLines) -> list[str]:
        out: list[str] = []
        numbers: list[int] = []
        for line, number in zip(written, lines.numbers, strict=True):
            self._number = number
            html = self._line(line)
            out.append(html)
            numbers.append(number if html is line else DONE)
            if html is not line and "\n" in html:
                numbers.extend([DONE] * html.count("\n"))
        rest = self._rest()
        lines.numbers = numbers + [DONE] * len(rest)
        return out + rest

    def _line(self, line: str) -> str:
        content = line.strip(_BLANK)
        if not content:
            return line
        start = _START.match(content) if content[0] in ":{\f" else None
        if start:
            return self._begin_table(start)
        return self._inside(line, content) if self._open else line

    def _inside(self, line: str, content: str) -> str:
        if content.startswith("|}"):
            return self._end_table(content)
        if content.startswith("|-"):
            return self._begin_row(content)
        if content[0] in "|!":
            return self._cells(content)
        return line

    def _begin_table(self, start: re.Match[str]) -> str:
        self._indent = len(start[1])
        at = line_attribute(self._number)
        self._open.append(_Table(at))
        before = f"<dl><dd{at}>" * self._indent
        return f"{before}<table{at}{self._attributes(start[2], 'table')}>"

    def _end_table(self, content: str) -> str:
        table = self._open.pop()
        html = "</table>" + content[2:]
        if not table.row_seen:
            html = f"<tr{table.line}><td></td></tr>{html}"
        if table.row_open:
            html = "</tr>" + html
        if table.cell:
            html = f"</{table.cell}>{html}"
        # A table around another one ends as many lists as the inner one began.
        return html.rstrip(_BLANK) + "</dd></dl>" * self._indent if self._indent else html

    def _begin_row(self, content: str) -> str:
        table = self._open[-1]
        html = "</tr>" if table.row_open else ""
        if table.cell:
            html = f"</{table.cell}>{html}"
        table.row_attributes = self._attributes(content[1:].lstrip("-"), "tr")
        table.row_line = line_attribute(self._number)
        table.row_seen, table.row_open, table.cell = True, False, ""
        return html

    def _cells(self, content: str) -> str:
        kind, content = content[0], content[1:]
        if kind == "|" and content.startswith("+"):
            kind, content = "+", content[1:]
        if kind == "!" and "!!" in content:
            content = _TAG_OR_CELL.sub(lambda m: "||" if m[0] == "!!" else m[0], content)
        return "".join([self._cell(cell, kind) for cell in content.split("||")])

    def _cell(self, cell: str, kind: str) -> str:
        table = self._open[-1]
        before = f"</{table.cell}>\n" if table.cell else ""
        at = line_attribute(self._number) if kind == "+" else NO_LINE
        if kind != "+":
            if not table.row_open:
                row, at = self._row(table)
                before += row
            table.row_open = table.row_seen = True
        table.cell = _ELEMENTS[kind]
        attributes, bar, content = cell.partition("|")
        # A bar inside a link or a language variant does not end the attributes.
        if not bar or "[[" in attributes or "-{" in attributes:
            return f"{before}<{table.cell}{at}>{cell.strip(_BLANK)}"
        written = self._attributes(attributes, table.cell)
        return f"{before}<{table.cell}{at}{written}>{content.strip(_BLANK)}"

    def _row(self, table: _Table) -> tuple[str, str]:
        """Return a row, and the attribute of its first cell where that is on a line of its own."""
        here = line_attribute(self._number)
        row = f"<tr{table.row_line or here}{table.row_attributes}>\n"
        cell = here if table.row_line else NO_LINE
        table.row_attributes, table.row_line = "", NO_LINE
        return row, cell

    def _rest(self) -> list[str]:
        out = []
        for table in reversed(self._open):
            if table.cell:
                out.append("</td>")
            if table.row_open:
                out.append("</tr>")
            if not table.row_seen:
                out.append(f"<tr{table.line}><td></td></tr>")
            out.append("</table>")
        return out

    def _attributes(self, text: str, element: str) -> str:
        if "\x7f" in text:
            text = self._unstrip(text)
        return sanitized_attributes(text, element, self._id_mode)
