"""Which revisions of a broken file are what was recorded, as far as the chain can still tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from recension.store.database import Database
from recension.store.hashing import NO_LINK, link
from recension.store.links import Linked, stored
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


def judged(database: Database) -> Iterator[Judged | int]:
    """Yield the revisions in their order, and the numbers of those that were not found."""
    before: bytes | None = NO_LINK  # the link that the next one must follow; None if it is lost
    is_trusted = True
    for one, following in _with_next(database):
        if isinstance(one, int):
            before, is_trusted = None, False
            yield one
            continue
        found, made, standing = _judge(database, one, following, before)
        if standing is Standing.CHANGED and not is_trusted:
            standing = Standing.UNPROVEN  # it may be the link before it that is broken
        before, is_trusted = made, standing is Standing.PROVEN
        yield Judged(found, standing)


def _judge(
    database: Database, one: Linked, following: Linked | int | None, before: bytes | None
) -> tuple[Linked, bytes | None, Standing]:
    """Return the revision, put right where that can be, its link, and what is known of it."""
    if before is None:
        return one, one.link, Standing.UNPROVEN
    for candidate in _candidates(database, one):
        if candidate.follows(before):
            return candidate, candidate.link, Standing.PROVEN
        made = _made(before, candidate)
        if made is not None and isinstance(following, Linked) and following.follows(made):
            return candidate, made, Standing.PROVEN  # its own link alone is broken
    return one, one.link, Standing.CHANGED


def _made(before: bytes, one: Linked) -> bytes | None:
    try:
        return link(before, one.content)
    except (TypeError, AttributeError, ValueError):
        return None


def _candidates(database: Database, one: Linked) -> Iterator[Linked]:
    """Yield a revision as it was found, then with other titles that its page is known by."""
    yield one
    for (title,) in database.rows(
        "SELECT title FROM page_title WHERE page = ? UNION SELECT title FROM page WHERE id = ?",
        (one.content.page, one.content.page),
    ):
        if title != one.content.title:
            yield replace(one, content=replace(one.content, title=title))


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
