"""What the tree of an edited text takes over from the tree it had before the edit.

At the outermost level the preprocessor remembers nothing: what it makes of a place depends on
the text from there on alone. So nodes that end well before the edit stay, and reading stops
where it comes to a node that begins well behind it. What is closed means the same inside of
brackets that are open, so such nodes are taken as they are there too.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from recension.wikitext.editing import common_ends
from recension.wikitext.preprocess.nodes import Argument, Comment, Extension, Node, Template, Tree

_CLOSED = (Template, Argument, Extension)


@dataclass(frozen=True, slots=True)
class KeptNode:
    """A node that stays; offsets are those of the new text."""

    node: Node
    end: int
    doubts: list[int]


class OlderTree:
    """The tree of a text before an edit, looked at from the new text."""

    def __init__(self, tree: Tree, old_text: str, new_text: str) -> None:
        prefix, suffix = common_ends(old_text, new_text)
        self.tree = tree
        self._moved = len(new_text) - len(old_text)  # how far the text behind the edit has gone
        # Ends of lines around the edit: what reaches over them may have become something else.
        self._before = old_text.rfind("\n", 0, max(0, prefix - 1))
        after = old_text.find("\n", len(old_text) - suffix)
        self._after = after if after >= 0 else len(old_text)
        doubt = tree.doubts[0] if tree.doubts else len(old_text)
        self._sure = old_text.rfind("\n", 0, doubt) if tree.doubts else doubt

    def kept(self) -> int:
        """Return how many of the first nodes stay."""
        low, high = 0, self.tree.outermost
        while low < high:
            middle = (low + high) // 2
            if self.tree.end(middle) <= min(self._before, self._sure):
                low = middle + 1
            else:
                high = middle
        return self._line_start(low)

    def _line_start(self, count: int) -> int:
        """Return how many of the first nodes stay where the last line of them is read again.

        Text ends where something begins, and a comment where its row of comments goes on. A row
        of braces, the spaces before a comment and the row all go by what follows on the line.
        """
        while count:
            last = self.tree.nodes[count - 1]
            if isinstance(last, Comment) and not last.text.endswith("\n"):
                count -= 1
            elif isinstance(last, str):
                count -= 1
                if "\n" in last:
                    return count
            else:
                return count
        return 0

    def meeting(self, offset: int) -> int | None:
        """Return the node that begins at an offset of the new text, from which on all stays."""
        index = self._index(offset - self._moved)
        if index is None or index >= self.tree.outermost:
            return None
        return index if self.tree.starts[index] > self._after else None

    def node(self, offset: int) -> KeptNode | None:
        """Return the closed node that begins at an offset of the new text, if it stays."""
        is_behind = offset - self._moved > self._after
        start = offset - self._moved if is_behind else offset
        index = self._index(start)
        if index is None or not isinstance(self.tree.nodes[index], _CLOSED):
            return None
        end, doubts = self.tree.end(index), self._doubts(index)
        if not is_behind and (end > self._before or doubts):
            return None
        moved = offset - start
        return KeptNode(self.tree.nodes[index], end + moved, [doubt + moved for doubt in doubts])

    def _index(self, start: int) -> int | None:
        starts = self.tree.starts
        index = bisect_left(starts, start)
        return index if index < len(starts) and starts[index] == start else None

    def _doubts(self, index: int) -> list[int]:
        doubts = self.tree.doubts
        first = bisect_left(doubts, self.tree.starts[index])
        return doubts[first : bisect_left(doubts, self.tree.end(index))]
