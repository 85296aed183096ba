"""The tree that is built where paragraphs have to be wrapped, and its HTML."""

from __future__ import annotations

import re

from recension.wikitext.lines import LINE
from recension.wikitext.tidy.kinds import FORMATTING, INLINE, METADATA, RAW, WHOLE
from recension.wikitext.tidy.tokens import escaped

BLANK = "\t\n\f\r "
_MARKED = frozenset({"li", "p", "tr"})  # as empty elements, which styles hide
_BARE = re.compile(rf"<[a-z]+{LINE}>")
_LOSES_NEWLINE = frozenset({"pre", "listing", "textarea"})


class Node:
    """An element, and what wrapping has to know about it."""

    __slots__ = (
        "base",
        "children",
        "clone",
        "content",
        "inner",
        "is_wrapper",
        "is_wrapping",
        "name",
        "parent",
        "splits",
        "tag",
        "wrapper",
    )

    def __init__(self, name: str, tag: str) -> None:
        self.name = name
        self.tag = tag  # its start tag as HTML
        self.children: list[Node | str] = []  # text as HTML, references not yet read
        self.parent: Node | None = None
        self.is_wrapping = False  # bare text inside of it gets paragraphs
        self.is_wrapper = False  # it is such a paragraph
        self.inner: Node | None = None  # the paragraph inside of it that is open
        self.wrapper: Node | None = None  # the paragraph around it
        self.base: Node | None = None  # what its paragraphs are wrapped in
        self.splits = False  # formatting that is split where a block begins
        self.clone: Node | None = None  # the part that goes on behind a split
        self.content = 0  # the number of children that are not blank

    @property
    def is_inline(self) -> bool:
        """Whether it may stand in a paragraph."""
        return self.name in INLINE

    @property
    def is_formatting(self) -> bool:
        """Whether it may be split."""
        return self.name in FORMATTING

    @property
    def is_data(self) -> bool:
        """Whether it neither begins nor ends a paragraph, unlike the table of contents' place."""
        return self.name in METADATA and not self.tag.startswith("<meta property=")

    def place(self, child: Node | str, before: Node | None = None) -> None:
        """Put a child at the end or before another, taking it from where it is."""
        if isinstance(child, Node):
            child.remove()
            child.parent = self
        if before is None:
            self.children.append(child)
        else:
            self.children.insert(self.index(before), child)

    def remove(self) -> None:
        """Take it out of its parent."""
        if self.parent is not None:
            del self.parent.children[self.parent.index(self)]
            self.parent = None

    def index(self, child: Node) -> int:
        """Return where a child is; those that move are near the end."""
        children = self.children
        return next(i for i in range(len(children) - 1, -1, -1) if children[i] is child)

    def html(self) -> str:
        """Return it as HTML."""
        if self.name in WHOLE:
            return self.tag
        is_raw = self.name in RAW
        parts: list[str] = []
        for child in self.children:
            if isinstance(child, Node):
                parts.append(child.html())
            else:
                parts.append(child if is_raw else text_html(child))
        content = "".join(parts)
        if self.is_wrapper:
            return f"<p>{content}</p>" if self.content else content
        if self.name in _MARKED and _BARE.fullmatch(self.tag) and self._is_blank():
            return f'{self.tag[:-1]} class="mw-empty-elt">{content}</{self.name}>'
        if content.startswith("\n") and self.name in _LOSES_NEWLINE:
            content = "\n" + content
        return f"{self.tag}{content}</{self.name}>"

    def _is_blank(self) -> bool:
        return not any(isinstance(child, Node) or child.strip(BLANK) for child in self.children)


def text_html(text: str) -> str:
    """Return the text of a node as HTML; a comment stays as it is."""
    return text if text.startswith("<!--") else escaped(text)
