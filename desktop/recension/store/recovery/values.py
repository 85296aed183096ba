"""What came of a recovery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that is not in the new file as it was in the old one."""

    what: str  # a key: "revision", "unproven", "changed", "image", "name", "setting", "kept"
    page: str | None  # the title, or the name of an image
    revision: int | None  # its number in the damaged file
    detail: str
    time: datetime | None = None  # of the revision, as far as it can be read
    author: str = ""
    summary: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether it is gone; else it is there, and its data may be wrong."""
        return self.what not in ("unproven", "changed")


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a new file has of a damaged one."""

    revisions: int  # how many there were, as far as can be told
    recovered: int  # how many of them are in the new file
    images: int  # in the new file
    losses: tuple[Loss, ...]
    fingerprint: str  # of the new file: that of the old one where nothing is lost
    numbers: dict[int, int]  # of the revisions that are called by another number in the new file
