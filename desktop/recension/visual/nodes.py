"""Rendered HTML as a tree that gives back exactly the HTML it was made of."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TypeAlias

_TAG = re.compile(
    r"<(/?)([A-Za-z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>|<!--.*?-->", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
IDENTITY = r' (?:id|data-mw-line|data-mw-mark)="[^"]*+"'  # attributes that show nothing
_IDENTITY = re.compile(IDENTITY)
_NOTE = '<li id="cite_note-'
_END_OF_ITEM = "</li>"
_DEEPEST = 60  # elements in each other; what lies deeper is taken in one piece
VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"))


class Text:
    """Words between tags, as characters."""

    __slots__ = ("content",)

    def __init__(self, content: str) -> None:
        self.content = content


class Element:
    """An element with what is in it.

    Args:
        tag: its name in small letters.
        start: its start tag.
        html: the HTML it was read from.
        begin: where it begins there.
        is_old: whether it is of the older page.
    """

    __slots__ = (
        "_begin", "_children", "_html", "_stop", "is_deep", "is_note", "is_old", "start", "tag",
    )  # fmt: skip

    def __init__(self, tag: str, start: str, html: str, begin: int, *, is_old: bool) -> None:
        self.tag = tag
        self.start = start
        self.is_old = is_old
        self.is_deep = False  # whether it lies too deep for its contents to be looked at
        self.is_note = False  # whether it is one of the notes of a list, parsed when looked into
        self._children: list[Node] | None = []
        self._html, self._begin, self._stop = html, begin, begin + len(start)

    def close(self, stop: int) -> None:
        """Note where it ends."""
        self._stop = stop

    def close_unread(self, stop: int) -> None:
        """Note where it ends, and read what is in it when that is asked for."""
        self._stop, self._children, self.is_note = stop, None, True

    @property
    def children(self) -> list[Node]:
        """What is in it."""
        if self._children is None:
            inside = self._html[self._begin + len(self.start) : self._stop - len(self.end)]
            self._children = parse(inside, is_old=self.is_old)
        return self._children

    @property
    def raw(self) -> str:
        """Its HTML."""
        return self._html[self._begin : self._stop]

    @property
    def end(self) -> str:
        """Its end tag."""
        return "" if self.tag in VOID else f"</{self.tag}>"

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes, their values as characters."""
        return attributes_of(self.start)

    def get(self, name: str) -> str:
        """Return the value of an attribute, "" where it has none."""
        return self.attributes.get(name, "")

    def has_class(self, name: str) -> bool:
        """Whether this is one of its classes."""
        return name in self.start and name in self.get("class").split()


Node: TypeAlias = Text | Element


@lru_cache(maxsize=20_000)
def attributes_of(start: str) -> dict[str, str]:
    """Return the attributes of a start tag; a caller must not change them."""
    found: dict[str, str] = {}
    name_stop = len(start.partition(" ")[0].partition("\n")[0])
    for match in _ATTRIBUTE.finditer(start, name_stop, max(name_stop, len(start) - 1)):
        name, double, single, bare = match.groups()
        found.setdefault(name.lower(), unescape(double or single or bare or ""))
    return found


def without_identity(html: str) -> str:
    """Return HTML without ids and source lines: they may stand in a page once."""
    return _IDENTITY.sub("", html)


def parse(html: str, *, is_old: bool = False) -> list[Node]:
    """Return the nodes of a piece of HTML.

    What is not closed ends with it; an end of nothing is dropped.
    """
    root = Element("", "", html, 0, is_old=is_old)
    stack = [root]
    at = 0
    while match := _TAG.search(html, at):
        _add_text(stack[-1], html[at : match.start()])
        at = match.end()
        if match[2] is None:
            continue  # a comment
        tag = match[2].lower()
        if match[1]:
            _close(stack, tag, match.start(), match.end())
            continue
        element = Element(tag, match[0], html, match.start(), is_old=is_old)
        element.is_deep = len(stack) > _DEEPEST
        stack[-1].children.append(element)
        if match[0].startswith(_NOTE) and (stop := _end_of_note(html, at)):
            element.close_unread(stop)
            at = stop
        elif tag not in VOID:
            stack.append(element)
    _add_text(stack[-1], html[at:])
    for element in stack[1:]:
        element.close(len(html))
    return root.children


def _end_of_note(html: str, at: int) -> int:
    """Return where a note ends that another follows in its list; 0 where that is not sure.

    Lists of notes are the longest blocks of a page, and what is typed changes one of them.
    """
    stop = html.find(f"\n{_NOTE}", at)
    if stop < 0 or not html.endswith(_END_OF_ITEM, at, stop):
        return 0
    opened, closed = html.count("<li", at, stop) + 1, html.count(_END_OF_ITEM, at, stop)
    has_lists = any(html.find(start, at, stop) >= 0 for start in ("<ol", "<ul", "<table"))
    return 0 if has_lists or opened != closed else stop


def _add_text(parent: Element, html: str) -> None:
    if html:
        parent.children.append(Text(unescape(html) if "&" in html else html))


def _close(stack: list[Element], tag: str, begin: int, end: int) -> None:
    if all(element.tag != tag for element in stack[1:]):
        return
    while len(stack) > 1:
        element = stack.pop()
        if element.tag == tag:
            element.close(end)
            return
        element.close(begin)
