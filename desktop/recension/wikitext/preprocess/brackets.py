"""Braces and square brackets: templates, parameters, links (Help:Templates)."""

from __future__ import annotations

import re

from recension.wikitext.preprocess.nodes import Argument, Node, Part, Template
from recension.wikitext.preprocess.reading import Reader
from recension.wikitext.preprocess.stack import BRACE, CONVERTER, Open

_ARGUMENT_BRACES = 3


class BracketReader(Reader):
    """Reads brackets, and headings that begin inside of them."""

    def _push(self, opened: Open, length: int) -> None:
        self._stack.append(opened)
        self._at += length

    def _open_brace(self, written: str) -> None:
        prefix = "-" if written[0] == "-" else ""
        count = len(written) - len(prefix)
        before = self._text[self._at - 1] if self._at else ""
        at_line_start = before == "\n" and not prefix
        self._push(Open(BRACE, count, self._at, at_line_start, prefix), len(written))

    def _open_heading(self, match: re.Match[str]) -> None:
        count = len(match[0]) - 1
        self._take(self._at + 1)
        if not self._is_separator(count):
            self._start_heading(count)

    def _close(self, closer: str) -> None:
        opened = self._stack[-1]
        if closer == "|":
            self._at += 1
            opened.parts.append(Part(start=self._at))
        elif closer == "=":
            opened.parts[-1].equals = len(opened.nodes)
            self._take(self._at + 1)
        elif closer == "\n":
            self._end_heading()
            if self._may_begin_heading():
                self._heading_after_heading()
        elif opened.kind == BRACE:
            self._close_braces(opened, min(len(closer), opened.count, _ARGUMENT_BRACES))
        else:
            self._close_group(opened, closer)

    def _heading_after_heading(self) -> None:
        """Look at the line end that ended a heading again, for it may begin another."""
        if self._text.startswith("=", self._at + 1):
            self._take(self._at + 1)
            self._heading_here()

    def _close_group(self, opened: Open, closer: str) -> None:
        self._stack.pop()
        self._at += len(closer)
        rest = opened.count - 2
        group = opened.as_text(2, closer)
        self._reopen(opened, rest, group)

    def _close_braces(self, opened: Open, used: int) -> None:
        self._stack.pop()
        self._at += used
        title, *parts = opened.parts
        node: Node
        if used == _ARGUMENT_BRACES:
            node = Argument(title.nodes, parts)
        else:
            at_line_start = opened.at_line_start and used == opened.count
            node = Template(title.nodes, parts, at_line_start)
        self._reopen(opened, opened.count - used, node)

    def _reopen(self, opened: Open, rest: int, node: Node) -> None:
        """Put back what remains of opening brackets whose inner ones are closed now."""
        if rest >= 2:  # noqa: PLR2004 - both kinds need two
            opened.count, opened.parts = rest, [Part()]
            self._stack.append(opened)
        elif rest == 1 and opened.prefix:
            self._stack.append(Open(CONVERTER, 2, opened.start))
        elif rest or opened.prefix:
            self._add(opened.prefix + opened.opening(rest), opened.start)
        self._add(node, opened.start + len(opened.prefix) + rest)

    def _give_up(self) -> None:
        """Turn what is still open at the end into text, from the outermost bracket on."""
        for opened in self._stack:
            self._root.append(opened.prefix + opened.opening(opened.count))
            self._starts.append(opened.start)
            for index, part in enumerate(opened.parts):
                if index:
                    self._root.append("|")
                    self._starts.append(part.start - 1)
                self._root.extend(part.nodes)
                self._starts.extend(part.starts)
        self._stack.clear()
