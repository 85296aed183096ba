"""Colouring of wikitext, one line at a time.

What is open at the end of a line (a comment, a template, a table ...) is the state the next line
begins with, so that a change is followed only as far as it reaches. This is no parser: it colours
what a writer means, quickly, and never fails.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from recension.titles import ENGLISH
from recension.ui.editor.syntax.open_line import COMMENT, TABLE, OpenLine, Run, State
from recension.ui.editor.syntax.rules import (
    HEADING,
    LIST_START,
    LITERAL_TAGS,
    REDIRECT,
    RULE,
    TABLE_LINE,
    TABLE_START,
    TOKEN,
    Style,
)
from recension.ui.editor.syntax.tokens import READERS

LIMIT = 4000  # characters of a line that are coloured; what follows stays plain


def colour(
    text: str, state: State = (), redirect_words: Collection[str] = ENGLISH.redirect_words
) -> tuple[list[Run], State]:
    """Return the runs of a line that are not plain, and the state at its end.

    Args:
        text: the line.
        state: what is open before it.
        redirect_words: what begins a redirect in the wiki ("#redirect"), in lower case.
    """
    line = OpenLine(text[:LIMIT], state)
    if _close_literal(line):
        if line.at == 0:
            _read_start(line, redirect_words)
        while line.at < len(line.text) and (token := TOKEN.search(line.text, line.at)):
            line.paint(token.start())
            READERS[token.lastgroup or ""](line, token)
    line.paint(len(line.text))
    # Whatever is open where we stop reading is taken to be closed in the rest.
    return line.runs, line.state() if len(text) <= LIMIT else state


def _close_literal(line: OpenLine) -> bool:
    """Go to where a comment or literal tag of an earlier line ends; False if beyond."""
    top = line.top()
    if top == COMMENT:
        return line.skip_comment()
    if top in LITERAL_TAGS:
        return line.skip_literal(top)
    return True


def _read_start(line: OpenLine, redirect_words: Collection[str]) -> None:
    text = line.text
    if TABLE_START.match(text):
        line.push(TABLE)
        line.paint(len(text), Style.TABLE)
    elif line.top() == TABLE and (found := TABLE_LINE.match(text)):
        _read_table_line(line, found)
    elif HEADING.match(text) and _is_heading(text):
        line.is_heading = True
    elif (found := REDIRECT.match(text)) and found["word"].lower() in redirect_words:
        line.paint(found.end(), Style.MAGIC)
    elif found := RULE.match(text) or LIST_START.match(text):
        line.paint(found.end(), Style.LIST)


def _read_table_line(line: OpenLine, found: re.Match[str]) -> None:
    mark = found["mark"]
    if mark == "|}":
        line.pop()
    is_whole = mark.startswith("|-")
    line.paint(len(line.text) if is_whole else found.end(), Style.TABLE)


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
