"""Lines of the source along a text that was expanded from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

# An offset in a text in code points, and the line of the source that the text comes from there.
# Every line end behind it leads to the next line, as far as the next jump.
Jump: TypeAlias = tuple[int, int]


class LineCursor:
    """Goes over a text from its beginning, which comes from line 0, to its end."""

    def __init__(self, text: str, jumps: Sequence[Jump]) -> None:
        self._text = text
        self._jumps = jumps
        self._at = 0
        self._line = 0
        self.passed = 0  # number of jumps up to where it is

    def line_at(self, offset: int) -> int:
        """Return the line of the source at an offset not before the last one asked for."""
        jumps = self._jumps
        while self.passed < len(jumps) and jumps[self.passed][0] <= offset:
            self._at, self._line = jumps[self.passed]
            self.passed += 1
        self._line += self._text.count("\n", self._at, offset)
        self._at = offset
        return self._line
