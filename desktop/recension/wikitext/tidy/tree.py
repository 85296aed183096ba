"""HTML as a tree, by the rules of HTML5, where nothing has to be wrapped.

lexbor does the work (through selectolax); nothing else in the program knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Formatting that was open before a figure is not opened again inside. <object> is where lexbor
# stops doing so; no other <object> ever gets past the sanitizer.
_FIGURE = re.compile(r"(<figure\b[^>]*>)")
_FORMATTING = "a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_BEGIN_OBJECT = re.compile(
    rf"(<figure\b(?:[^<>\"]|\"[^\"]*\")*>)(?:<(?:{_FORMATTING})\b[^<>]*>)*<object>"
)
_END_OBJECT = re.compile(rf"</object>(?:</(?:{_FORMATTING})>)*")
# Browsers drop the first newline of these, so one more is written where one belongs there.
_LOST_NEWLINE = re.compile(r"(<(?:pre|listing|textarea)(?:[^>\"]|\"[^\"]*\")*>)(?=\n)")


def parse(html: str) -> LexborHTMLParser:
    """Return the tree of a fragment that stands in a <body>."""
    if "<figure" in html:
        html = _FIGURE.sub(r"\1<object>", html).replace("</figure>", "</object></figure>")
    return LexborHTMLParser(html, is_fragment=True)


def write(tree: LexborHTMLParser) -> str:
    """Return a tree as HTML that gives the same tree when it is read again."""
    html = tree.html or ""
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
