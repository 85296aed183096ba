"""Which revisions of a broken file are what was recorded, as far as the chain can still tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from recension.store.database import Database
from recension.store.hashing import NO_LINK
from recension.store.links import Linked, stored
from recension.store.recovery.mending import Mending
from recension.store.revisions import highest_revision

_AT_ONCE = 200  # revisions read together


class Standing(Enum):
    """What is known of the data of a revision."""

    PROVEN = "proven"  # its link, or that of the next one, covers them
    UNPROVEN = "unproven"  # the link before it is lost: nothing speaks against them
    CHANGED = "changed"  # they are not what was recorded


@dataclass(frozen=True, slots=True)
class Judged:
    """A revision that was found, and what is known of it."""

    one: Linked
    standing: Standing
    link: bytes | None  # the one it was recorded with; None where that is not known


def judged(database: Database, mending: Mending) -> Iterator[Judged | int]:
    """Yield the revisions in their order, and the numbers of those that were not found."""
    before: bytes | None = NO_LINK  # the link that the next one must follow; None if it is lost
    is_trusted = True
    for one, following in _with_next(database):
        if isinstance(one, int):
            before, is_trusted = None, False
            yield one
            continue
        found, made, standing = _judge(mending, one, following, before)
        if standing is Standing.CHANGED and not is_trusted:
            standing = Standing.UNPROVEN  # it may be the link before it that is broken
        before, is_trusted = made, standing is Standing.PROVEN
        yield Judged(found, standing, None if standing is Standing.CHANGED else made)


def _judge(
    mending: Mending, one: Linked, following: Linked | int | None, before: bytes | None
) -> tuple[Linked, bytes | None, Standing]:
    """Return the revision, put right where that can be, its link, and what is known of it."""
    if before is None:
        return one, one.link, Standing.UNPROVEN
    made = one.link_after(before)
    if made is not None and (
        made == one.link or (isinstance(following, Linked) and following.follows(made))
    ):
        return one, made, Standing.PROVEN  # where it is the next that fits, its own link is broken
    for content in mending.candidates(one.content):
        mended = replace(one, content=content)
        if mended.follows(before):
            return mended, one.link, Standing.PROVEN
    return one, one.link, Standing.CHANGED


def _with_next(database: Database) -> Iterator[tuple[Linked | int, Linked | int | None]]:
    last: Linked | int | None = None
    for one in _numbered(database):
        if last is not None:
            yield last, one
        last = one
    if last is not None:
        yield last, None


def _numbered(database: Database) -> Iterator[Linked | int]:
    highest = highest_revision(database)
    for first in range(1, highest + 1, _AT_ONCE):
        last = min(highest, first + _AT_ONCE - 1)
        found = {one.content.id: one for one in stored(database, first, last)}
        for number in range(first, last + 1):
            yield found.get(number, number)
