"""What the editor says and is told. Lines count from 0, offsets count code points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """How lines of the text differ from the revision they are compared with."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """A bar in the gutter beside lines `start` to `stop` (excluded).

    A removal has no lines: `start == stop`, and its mark stands above line `start`.
    """

    kind: MarkKind
    start: int
    stop: int
    old_text: str = ""  # what stood there before, shown when the pointer rests on the bar
