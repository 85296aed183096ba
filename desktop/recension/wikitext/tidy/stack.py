"""The elements that are open while a tree is built.

https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements
"""

from __future__ import annotations

from recension.wikitext.tidy.kinds import TABLE_LEVELS, WHOLE
from recension.wikitext.tidy.nodes import Node
from recension.wikitext.tidy.tokens import Token
from recension.wikitext.tidy.wrapping import Place, WrappedTree

_SCOPE = frozenset({"caption", "html", "table", "td", "th"})  # no closing tag reaches out of these
LIST_SCOPE = _SCOPE | {"ol", "ul"}
_TABLE_SCOPE = frozenset({"html", "table"})
_IMPLIED = frozenset({"dd", "dt", "li", "p", "rb", "rp", "rt", "rtc"})


class OpenStack:
    """A tree that grows, and the elements that are open in it."""

    def __init__(self) -> None:
        self.tree = WrappedTree()
        self.nodes = [self.tree.root]
        self.fosters = False  # whether what a table must not hold goes before the table

    @property
    def current(self) -> Node:
        """The innermost element that is open."""
        return self.nodes[-1]

    def place(self, within: Node | None = None) -> Place:
        """Return where something goes that belongs into an element, the current one as a rule."""
        node = within or self.current
        if self.fosters and node.name in TABLE_LEVELS:
            for table in reversed(self.nodes):
                if table.name == "table":
                    return Place(table, is_before=True)
        return Place(node)

    def insert(self, token: Token) -> Node:
        """Add the element of a start tag, and open it if it may have content."""
        node = Node(token.name, token.html)
        self.tree.add(self.place(), node)
        if node.name not in WHOLE:
            self.nodes.append(node)
        return node

    def pop(self) -> Node:
        """Close the current element."""
        return self.nodes.pop()

    def pop_to(self, *names: str) -> None:
        """Close elements up to one that has one of these names."""
        while self.nodes.pop().name not in names:
            pass

    def has(self, name: str, scope: frozenset[str] = _SCOPE) -> bool:
        """Tell whether an element is open and a closing tag here reaches it."""
        for node in reversed(self.nodes):
            if node.name == name:
                return True
            if node.name in scope:
                return False
        return False

    def has_in_table(self, *names: str) -> bool:
        """Tell whether one of these is open inside of the innermost table, or is that table."""
        return any(self.has(name, _TABLE_SCOPE) for name in names)

    def reaches(self, wanted: Node) -> bool:
        """Tell whether a closing tag here reaches an element that is open."""
        for node in reversed(self.nodes):
            if node is wanted:
                return True
            if node.name in _SCOPE:
                return False
        return False

    def close_implied(self, besides: str = "") -> None:
        """Close what needs no closing tag."""
        while self.current.name in _IMPLIED and self.current.name != besides:
            self.pop()
