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
    """The formatting elements that text is in, also those that are no longer open."""

    def __init__(self, opened: OpenStack) -> None:
        self._open = opened
        self._list: list[Node | None] = []  # None marks where a cell or the like began

    def mark(self) -> None:
        """Let formatting begin anew, until `clear_to_mark`."""
        self._list.append(None)

    def clear_to_mark(self) -> None:
        """Forget what was formatted since the last mark."""
        while self._list and self._list.pop() is not None:
            pass

    def push(self, node: Node) -> None:
        """Note an element; of those that are the same only three go on."""
        same = [entry for entry in self._since_mark() if entry.tag == node.tag]
        if len(same) == _MOST_SAME:
            self.forget(same[0])
        self._list.append(node)

    def forget(self, node: Node) -> None:
        """Let an element go on no more."""
        if node in self._list:
            self._list.remove(node)

    def find(self, name: str) -> Node | None:
        """Return the last element of a name since the last mark."""
        return next((node for node in reversed(self._since_mark()) if node.name == name), None)

    def reopen(self) -> None:
        """Open what goes on and is not open."""
        entries = self._list
        first = len(entries)
        while first and (node := entries[first - 1]) is not None and node not in self._open.nodes:
            first -= 1
        for i in range(first, len(entries)):
            node = entries[i]
            assert node is not None  # noqa: S101 - marks end the search above
            entries[i] = self._open.insert(Token("start", node.name, node.tag))

    def end(self, name: str) -> bool:
        """Close the formatting of a name; return False where no such is active.

        A block that the formatting began before and that is still open adopts its content.
        """
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

    def _since_mark(self) -> list[Node]:
        found: list[Node] = []
        for node in reversed(self._list):
            if node is None:
                break
            found.append(node)
        return found[::-1]
