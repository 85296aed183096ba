"""A limit to nesting: the HTML5 algorithm looks through everything that is open."""

from __future__ import annotations

import re

from recension.wikitext.tidy.kinds import FORMATTING, SCOPES, TABLE_TAGS, VOID

MAX_DEPTH = 200  # of nested elements in the source
_MOST_FORMATTING = 50  # of formatting elements among them
_MOST_SAME = 3  # of those that are alike, after the block they were opened in
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)[^>]*>")


def within_depth(html: str) -> str:
    """Return HTML without the start tags that would nest deeper than `MAX_DEPTH`."""
    if html.count("<") <= MAX_DEPTH:
        return html
    out: list[str] = []
    position = 0
    stack: list[tuple[str, str]] = []  # names and start tags of what is open
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if match[1]:
            _close(stack, name)
        elif name not in VOID:
            if not _is_full(stack, name):
                stack.append((name, match[0]))
                continue
            out.append(html[position : match.start()])
            position = match.end()
    return "".join([*out, html[position:]]) if out else html


def _is_full(stack: list[tuple[str, str]], name: str) -> bool:
    """Tell whether an element would nest too deep, or be reopened too often in every block."""
    if len(stack) < _MOST_FORMATTING or name not in FORMATTING:
        return len(stack) >= MAX_DEPTH
    return sum(entry[0] in FORMATTING for entry in stack) >= _MOST_FORMATTING


def _close(stack: list[tuple[str, str]], name: str) -> None:
    """Take an element off the open ones; formatting inside of it goes on after its end.

    Of formatting that is the same in all, HTML5 goes on with three at most.
    """
    for i in range(len(stack) - 1, -1, -1):
        opened = stack[i][0]
        if opened == name:
            inner = stack[i + 1 :]
            del stack[i:]
            for entry in inner:
                if entry[0] in FORMATTING and stack.count(entry) < _MOST_SAME:
                    stack.append(entry)
            return
        if opened in SCOPES and name not in TABLE_TAGS:
            return
