"""HTML as a tree, by the rules of HTML5.

lexbor does the work (through selectolax); nothing else in the program knows it. Deep nesting is
cut off before it parses, because the HTML5 algorithm looks through everything that is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_DEPTH = 200  # of nested elements in the source
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)[^>]*>")
# Browsers drop the first newline of these, so one more is written where one belongs there.
_LOST_NEWLINE = re.compile(r"(<(?:pre|listing|textarea)(?:[^>\"]|\"[^\"]*\")*>)(?=\n)")


@dataclass(slots=True)
class Element:
    """An element of the tree; text stands in `children` as HTML."""

    name: str
    tag: str  # its start tag as HTML
    children: list[Element | str] = field(default_factory=list)


def normalize(html: str) -> str:
    """Return HTML as the tree it means is written."""
    return write(parse(html))


def parse(html: str) -> LexborHTMLParser:
    """Return the tree of a fragment that stands in a <body>."""
    return LexborHTMLParser(within_depth(html), is_fragment=True)


def write(tree: LexborHTMLParser) -> str:
    """Return a tree as HTML."""
    return with_first_newlines(tree.html or "")


def with_first_newlines(html: str) -> str:
    """Return written HTML with the newlines that reading it would lose."""
    return _LOST_NEWLINE.sub(r"\1\n", html) if "<pre" in html else html


def top_nodes(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Walk over the outermost nodes of a tree."""
    node = tree.root
    while node is not None:
        yield node
        node = node.next


def elements(tree: LexborHTMLParser) -> list[Element | str]:
    """Return the nodes of a tree as elements that can be changed."""
    return [_element(node) for node in top_nodes(tree)]


def _element(node: LexborNode) -> Element | str:
    html = node.html or ""
    if not node.is_element_node:
        return html
    name = node.tag or ""
    element = Element(name, _start_tag(html))
    child = node.first_child
    while child is not None:
        element.children.append(_element(child))
        child = child.next
    return element


_START = re.compile(r"<(?:[^>\"]|\"[^\"]*\")*>")


def _start_tag(html: str) -> str:
    match = _START.match(html)
    return match[0] if match else html


def is_void(name: str) -> bool:
    """Tell whether an element never has content."""
    return name in _VOID


def within_depth(html: str) -> str:
    """Return HTML without the start tags that would nest deeper than `MAX_DEPTH`."""
    if html.count("<") <= MAX_DEPTH:
        return html
    out: list[str] = []
    position = depth = 0
    for match in _TAG.finditer(html):
        if match[1]:
            depth = max(0, depth - 1)
        elif match[2].lower() not in _VOID:
            depth += 1
            if depth > MAX_DEPTH:
                out.append(html[position : match.start()])
                position = match.end()
    return "".join([*out, html[position:]]) if out else html
