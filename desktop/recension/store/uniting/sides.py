"""This file and its copy, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from recension.errors import DamagedFile, UnrelatedFile
from recension.store.database import Database
from recension.store.hashing import NO_LINK, sha1
from recension.store.links import Linked, stored
from recension.store.pages import Pages
from recension.store.text_rows import TextDamaged
from recension.store.texts import Texts

_AT_ONCE = 100  # revisions read together


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two files."""

    database: Database
    texts: Texts
    pages: Pages


@dataclass(slots=True)
class Numbers:
    """The numbers that the copy's revisions have in this file."""

    parted: int  # number of the last revision of the part that both chains begin with
    known: dict[int, int] = field(default_factory=dict)  # of later ones, by number in the copy

    def __getitem__(self, number: int) -> int:
        return number if number <= self.parted else self.known[number]

    def get(self, number: int | None) -> int | None:
        """Return the number of a revision in this file; None for none, or one that never came."""
        return self[number] if number is not None and self.knows(number) else None

    def knows(self, number: int) -> bool:
        """Tell whether a revision of the copy is in this file."""
        return number <= self.parted or number in self.known


def numbers(file: Side, copy: Side) -> Numbers:
    """Find the revisions that both have; raises `UnrelatedFile` where there are none."""
    parted = _parting(file.database, copy.database)
    here = {identity: number for number, identity in _identities(file.database, parted)}
    found = Numbers(parted)
    for number, identity in _identities(copy.database, parted):
        if identity in here:
            found.known[number] = here[identity]
    is_begun = all(_last(side.database) for side in (file, copy))
    if is_begun and not parted and not found.known:
        raise UnrelatedFile(copy.database.path, file.database.path)
    return found


def new_revisions(copy: Side, numbers: Numbers) -> Iterator[Linked]:
    """Yield what the copy recorded since the two parted, in its order.

    Raises `DamagedFile` where its chain is broken.
    """
    row = copy.database.row("SELECT link FROM revision WHERE id = ?", (numbers.parted,))
    previous = NO_LINK if row is None else row[0]
    last = _last(copy.database)
    for first in range(numbers.parted + 1, last + 1, _AT_ONCE):
        for one in stored(copy.database, first, min(last, first + _AT_ONCE - 1)):
            if one.link is None or not one.follows(previous):
                raise DamagedFile(copy.database.path, f"revision {one.content.id}")
            previous = one.link
            yield one


def text_of(side: Side, revision: int) -> str | None:
    """Return the text of a revision, None where it was withheld or pruned."""
    row = side.database.row("SELECT text, sha1 FROM revision WHERE id = ?", (revision,))
    if row is None or row[0] is None:
        return None
    return checked_text(side, revision, *row).decode()


def checked_text(side: Side, revision: int, text: int, digest: bytes | None) -> bytes:
    """Return the text of a revision; raises `DamagedFile` where it is not the one saved."""
    try:
        data = side.texts.read(text)
    except TextDamaged as error:
        raise DamagedFile(side.database.path, str(error)) from error
    if sha1(data) != digest:
        raise DamagedFile(side.database.path, f"the text of revision {revision}")
    return data


def _last(database: Database) -> int:
    row = database.row("SELECT max(id) FROM revision")
    return 0 if row is None or row[0] is None else int(row[0])


def _parting(file: Database, copy: Database) -> int:
    """Return the last number up to which both chains are one: a link covers all before it."""
    low, high = 0, min(_last(file), _last(copy))
    while low < high:
        middle = (low + high + 1) // 2
        if _link(file, middle) == _link(copy, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _link(database: Database, number: int) -> object:
    row = database.row("SELECT link FROM revision WHERE id = ?", (number,))
    return (database.path, number) if row is None else row[0]  # what is missing equals nothing


def _identities(database: Database, after: int) -> list[tuple[int, bytes]]:
    return [
        (number, identity)
        for number, identity in database.rows(
            "SELECT id, ifnull(origin, link) FROM revision "
            "LEFT JOIN lineage ON lineage.revision = revision.id WHERE id > ?",
            (after,),
        )
    ]
