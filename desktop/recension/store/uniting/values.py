"""What comes of uniting two copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

MergeTexts = Callable[[str, str, str], str | None]  # base, mine, theirs; None where they clash

UNITED_TAG = "recension-united"  # of a revision that unites the texts of two copies
KEPT_TAG = "recension-kept"  # of a revision that keeps what this file has

UNITED_SUMMARY = "United with revision {theirs}, which a copy of the file brought"


class ClashKind(StrEnum):
    """What two copies disagree on. What this file has stands, beside what the copy has."""

    TEXT = "text"  # both changed the same place of a page
    TITLE = "title"  # both renamed a page
    TAKEN = "taken"  # a page of the copy has a title that another one has here
    DELETED = "deleted"  # deleted in the copy, edited here: it stays
    EDITED = "edited"  # deleted here, edited in the copy: it is back
    IMAGE = "image"  # two images of one name
    NAME = "name"  # two names of one revision


@dataclass(frozen=True, slots=True)
class CopyClash:
    """Something two copies disagree on."""

    kind: ClashKind
    page: str  # title of the page, name of the image
    other: str = ""  # the title or name that the copy has
    mine: int | None = None  # of TEXT: the newest revision of the page
    theirs: int | None = None  # of TEXT: the newest one of the copy's line; of NAME: the revision
    base: int | None = None  # of TEXT: the last revision of both lines


@dataclass(frozen=True, slots=True)
class UnitedCopy:
    """What a copy brought."""

    revisions: int = 0  # that came
    pages: int = 0  # that are new
    images: int = 0
    united: tuple[str, ...] = ()  # pages whose texts were united
    clashes: tuple[CopyClash, ...] = ()  # also those that are left from before
    pruned_there: int = 0  # revisions whose text a prune took from the copy, and that have it here
    pruned_here: int = 0  # revisions that came with a text that a prune had taken from this file

    @property
    def is_nothing_new(self) -> bool:
        """Whether this file had all that the copy has."""
        return not (self.revisions or self.images)
