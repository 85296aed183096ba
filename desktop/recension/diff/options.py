"""How two texts are to be compared."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recension.diff.names import ENGLISH_NAMES, Names, names_of
from recension.titles import Namespaces


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader may choose, and how long they will wait.

    The times are budgets, not promises: a comparison that uses one up is still whole and true,
    only less fine (`Comparison.is_complete` tells).
    """

    ignores_white_space: bool = False  # runs of white space count as equal, whatever they hold
    cleans_up: bool = True  # show several small changes close together as one
    row_seconds: float = 0.5  # for the rows of both texts
    word_seconds: float = 0.3  # for the words of the rows that are looked at in one go
    sentence_seconds: float = 0.5  # for saying in words what changed
    names: Names = ENGLISH_NAMES  # by which the sentence knows categories, files and redirects

    def in_wikis(self, *wikis: Namespaces) -> Options:
        """Return the same for texts of pages of these wikis."""
        return replace(self, names=names_of(*wikis))


DEFAULT = Options()
