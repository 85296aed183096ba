"""What is asked of the thread that works on the file, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from recension.store import KnownLinks, Revision
from recension.workspace.values import Divergence


@dataclass(frozen=True, slots=True)
class PageContents:
    """A page as the file has it; without a revision there is no such page yet."""

    title: str
    revision: Revision | None
    text: str


@dataclass(frozen=True, slots=True)
class SaveOrder:
    """What is to be saved, as it was when the order was given."""

    title: str
    text: str  # as it was typed
    base: Revision | None
    base_text: str
    summary: str
    is_minor: bool
    author: str
    prepared_text: str = ""  # what saving makes of it
    undoes: int | None = None  # the revision that the text undoes, and nothing else
    links: KnownLinks | None = None  # of the prepared text, where they are known


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """What came of it: the page as it is now, or a divergence."""

    contents: PageContents
    is_new: bool  # a revision was recorded; else the text was the newest one already
    divergence: Divergence | None = None


@dataclass(frozen=True, slots=True)
class DiskLook:
    """What became of the file since the last look."""

    is_gone: bool
    is_replaced: bool
    is_changed: bool  # by another process
    pages: tuple[PageContents, ...]  # those asked for, where it is changed or replaced
    renamed: tuple[tuple[str, PageContents], ...] = ()  # of them, by the titles they had


def divergence(order: SaveOrder, newest: PageContents, *, saving: bool = True) -> Divergence:
    """Return what has to be settled between a text and a newer revision."""
    return Divergence(
        title=order.title,
        base_text=order.base_text,
        mine=order.text,
        theirs=newest.text,
        revision=newest.revision,
        is_saving=saving,
        summary=order.summary,
        is_minor=order.is_minor,
    )
