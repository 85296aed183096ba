"""The rows of the tables of a text, each with the lines it takes.

https://www.mediawiki.org/wiki/Help:Tables
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from recension.diff.kept import Kept
from recension.diff.markup import plain

_NOTHING = -1
_ATTRIBUTES = re.compile(r"[^|\[\]{}]*\|(?!\|)")
_CELL_ENDS = re.compile(r"\|\||!!")
_ENDS = ("|-", "|}", "{|", "==")
_LONGEST_NAME = 40  # code points of a cell by which a row can be called
_SIGNS = frozenset("|{=")  # with which lines begin that tell where a row or a table does


class TableRow(NamedTuple):
    """The lines of a row, from its `|-` on; the first row of a table may have none."""

    start: int
    stop: int


class TableRows:
    """Finds the row that a line belongs to; looks no farther than it has to."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._rows: dict[int, TableRow | None] = {}  # of the lines that were asked for
        self._by_start: dict[int, TableRow] = {}
        self._starts: dict[int, int] = {}  # of the rows of the lines that were looked at
        self._tables: dict[int, int] = {_NOTHING: _NOTHING}  # where their tables begin

    def row_at(self, line: int) -> TableRow | None:
        """Return the row that holds a line, None for what is in no row of a table."""
        if line not in self._rows:
            self._rows[line] = self._row_around(line)
        return self._rows[line]

    def _row_around(self, line: int) -> TableRow | None:
        start = self._start_of(line)
        if start == _NOTHING:
            return None
        if start not in self._by_start:
            stop = start + 1
            while stop < len(self._lines) and not self._lines[stop].lstrip().startswith(_ENDS):
                stop += 1
            self._by_start[start] = TableRow(start, stop)
        return self._by_start[start]

    def table_of(self, row: TableRow) -> int:
        """Return the line `{|` of the table that a row is in, -1 where there is none."""
        at = row.start
        if at in self._tables:
            return self._tables[at]
        while at not in self._tables and not self._lines[at].lstrip().startswith("{|"):
            at -= 1
        found = self._tables.get(at, at)
        self._tables.update(dict.fromkeys(range(at, row.start + 1), found))
        return found

    def _start_of(self, line: int) -> int:
        if self._lines[line].lstrip().startswith("{|"):
            return _NOTHING
        at, found = line, _NOTHING
        while at >= 0 and at not in self._starts:
            text = self._lines[at].lstrip()
            if text[:1] not in _SIGNS:
                at -= 1
                continue
            if text.startswith("|-"):
                found = at
                break
            if text.startswith("{|"):
                found = at + 1
                break
            if text.startswith(("|}", "==")) or _is_open(text):
                break
            at -= 1
        found = self._starts.get(at, found)
        self._starts.update(dict.fromkeys(range(max(found, at + 1, 0), line + 1), found))
        return found


class KeptTables(Kept[TableRows]):
    """The rows of the tables of a text that is edited, found again when an edit may change them."""

    def __init__(self) -> None:
        super().__init__(TableRows, _tells_of_tables)


def _tells_of_tables(line: str) -> bool:
    return line.lstrip()[:1] in _SIGNS


def _is_open(text: str) -> bool:
    """Whether a line begins a template that goes on after it."""
    return text.startswith("{{") and text.count("{{") > text.count("}}")


def name_of(lines: Sequence[str], row: TableRow) -> str:
    """Return the text of the first cell that says something, "" where it is no name."""
    for line in lines[row.start : row.stop]:
        text = line.strip()
        if text.startswith(("|-", "|+")) or not text.startswith(("|", "!")):
            continue
        for cell in _CELL_ENDS.split(text[1:]):
            words = plain(_ATTRIBUTES.sub("", cell, count=1))
            if any(character.isalnum() for character in words):
                return words if len(words) <= _LONGEST_NAME else ""
    return ""
