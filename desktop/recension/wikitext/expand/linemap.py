"""Which line of the source a place of the expanded text comes from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineMap:
    """Pieces of expanded text, in order, with the places they come from.

    `literal` pieces are source text as it is; all of any other piece comes from the line where
    its call begins. All offsets count code points.
    """

    outputs: list[int]  # where each piece begins in the expanded text
    sources: list[int]  # where it begins in the source
    literal: list[bool]
    line_starts: list[int]  # offsets of the source's lines

    def source_offset(self, output: int) -> int:
        """Return the offset in the source of an offset in the expanded text."""
        index = bisect_right(self.outputs, output) - 1
        if index < 0:
            return 0
        start = self.sources[index]
        return start + output - self.outputs[index] if self.literal[index] else start

    def line(self, output: int) -> int:
        """Return the line in the source, from 0, of an offset in the expanded text."""
        return bisect_right(self.line_starts, self.source_offset(output)) - 1

    def is_literal(self, output: int) -> bool:
        """Tell whether the text at an offset stands in the source itself."""
        index = bisect_right(self.outputs, output) - 1
        return index >= 0 and self.literal[index]


def line_starts(text: str) -> list[int]:
    """Return the offsets at which the lines of a text begin."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
