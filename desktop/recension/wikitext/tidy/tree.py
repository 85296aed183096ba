"""HTML as a tree, by the rules of HTML5 alone.

lexbor does the work (through selectolax); nothing else in the program knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Browsers drop the first newline of these, so one more is written where one belongs there.
_LOST_NEWLINE = re.compile(r"(<(?:pre|listing|textarea)(?:[^>\"]|\"[^\"]*\")*>)(?=\n)")


def parse(html: str) -> LexborHTMLParser:
    """Return the tree of a fragment that stands in a <body>."""
    return LexborHTMLParser(html, is_fragment=True)


def write(tree: LexborHTMLParser) -> str:
    """Return a tree as HTML that gives the same tree when it is read again."""
    html = tree.html or ""
    return _LOST_NEWLINE.sub(r"\1\n", html) if "<pre" in html else html


def top_nodes(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Walk over the outermost nodes of a tree."""
    node = tree.root
    while node is not None:
        yield node
        node = node.next
