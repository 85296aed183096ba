"""Paragraphs around bare text: what MediaWiki does while the tree is built.

In a page and in a <blockquote>, runs of text and inline elements get a <p>. Where a block begins
inside of formatting, the formatting is split around it; other inline elements with a block
inside leave the paragraph. https://www.mediawiki.org/wiki/RemexHtml describes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from recension.wikitext.tidy.nodes import BLANK, Node

_WRAPPING = "blockquote"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is put: at the end of an element, or before it (out of a table)."""

    node: Node
    is_before: bool = False


class WrappedTree:
    """The tree of a page, with paragraphs as they become necessary."""

    def __init__(self) -> None:
        self.root = Node("html", "<html>")
        self.root.is_wrapping = True

    def html(self) -> str:
        """Return the tree as HTML."""
        return self.root.html().removeprefix("<html>").removesuffix("</html>")

    def add_text(self, place: Place, text: str) -> None:
        """Add text."""
        parent, before = self._target(place)
        is_blank = not text.strip(BLANK)
        if before is None:
            if parent.is_wrapping and not is_blank:
                parent = self._begin_paragraph(parent)
            elif parent.splits and parent.wrapper is None:
                parent = self._split(parent, inline=True)
        parent.content += not is_blank
        parent.place(text, before)

    def add_comment(self, place: Place, html: str) -> None:
        """Add a comment, which is as blank as nothing."""
        parent, before = self._target(place)
        parent.place(html, before)

    def add(self, place: Place, node: Node) -> None:
        """Add an element, or move it to another place."""
        parent, before = self._target(place)
        if not node.is_data:
            parent = self._parent_for(place, parent, before, inline=node.is_inline)
        parent.content += 1
        parent.place(node, before)
        if parent.is_wrapper or parent.splits:
            node.splits = node.splits or node.is_formatting
        node.wrapper = parent if parent.is_wrapper else parent.wrapper
        node.base = parent if parent.is_wrapping else parent.base
        node.is_wrapping = node.name == _WRAPPING

    def move_children(self, node: Node, new: Node) -> None:
        """Put a new element between an element and its children."""
        if node.inner is not None:
            # The paragraph stays the outer one.
            self.move_children(node.inner, new)
            return
        children, node.children = node.children, []
        self.add(Place(node), new)
        new.children = children
        for child in children:
            if isinstance(child, Node):
                child.parent = new

    def _target(self, place: Place) -> tuple[Node, Node | None]:
        node = place.node
        if place.is_before and node.parent is not None:
            return node.parent, node
        if node.clone is not None:
            while node.clone is not None:
                node = node.clone
            place.node.clone = node
        elif node.inner is not None:
            node = node.inner
        return node, None

    def _parent_for(self, place: Place, parent: Node, before: Node | None, *, inline: bool) -> Node:
        """Return where an element goes, after what had to be begun, ended or split for it."""
        if before is None:
            if parent.is_wrapper and not inline:
                outer = place.node
                outer.inner = None
                return outer
            if parent.splits and (parent.wrapper is not None) != inline:
                return self._split(parent, inline=inline)
            if parent.is_wrapping and inline:
                return self._begin_paragraph(parent)
        if parent.wrapper is not None and not inline:
            self._leave_paragraph(parent, parent.wrapper)
        return parent

    def _begin_paragraph(self, base: Node) -> Node:
        paragraph = Node("p", "<p>")
        paragraph.is_wrapper = True
        paragraph.wrapper = paragraph
        paragraph.base = base
        base.place(paragraph)
        base.inner = paragraph
        return paragraph

    def _split(self, innermost: Node, *, inline: bool) -> Node:
        """Go on with the formatting around a place, inside of a paragraph or outside of any."""
        base = innermost.base
        assert base is not None  # noqa: S101 - formatting splits only where there are paragraphs
        opened: list[Node] = []
        emptied: list[Node] = []
        end = innermost.wrapper or base
        node = innermost
        while node is not end:
            assert node.parent is not None  # noqa: S101 - the end is around it
            opened.append(node)
            if not node.content:
                emptied.append(node)
                node.parent.content -= 1
            node = node.parent
        base.inner = None
        parent = self._begin_paragraph(base) if inline else base
        for node in reversed(opened):
            parent = self._go_on(node, parent)
        for node in emptied:
            node.remove()
        return parent

    def _go_on(self, node: Node, parent: Node) -> Node:
        part = Node(node.name, node.tag)
        part.splits = True
        part.wrapper = parent.wrapper
        part.base = node.base
        parent.place(part)
        parent.content += 1
        node.clone = part
        return part

    def _leave_paragraph(self, inside: Node, paragraph: Node) -> None:
        """Take the element of a paragraph that a block begins in out of the paragraph."""
        outer = paragraph.parent
        if outer is None or outer.children[-1] is not paragraph:
            return
        node = inside
        node.wrapper = None
        while node.parent is not None and node.parent is not paragraph:
            node = node.parent
            node.wrapper = None
        outer.place(node)
        paragraph.content -= 1
        outer.inner = None
