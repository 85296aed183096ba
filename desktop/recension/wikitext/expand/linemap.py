"""Which line of the source each piece of the expanded text comes from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from recension.wikitext.lines import Jump, LineCursor
from recension.wikitext.preprocess import Node, Tree


@dataclass(slots=True)
class LineMap:
    """Pieces of expanded text, in order, with the lines they come from.

    `literal` pieces are source text as it is; all of any other piece comes from the line where
    its call begins. Offsets count code points, lines count from 0.
    """

    outputs: list[int] = field(default_factory=list)  # where each piece begins
    literal: list[bool] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)  # where lines are not counted by line ends
    _size: int = 0  # of all pieces
    _next: int = 0  # the line where the next piece begins, if there is no jump

    def add(self, piece: str, line: int, literal_lines: int | None) -> None:
        """Add the next piece, which begins on a line of the source.

        `literal_lines` are the line ends in a piece that is literal, None for any other.
        """
        size = self._size
        self.outputs.append(size)
        self.literal.append(literal_lines is not None)
        if line != self._next:
            self.jumps.append((size, line))
        if literal_lines is not None:
            self._next = line + literal_lines
        else:
            self._next = line
            if "\n" in piece:
                self._stay(piece, line)
        self._size = size + len(piece)

    def close(self, line: int) -> None:
        """Tell the line of the source where the last piece ends."""
        if line != self._next:
            self.jumps.append((self._size, line))

    def renumbered(self, text: str, line_of: Callable[[int], int]) -> LineMap:
        """Return the map with other lines; the text is that of all pieces."""
        cursor = LineCursor(text, self.jumps)
        places = {0, *(offset for offset, _ in self.jumps)}
        places.update(match.end() for match in re.finditer("\n", text))
        jumps: list[Jump] = []
        before = line = 0
        for offset in sorted(places):
            line += text.count("\n", before, offset)
            found = line_of(cursor.line_at(offset))
            if found != line:
                jumps.append((offset, found))
            before, line = offset, found
        return replace(self, jumps=jumps)

    def is_literal(self, output: int) -> bool:
        """Tell whether the text at an offset stands in the source itself."""
        index = bisect_right(self.outputs, output) - 1
        return index >= 0 and self.literal[index]

    def _stay(self, piece: str, line: int) -> None:
        """Keep all lines of a piece on the line of its call."""
        at = piece.find("\n")
        while at >= 0:
            self.jumps.append((self._size + at + 1, line))
            at = piece.find("\n", at + 1)


def expand_with_lines(tree: Tree, text: str, expand: Callable[[Node], str]) -> tuple[str, LineMap]:
    """Return what the tree of a text becomes when its nodes are expanded, and its lines."""
    pieces: list[str] = []
    lines = LineMap()
    line = 0
    ends = [*tree.starts[1:], len(text)]
    for node, start, end in zip(tree.nodes, tree.starts, ends, strict=False):
        count = text.count("\n", start, end)
        if isinstance(node, str):
            piece: str = node
            literal_lines: int | None = count
        else:
            piece = expand(node)
            # Brackets that mean nothing often become what is written.
            is_literal = isinstance(node, list) and text.startswith(piece, start)
            literal_lines = piece.count("\n") if is_literal else None
        if piece:
            pieces.append(piece)
            lines.add(piece, line, literal_lines)
        line += count
    lines.close(line)
    return "".join(pieces), lines
