"""Tables in pipe syntax, line by line: https://www.mediawiki.org/wiki/Help:Tables.

The rows and cells of HTML tables are left alone; what is opened here is closed at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from recension.wikitext.sanitizer.attributes import sanitized_attributes

_BLANK = " \t\r\n\x0b\0"
_START = re.compile(r"(:*)\s*\{\|(.*)", re.DOTALL | re.ASCII)
_TAG_OR_CELL = re.compile(r"<[^>]*>|!!")
_EMPTY = "<table>\n<tr><td></td></tr>\n</table>"
_ELEMENTS = {"|": "td", "!": "th", "+": "caption"}


@dataclass(slots=True)
class _Table:
    """A table that is open, and what is open in it."""

    cell: str = ""  # the element that is open: td, th, caption or none
    row_open: bool = False
    row_seen: bool = False
    row_attributes: str = ""  # of a row that was begun and has no cell yet


def build_tables(text: str, unstrip: Callable[[str], str], id_mode: str = "html5") -> str:
    """Return the text with tables of pipe syntax as HTML.

    `unstrip` puts back what strip markers inside attributes stand for.
    """
    if "{|" not in text:
        return text
    return _TableBuilder(unstrip, id_mode).build(text)


class _TableBuilder:
    def __init__(self, unstrip: Callable[[str], str], id_mode: str) -> None:
        self._unstrip = unstrip
        self._id_mode = id_mode
        self._open: list[_Table] = []
        self._indent = 0  # of the definition lists around the table that was begun last

    def build(self, text: str) -> str:
        out = [self._line(line) for line in text.split("\n")]
        out.extend(self._rest())
        html = "\n".join(out)
        # A line that begins a table, and nothing else, is no table at all.
        return "" if html == _EMPTY else html

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
        self._open.append(_Table())
        return f"{'<dl><dd>' * self._indent}<table{self._attributes(start[2], 'table')}>"

    def _end_table(self, content: str) -> str:
        table = self._open.pop()
        html = "</table>" + content[2:]
        if not table.row_seen:
            html = "<tr><td></td></tr>" + html
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
        if kind != "+":
            if not table.row_open:
                before += f"<tr{table.row_attributes}>\n"
            table.row_attributes, table.row_open, table.row_seen = "", True, True
        table.cell = _ELEMENTS[kind]
        attributes, bar, content = cell.partition("|")
        # A bar inside a link or a language variant does not end the attributes.
        if not bar or "[[" in attributes or "-{" in attributes:
            return f"{before}<{table.cell}>{cell.strip(_BLANK)}"
        written = self._attributes(attributes, table.cell)
        return f"{before}<{table.cell}{written}>{content.strip(_BLANK)}"

    def _rest(self) -> list[str]:
        out = []
        for table in reversed(self._open):
            if table.cell:
                out.append("</td>")
            if table.row_open:
                out.append("</tr>")
            if not table.row_seen:
                out.append("<tr><td></td></tr>")
            out.append("</table>")
        return out

    def _attributes(self, text: str, element: str) -> str:
        if "\x7f" in text:
            text = self._unstrip(text)
        return sanitized_attributes(text, element, self._id_mode)
