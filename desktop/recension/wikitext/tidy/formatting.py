"""Formatting that lasts: reopened in the next block, and taken apart where tags overlap.

https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements, and
what is called the adoption agency algorithm there.
"""

from __future__ import annotations

from recension.wikitext.tidy.kinds import SPECIAL
from recension.wikitext.tidy.nodes import Node
from recension.wikitext.tidy.stack import OpenStack
from recension.wikitext.tidy.tokens import Token
from recension.wikitext.tidy.wrapping import Place

_MOST_SAME = 3
_MOST_ROUNDS = 8
_MOST_BETWEEN = 3


class ActiveFormatting:
    """The formatting elements that text is in, also those that are no longer open.

    In a cell, a caption or a figure formatting begins anew; when that ends, what was formatted
    in it is over.
    """

    def __init__(self, opened: OpenStack) -> None:
        self._open = opened
        self._around: list[tuple[Node, list[Node]]] = []  # cells and the like, and what was before
        self._list: list[Node] = []  # since the last of those began

    def mark(self, node: Node) -> None:
        """Let formatting begin anew, as long as an element is open."""
        self._settle()
        self._around.append((node, self._list))
        self._list = []

    def _settle(self) -> None:
        """Go back to what was formatted around a cell or the like that has ended."""
        while self._around and self._around[-1][0] not in self._open.nodes:
            self._list = self._around.pop()[1]

    def push(self, node: Node) -> None:
        """Note an element; of those that are the same only three go on."""
        self._settle()
        same = [entry for entry in self._list if entry.tag == node.tag]
        if len(same) == _MOST_SAME:
            self.forget(same[0])
        self._list.append(node)

    def forget(self, node: Node) -> None:
        """Let an element go on no more."""
        if node in self._list:
            self._list.remove(node)

    def find(self, name: str) -> Node | None:
        """Return the last element of a name."""
        self._settle()
        return next((node for node in reversed(self._list) if node.name == name), None)

    def reopen(self) -> None:
        """Open what goes on and is not open."""
        self._settle()
        entries = self._list
        first = len(entries)
        while first and entries[first - 1] not in self._open.nodes:
            first -= 1
        for i in range(first, len(entries)):
            entries[i] = self._open.insert(Token("start", entries[i].name, entries[i].tag))

    def end(self, name: str) -> bool:
        """Close the formatting of a name; return False where no such is active.

        A block that the formatting began before and that is still open adopts its content.
        """
        self._settle()
        if self._open.current.name == name and self._open.current not in self._list:
            self._open.pop()
            return True
        for round_ in range(_MOST_ROUNDS):
            node = self.find(name)
            if node is None:
                return round_ > 0
            if node not in self._open.nodes:
                self.forget(node)
                return True
            if not self._open.reaches(node) or not self._adopt(node):
                return True
        return True

    def _adopt(self, formatting: Node) -> bool:
        """Do one round; return False when there is no more to do."""
        nodes = self._open.nodes
        index = nodes.index(formatting)
        block = next((node for node in nodes[index + 1 :] if node.name in SPECIAL), None)
        if block is None:
            del nodes[index:]
            self.forget(formatting)
            return False
        new = Node(formatting.name, formatting.tag)
        chain, bookmark = self._copies_between(formatting, block)
        place = self._open.place(nodes[index - 1])
        for node in [*chain, block]:
            self._open.tree.add(place, node)
            place = Place(node)
        self._open.tree.move_children(block, new)
        where = self._list.index(formatting) if bookmark is None else self._list.index(bookmark) + 1
        self._list.insert(where, new)
        self._list.remove(formatting)
        nodes.remove(formatting)
        nodes.insert(nodes.index(block) + 1, new)
        return True

    def _copies_between(self, formatting: Node, block: Node) -> tuple[list[Node], Node | None]:
        """Replace the formatting between an element and a block in it by copies, outermost first.

        Also return the copy after which the formatting itself will be listed.
        """
        nodes = self._open.nodes
        first = nodes.index(formatting) + 1
        chain: list[Node] = []
        bookmark: Node | None = None
        for count, node in enumerate(reversed(nodes[first : nodes.index(block)]), 1):
            if count > _MOST_BETWEEN:
                self.forget(node)
            if node not in self._list:
                nodes.remove(node)
                continue
            copy = Node(node.name, node.tag)
            self._list[self._list.index(node)] = copy
            nodes[nodes.index(node)] = copy
            bookmark = bookmark or copy
            chain.insert(0, copy)
        return chain, bookmark
