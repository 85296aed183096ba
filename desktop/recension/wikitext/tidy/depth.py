"""A limit to nesting: the HTML5 algorithm looks through everything that is open."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from recension.wikitext.tidy.kinds import FORMATTING, SCOPES, TABLE_TAGS, VOID

MAX_DEPTH = 200  # of nested elements in the source
_MOST_FORMATTING = 50  # of formatting elements among them, or opened again in every block
_MOST_SAME = 3  # of those that are alike, as HTML5 has it
_DEEPEST = 60  # of formatting elements inside of each other: every block splits them all
_MOST_OPEN_ALIKE = 10  # of those that are alike; more of them show nothing more
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)[^>]*+>")


def within_depth(html: str) -> str:
    """Return HTML without the start tags that would nest deeper than `MAX_DEPTH`."""
    if html.count("<") <= MAX_DEPTH:
        return html
    out: list[str] = []
    position = 0
    opened = _OpenElements()
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if match[1]:
            opened.close(name)
        elif name not in VOID and not opened.open(name, match[0]):
            out.append(html[position : match.start()])
            position = match.end()
    return "".join([*out, html[position:]]) if out else html


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str
    tag: str
    is_again: bool = False  # whether its formatting goes on from a block that has ended


class _OpenElements:
    """What is open at a place of the HTML, from the outermost to the innermost."""

    def __init__(self) -> None:
        self._stack: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._written = 0  # of them, those that stand in the source
        self._formatting: Counter[str] = Counter()  # of them, by tag
        self._depth = 0  # of the formatting
        self._written_formatting = 0  # of that, what stands in the source
        self._goes_on = 0  # of the formatting, what every block opens again

    def open(self, name: str, tag: str) -> bool:
        """Open an element, unless it would nest too deep or go on in too many blocks."""
        if self._written >= MAX_DEPTH or (name in FORMATTING and self._has_much_formatting(tag)):
            return False
        self._push(_Open(name, tag))
        return True

    def close(self, name: str) -> None:
        """Close an element; formatting inside of it goes on after its end."""
        if not self._names[name]:
            return
        for i in range(len(self._stack) - 1, -1, -1):
            opened = self._stack[i].name
            if opened == name:
                self._go_on([self._pop() for _ in range(len(self._stack) - i)])
                return
            if opened in SCOPES and name not in TABLE_TAGS:
                return

    def _has_much_formatting(self, tag: str) -> bool:
        if self._formatting[tag] >= _MOST_OPEN_ALIKE or self._depth >= _DEEPEST:
            return True
        return max(self._goes_on, self._written_formatting) >= _MOST_FORMATTING

    def _go_on(self, closed: list[_Open]) -> None:
        """Open formatting again after the end of the last of the closed elements."""
        same: Counter[str] = Counter()
        again = []
        for element in closed[:-1]:
            same[element.tag] += 1
            if element.name in FORMATTING and same[element.tag] <= _MOST_SAME:
                again.append(_Open(element.name, element.tag, is_again=True))
        for element in reversed(again):
            self._push(element)

    def _push(self, element: _Open) -> None:
        self._stack.append(element)
        self._names[element.name] += 1
        self._written += not element.is_again
        if element.name in FORMATTING:
            self._formatting[element.tag] += 1
            self._depth += 1
            self._written_formatting += not element.is_again
            self._goes_on += self._formatting[element.tag] <= _MOST_SAME

    def _pop(self) -> _Open:
        element = self._stack.pop()
        self._names[element.name] -= 1
        self._written -= not element.is_again
        if element.name in FORMATTING:
            self._goes_on -= self._formatting[element.tag] <= _MOST_SAME
            self._formatting[element.tag] -= 1
            self._depth -= 1
            self._written_formatting -= not element.is_again
        return element
