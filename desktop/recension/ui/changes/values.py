"""What the window tells the Changes panel beside the rows themselves."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from recension.diff.phrases import Phrase
from recension.store.values import Revision


class Mode(StrEnum):
    """How a comparison is laid out."""

    SIDE_BY_SIDE = "side-by-side"
    INLINE = "inline"
    VISUAL = "visual"  # in the rendered page


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two texts is: a revision, a named text, or else the text being written."""

    revision: Revision | None = None
    label: str = ""  # of a text that is no revision, such as the name of a file

    @property
    def is_unsaved(self) -> bool:
        """Whether this is the text in the editor."""
        return self.revision is None and not self.label


@dataclass(frozen=True, slots=True)
class ChangesHeader:
    """What stands over a comparison.

    One edit, a revision beside the one it was made from, gets one header; else each column has its
    own. Only what is compared with the text in the editor can be put back.
    """

    title: str  # of the page
    old: Side
    new: Side
    delta: int  # size of the new text minus that of the old one, in UTF-8 bytes
    has_older: bool = False  # whether an older pair can be asked for
    has_newer: bool = False
    is_edit: bool = True  # of two revisions: whether the newer was made from the older
    between: int = 0  # revisions between the two that are not shown


@dataclass(frozen=True, slots=True)
class Told:
    """What a comparison did, in words."""

    sentence: str = ""  # in one line
    phrases: tuple[Phrase, ...] = ()  # in full, with the rows they speak of


@dataclass(frozen=True, slots=True)
class Base:
    """One entry of "Compare with"."""

    key: Hashable  # handed back when it is chosen
    label: str
