"""What the expansion of one node of a page read and left, so that it can be done again for free."""

from __future__ import annotations

from typing import Protocol

from recension.titles import Title
from recension.wikitext.expand.spending import Spending
from recension.wikitext.extension import Piece


class Expansion(Protocol):
    """What a journal looks at in an expansion."""

    spending: Spending
    switches: set[str]
    warnings: dict[str, None]
    pieces: dict[str, Piece]
    transcluded: dict[str, Title]

    def read_text(self, title: str) -> str | None:
        """Return the text of a template."""


class Journal:
    """One node's expansion: the templates it depends on, the pieces it made, what it counted."""

    def __init__(self, expansion: Expansion) -> None:
        self.texts: dict[str, str | None] = {}
        self.pieces: dict[str, Piece] = {}
        self.transcluded: dict[str, Title] = {}
        self.warnings: dict[str, None] = {}
        self.is_volatile = False  # it asked for what may be different next time
        self.heeds_order = False  # it asked for what the page had said before
        self._switches = len(expansion.switches)
        self._cost = expansion.spending.so_far()

    def include(self, inner: Journal) -> None:
        """Take over what a part of the expansion read and left."""
        self.texts.update(inner.texts)
        self.pieces.update(inner.pieces)
        self.transcluded.update(inner.transcluded)
        self.warnings.update(inner.warnings)
        self.is_volatile |= inner.is_volatile
        self.heeds_order |= inner.heeds_order

    def close(self, expansion: Expansion) -> Journal | None:
        """Return the finished journal, None where repeating it would not be the same."""
        if self.is_volatile or len(expansion.switches) != self._switches:
            return None
        self._cost = expansion.spending.since(self._cost)
        return self

    def repeat(self, expansion: Expansion) -> bool:
        """Leave again what the expansion left; False where a template has another text now."""
        for title, text in self.texts.items():
            if expansion.read_text(title) != text:
                return False
        if self.pieces:
            expansion.pieces.update(self.pieces)
        if self.transcluded:
            expansion.transcluded.update(self.transcluded)
        if self.warnings:
            expansion.warnings.update(self.warnings)
        expansion.spending.repeat(self._cost)
        return True
