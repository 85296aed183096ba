"""Colouring of wikitext, one line at a time.

What is open at the end of a line (a comment, a template, a table ...) is the state the next line
begins with, so that a change is followed only as far as it reaches. This is no parser: it colours
what a writer means, quickly, and never fails.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from recension.ui.editor.syntax_rules import (
    HEADING,
    LINK_TARGET,
    LIST_START,
    LITERAL_ENDS,
    LITERAL_TAGS,
    PARAMETER_NAME,
    REDIRECT,
    RULE,
    TABLE_LINE,
    TABLE_START,
    TAGS,
    TEMPLATE_NAME,
    TOKEN,
    Style,
)

LIMIT = 4000  # characters of a line that are coloured; what follows stays plain
_DEEPEST = 24  # open things that are remembered

# What may be open. A literal tag is open under its own name.
_COMMENT, _TEMPLATE, _PARAMETER = "!", "{{", "{{{"
_LINK, _CAPTION, _EXTERNAL, _TABLE, _REFERENCE = "[[", "[[|", "[", "{|", "ref"
_UNTIL_LINE_END = frozenset({_LINK, _EXTERNAL})

State = tuple[str, ...]

_GROUND = {_TABLE: Style.PLAIN, _REFERENCE: Style.REFERENCE, _EXTERNAL: Style.EXTERNAL}


class Run(NamedTuple):
    """Characters of one look; `start` and `stop` are offsets in the line as it was given."""

    start: int
    stop: int
    style: Style
    is_bold: bool = False
    is_italic: bool = False


def colour(line: str, state: State = ()) -> tuple[list[Run], State]:
    """Return the runs of a line that are not plain, and the state at its end."""
    if len(line) > LIMIT:
        # Whatever is open where we stop reading is taken to be closed in the rest.
        return _Line(line[:LIMIT], state).read()[0], state
    return _Line(line, state).read()


class _Line:
    """A line while it is read."""

    def __init__(self, text: str, state: State) -> None:
        self._text = text
        self._open = list(state)
        self._runs: list[Run] = []
        self._at = 0  # all before is coloured
        self._is_heading = False
        self._is_bold = False
        self._is_italic = False

    def read(self) -> tuple[list[Run], State]:
        if self._close_literal():
            if self._at == 0:
                self._read_start()
            while self._at < len(self._text) and (token := TOKEN.search(self._text, self._at)):
                self._paint(token.start())
                self._read_token(token)
        self._paint(len(self._text))
        return self._runs, tuple(kind for kind in self._open if kind not in _UNTIL_LINE_END)

    # Painting

    def _paint(self, stop: int, style: Style | None = None) -> None:
        """Give the characters up to `stop` a look: their own, or that of what is open."""
        if stop <= self._at:
            return
        look = self._ground() if style is None else style
        is_bold = self._is_bold or self._is_heading
        run = Run(self._at, stop, look, is_bold, self._is_italic)
        self._at = stop
        if self._runs and self._runs[-1][1:] == (run.start, *run[2:]):
            self._runs[-1] = run._replace(start=self._runs[-1].start)
        elif look is not Style.PLAIN or is_bold or run.is_italic:
            self._runs.append(run)

    def _ground(self) -> Style:
        if self._is_heading:
            return Style.HEADING
        for kind in reversed(self._open):
            if kind in _GROUND:
                return _GROUND[kind]
        return Style.PLAIN

    def _push(self, kind: str) -> None:
        if len(self._open) < _DEEPEST:
            self._open.append(kind)

    def _top(self) -> str:
        return self._open[-1] if self._open else ""

    # What stands at the start of a line

    def _read_start(self) -> None:
        text = self._text
        if TABLE_START.match(text):
            self._push(_TABLE)
            self._paint(len(text), Style.TABLE)
        elif self._top() == _TABLE and (found := TABLE_LINE.match(text)):
            self._read_table_line(found)
        elif HEADING.match(text) and _is_heading(text):
            self._is_heading = True
        elif found := REDIRECT.match(text):
            self._paint(found.end(), Style.MAGIC)
        elif found := RULE.match(text) or LIST_START.match(text):
            self._paint(found.end(), Style.LIST)

    def _read_table_line(self, found: re.Match[str]) -> None:
        mark = found["mark"]
        if mark == "|}":
            self._open.pop()
        is_whole = mark.startswith("|-")
        self._paint(len(self._text) if is_whole else found.end(), Style.TABLE)

    # Literal text

    def _close_literal(self) -> bool:
        """Go to where a comment or literal tag of an earlier line ends; False if beyond."""
        top = self._top()
        if top == _COMMENT:
            return self._skip_comment()
        if top in LITERAL_TAGS:
            return self._skip_literal(top)
        return True

    def _skip_comment(self) -> bool:
        end = self._text.find("-->", self._at)
        self._paint(len(self._text) if end < 0 else end + 3, Style.COMMENT)
        if end >= 0:
            self._open.pop()
        return end >= 0

    def _skip_literal(self, tag: str) -> bool:
        end = LITERAL_ENDS[tag].search(self._text, self._at)
        self._paint(len(self._text) if end is None else end.start(), Style.LITERAL)
        if end is not None:
            self._paint(end.end(), Style.TAG)
            self._open.pop()
        return end is not None

    # Tokens

    def _read_token(self, token: re.Match[str]) -> None:
        _READERS[token.lastgroup or ""](self, token)

    def read_comment(self, token: re.Match[str]) -> None:
        self._push(_COMMENT)
        if self._top() == _COMMENT:
            self._skip_comment()
        else:
            self._paint(token.end(), Style.COMMENT)

    def read_tag(self, token: re.Match[str]) -> None:
        name = token["name"].lower()
        if name not in TAGS or token["rest"] is None:
            self._paint(token.end())
            return
        is_closing = token[0].startswith("</")
        if name == _REFERENCE and is_closing:
            self._close(_REFERENCE)
        self._paint(token.end(), Style.TAG)
        if not is_closing and not token[0].endswith("/>") and token[0].endswith(">"):
            self._open_tag(name)

    def _open_tag(self, name: str) -> None:
        if name == _REFERENCE:
            self._push(_REFERENCE)
        elif name in LITERAL_TAGS:
            self._push(name)
            if self._top() == name:
                self._skip_literal(name)

    def read_template(self, token: re.Match[str]) -> None:
        is_parameter = token.lastgroup == "parameter"
        self._push(_PARAMETER if is_parameter else _TEMPLATE)
        self._paint(token.end(), Style.PARAMETER if is_parameter else Style.TEMPLATE)
        name = TEMPLATE_NAME.match(self._text, self._at)
        if name:
            self._paint(name.end(), Style.PARAMETER if is_parameter else Style.TEMPLATE)

    def read_close(self, token: re.Match[str]) -> None:
        top = self._inner(_TEMPLATE, _PARAMETER)
        if top == _PARAMETER and self._text.startswith("}}}", self._at):
            self._paint(self._at + 3, Style.PARAMETER)
            self._close(_PARAMETER)
        else:
            self._paint(token.end(), Style.TEMPLATE if top else None)
            self._close(_TEMPLATE)

    def read_link(self, token: re.Match[str]) -> None:
        self._push(_LINK)
        self._paint(token.end(), Style.LINK)
        target = LINK_TARGET.match(self._text, self._at)
        if target:
            self._paint(target.end(), Style.LINK)

    def read_unlink(self, token: re.Match[str]) -> None:
        is_open = self._inner(_LINK, _CAPTION)
        self._paint(token.end(), Style.LINK if is_open else None)
        self._close(is_open)

    def read_external(self, token: re.Match[str]) -> None:
        self._push(_EXTERNAL)
        self._paint(token.end(), Style.EXTERNAL)

    def read_unexternal(self, token: re.Match[str]) -> None:
        self._paint(token.end(), Style.EXTERNAL if self._top() == _EXTERNAL else None)
        if self._top() == _EXTERNAL:
            self._open.pop()

    def read_quotes(self, token: re.Match[str]) -> None:
        count = len(token[0])
        # Four are an apostrophe and bold, more than five are apostrophes and both.
        used = {2: 2, 3: 3, 4: 3}.get(count, 5)
        self._paint(token.end() - used)
        self._paint(token.end(), Style.QUOTES)
        self._is_bold ^= used in {3, 5}
        self._is_italic ^= used in {2, 5}

    def read_pipe(self, token: re.Match[str]) -> None:
        top = self._top()
        if token[0] != "!!" and top in {_TEMPLATE, _PARAMETER}:
            self._read_argument(token)
        elif token[0] != "!!" and top in {_LINK, _CAPTION}:
            self._open[-1] = _CAPTION
            self._paint(self._at + 1, Style.LINK)
        elif top == _TABLE:
            self._paint(token.end(), Style.TABLE)
            self._is_bold = self._is_italic = False
        else:
            self._paint(token.end())

    def _read_argument(self, token: re.Match[str]) -> None:
        style = Style.PARAMETER if self._top() == _PARAMETER else Style.TEMPLATE
        self._paint(token.start() + 1, style)
        name = PARAMETER_NAME.match(self._text, self._at)
        if name and self._top() == _TEMPLATE:
            self._paint(name.end(), Style.PARAMETER)

    def read_single(self, token: re.Match[str]) -> None:
        self._paint(token.end(), _SINGLE[token.lastgroup or ""])

    # What is open

    def _inner(self, *kinds: str) -> str:
        """Return the innermost open thing of these kinds, or ""."""
        return next((kind for kind in reversed(self._open) if kind in kinds), "")

    def _close(self, kind: str) -> None:
        """Close the innermost of a kind, with all that was left open inside it."""
        if kind in self._open:
            last = len(self._open) - 1 - self._open[::-1].index(kind)
            del self._open[last:]


_SINGLE = {"url": Style.EXTERNAL, "entity": Style.ENTITY, "magic": Style.MAGIC}

_READERS = {
    "comment": _Line.read_comment,
    "tag": _Line.read_tag,
    "parameter": _Line.read_template,
    "template": _Line.read_template,
    "close": _Line.read_close,
    "link": _Line.read_link,
    "unlink": _Line.read_unlink,
    "external": _Line.read_external,
    "unexternal": _Line.read_unexternal,
    "quotes": _Line.read_quotes,
    "pipe": _Line.read_pipe,
    "url": _Line.read_single,
    "entity": _Line.read_single,
    "magic": _Line.read_single,
}


def _is_heading(text: str) -> bool:
    bare = _without_comments(text).rstrip()
    return bare.endswith("=") and len(bare) > len("==")


def _without_comments(text: str) -> str:
    kept = []
    while text:
        before, _, rest = text.partition("<!--")
        kept.append(before)
        text = rest.partition("-->")[2]
    return "".join(kept)
