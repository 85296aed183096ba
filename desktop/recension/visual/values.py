"""What a comparison of two rendered pages takes and gives.

In the HTML every mark is an attribute that no writer can set: the renderer drops `data-mw-*` from
what a page says of itself.

- `<ins data-mw-diff="added">`, `<del data-mw-diff="removed">`: words, images, formulas. Without all
  such `<del>` the page reads as the newer one, without such `<ins>` as the older one.
- `moved-from` and `moved-to` are the same for what stands elsewhere now; `data-mw-move` has the
  number that both ends share. `removed-on-the-way` is a `<del>` in a passage that moved; neither
  page has it there.
- `added-break`, `removed-break`: an empty element where a paragraph was split or two were merged.
- `<span data-mw-diff="changed" title="...">`: the same words, made otherwise.
- `block-added`, `block-removed`, `block-moved-from`, `block-moved-to`, `block-changed` on a row, an
  item, a table: what happened to the whole of it.
- `jump` is a line of ours beside a moved block that leads to its other end.
- `data-mw-step` begins a change: a reader goes from one to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What a mark says of the words in it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"
    REMOVED_ON_THE_WAY = "removed-on-the-way"
    ADDED_BREAK = "added-break"
    REMOVED_BREAK = "removed-break"

    @property
    def is_old(self) -> bool:
        """Whether the newer page does not have this here."""
        return self in _OLD

    @property
    def tag(self) -> str:
        """The element that shows it."""
        if self is Change.CHANGED:
            return "span"
        return "del" if self.is_old else "ins"


_OLD = (
    Change.REMOVED,
    Change.MOVED_FROM,
    Change.REMOVED_ON_THE_WAY,
    Change.REMOVED_BREAK,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A change, and what is said of it when the pointer rests there."""

    change: Change
    note: str = ""
    move: int | None = None  # the number that both ends of a move share


@dataclass(frozen=True, slots=True)
class RenderedBlock:
    """A top-level piece of a rendered page."""

    html: str
    first_line: int  # of the source, from 0
    last_line: int  # of the source, included


@dataclass(frozen=True, slots=True)
class VisualBlock:
    """A piece of the page with the changes in it."""

    html: str
    first_line: int  # of the newer source, from 0; what was removed has the line it stood before
    last_line: int
    steps: int  # how many changes begin in it


@dataclass(frozen=True, slots=True)
class VisualPage:
    """The newer page with all that changed in it."""

    blocks: tuple[VisualBlock, ...]
    is_complete: (
        bool  # whether the time sufficed; if not, whole blocks are marked where words were meant
    )

    @property
    def steps(self) -> int:
        """How many changes there are."""
        return sum(block.steps for block in self.blocks)
