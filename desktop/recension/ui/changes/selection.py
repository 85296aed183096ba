"""A selection inside one of the two texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"\w+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Selection:
    """From where it was begun to where it is now; offsets are code points of one whole text."""

    is_old: bool
    anchor: int
    caret: int

    @property
    def start(self) -> int:
        """The nearer end."""
        return min(self.anchor, self.caret)

    @property
    def stop(self) -> int:
        """The farther end."""
        return max(self.anchor, self.caret)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.caret

    def to(self, caret: int) -> Selection:
        """Return the selection drawn on to another place."""
        return Selection(self.is_old, self.anchor, caret)


def word_around(text: str, offset: int) -> tuple[int, int]:
    """Return start and stop of the word, gap or sign at an offset."""
    start = text.rfind("\n", 0, offset) + 1
    start = max(start, offset - 200)
    for match in _WORD.finditer(text, start):
        if match.end() > offset:
            return match.start(), match.end()
    return offset, offset


def next_word(text: str, offset: int) -> int:
    """Return where the next word starts."""
    match = re.compile(r"\w*\W*").match(text, offset)
    return match.end() if match else offset


def previous_word(text: str, offset: int) -> int:
    """Return where the word before starts."""
    at = offset
    while at > 0 and not _is_word(text[at - 1]):
        at -= 1
    while at > 0 and _is_word(text[at - 1]):
        at -= 1
    return at


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
