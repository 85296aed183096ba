"""HTML as a tree, by the rules of HTML5.

lexbor does the work (through selectolax); nothing else in the program knows it. Deep nesting is
cut off before it parses, because the HTML5 algorithm looks through everything that is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from recension.wikitext.tidy.kinds import (
    FORMATTING,
    INLINE,
    METADATA,
    SCOPES,
    TABLE_MARK,
    TABLE_PARTS,
    VOID,
)

MAX_DEPTH = 200  # of nested elements in the source
_MOST_FORMATTING = 50  # of formatting elements among them
_MOST_SAME = 3  # of those that are alike, after the block they were opened in
_DEEPEST = 400  # of elements that are looked into
# Formatting that was open before a figure is not opened again inside. <object> is where lexbor
# stops doing so; no other <object> ever gets past the sanitizer.
_FIGURE = re.compile(r"(<figure\b[^>]*>)")
_FORMATTING = "a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_BEGIN_OBJECT = re.compile(
    rf"(<figure\b(?:[^<>\"]|\"[^\"]*\")*>)(?:<(?:{_FORMATTING})\b[^<>]*>)*<object>"
)
_END_OBJECT = re.compile(rf"</object>(?:</(?:{_FORMATTING})>)*")
_TABLE = re.compile(r"<table\b")
_QUOTE = '"'
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)[^>]*>")
# Browsers drop the first newline of these, so one more is written where one belongs there.
_LOST_NEWLINE = re.compile(r"(<(?:pre|listing|textarea)(?:[^>\"]|\"[^\"]*\")*>)(?=\n)")


@dataclass(slots=True)
class Element:
    """An element of the tree; text stands in `children` as HTML."""

    name: str
    tag: str  # its start tag as HTML
    children: list[Element | str] = field(default_factory=list)
    has_block: bool = False  # whether anything inside of it is no inline element

    def add(self, child: Element | str) -> None:
        """Add a child at the end."""
        self.children.append(child)
        if not isinstance(child, str) and child.name not in METADATA and child.name != TABLE_MARK:
            self.has_block |= child.name not in INLINE or child.has_block


def normalize(html: str) -> str:
    """Return HTML as the tree it means is written."""
    return write(parse(html))


def parse(html: str) -> LexborHTMLParser:
    """Return the tree of a fragment that stands in a <body>."""
    html = within_depth(html)
    if "<figure" in html:
        html = _FIGURE.sub(r"\1<object>", html).replace("</figure>", "</object></figure>")
    return LexborHTMLParser(html, is_fragment=True)


def write(tree: LexborHTMLParser) -> str:
    """Return a tree as HTML."""
    return finished(tree.html or "")


def finished(html: str) -> str:
    """Return written HTML as reading it again gives the same tree."""
    if "<object>" in html:
        html = _BEGIN_OBJECT.sub(r"\1", html)
        html = _END_OBJECT.sub("", html)
    return _LOST_NEWLINE.sub(r"\1\n", html) if "<pre" in html else html


def top_nodes(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Walk over the outermost nodes of a tree."""
    node = tree.root
    while node is not None:
        yield node
        node = node.next


def elements(html: str) -> list[Element | str]:
    """Return the tree of a fragment as elements that can be changed.

    An element `TABLE_MARK` stands where a table began. What is between the two was inside the
    table where it must not be, and was moved out.
    """
    if "<table" in html:
        html = _TABLE.sub("<!---->\\g<0>", html)
    return [_element(node) for node in top_nodes(parse(html))]


def _element(node: LexborNode, depth: int = 0) -> Element | str:
    if node.is_comment_node:
        return Element(TABLE_MARK, "")
    if not node.is_element_node:
        return _escaped(node.text_content or "") if node.is_text_node else ""
    if depth > _DEEPEST:
        return node.html or ""
    name = node.tag or ""
    attributes = "".join(
        f' {key}="{_escaped(value or "").replace(_QUOTE, "&quot;")}"'
        for key, value in node.attributes.items()
    )
    element = Element(name, f"<{name}{attributes}>")
    child = node.first_child
    while child is not None:
        element.add(_element(child, depth + 1))
        child = child.next
    return element


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\u00a0", "&nbsp;")


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
        if opened in SCOPES and name not in TABLE_PARTS:
            return
