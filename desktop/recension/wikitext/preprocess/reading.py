"""Reading a text from its beginning to its end: where it is, what is open, what was read.

`Reader` holds what brackets, headings, tags and comments share.
"""

from __future__ import annotations

import re

from recension.wikitext.preprocess.nodes import Node
from recension.wikitext.preprocess.sections import begin_section, heading_level
from recension.wikitext.preprocess.stack import HEADING, Open

_LEVELS = 6  # of headings
_SIGNS = re.compile(f"={{1,{_LEVELS}}}")


class Reader:
    """One text on its way into a tree."""

    def __init__(self, text: str, *, for_inclusion: bool, counts_sections: bool) -> None:
        self._text = text
        self._at = 0
        self._root: list[Node] = []
        self._starts: list[int] = []
        self._stack: list[Open] = []
        self._doubts: list[int] = []  # where something begins whose end does not come
        self._missing: set[str] = set()  # closing tags, and ">", known not to come any more
        self._for_inclusion = for_inclusion
        self._counts_sections = counts_sections
        self._sections = 0  # headings that have ended

    def _add(self, node: Node, start: int) -> None:
        if self._stack:
            part = self._stack[-1].parts[-1]
            part.nodes.append(node)
            part.starts.append(start)
        else:
            self._root.append(node)
            self._starts.append(start)

    def _take(self, end: int) -> None:
        """Take the text up to an offset as it is."""
        if end > self._at:
            self._add(self._text[self._at : end], self._at)
            self._at = end

    def _find(self, wanted: str, start: int) -> int:
        found = -1 if wanted in self._missing else self._text.find(wanted, start)
        if found < 0:
            self._miss(wanted)
        return found

    def _miss(self, wanted: str) -> None:
        """Note that what begins here waits for something in vain."""
        self._missing.add(wanted)
        self._doubts.append(self._at)

    # Headings

    def _is_separator(self, count: int) -> bool:
        """Tell whether so many signs are more likely the "=" of a parameter."""
        return count == 1 and bool(self._stack) and self._stack[-1].state.endswith("=")

    def _may_begin_heading(self) -> bool:
        if not self._stack:
            return self._counts_sections
        return self._stack[-1].kind != HEADING

    def _heading_here(self) -> None:
        signs = _SIGNS.match(self._text, self._at)
        if signs and not self._is_separator(len(signs[0])):
            self._start_heading(len(signs[0]))

    def _start_heading(self, count: int) -> None:
        start, count = self._at, min(count, _LEVELS)
        self._stack.append(Open(HEADING, count, start))
        self._take(start + count)

    def _end_heading(self) -> None:
        opened = self._stack.pop()
        level = heading_level(self._text, opened, self._at) if self._counts_sections else 0
        if level:
            self._sections += 1
            begin_section(opened, level, self._sections)
        if self._stack:
            self._add(opened.as_text(0), opened.start)
        else:
            self._root.extend(opened.nodes)
            self._starts.extend(opened.parts[0].starts)
