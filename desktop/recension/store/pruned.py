"""Texts that an explicit prune took away: which ones, when, and what in the chain proves it.

A prune leaves a revision of its own kind in the chain for each page it touched. Its SHA-1 and size
are those of the list of the revisions whose texts went, so that the list cannot be changed later
without breaking the chain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from recension.errors import DamagedFile
from recension.store.chain import RevisionKind
from recension.store.database import Database
from recension.store.hashing import Content, sha1
from recension.store.pages import moment_of
from recension.store.values import Prune


def pruned_at(database: Database, revision: int) -> datetime | None:
    """Return when a prune took the text of a revision, None where none did."""
    row = database.row(
        "SELECT time FROM revision JOIN pruned ON pruned.record = revision.id "
        "WHERE pruned.revision = ?",
        (revision,),
    )
    return None if row is None else moment_of(row[0])


def listed(revisions: Iterable[int]) -> bytes:
    """Return the list of the revisions whose texts went, as it is hashed."""
    return " ".join(str(number) for number in sorted(revisions)).encode("ascii")


class Prunes:
    """All that was pruned, as the file lists it, checked against the records in the chain."""

    def __init__(self, database: Database) -> None:
        self._lists: dict[int, list[int]] = defaultdict(list)  # of revisions, by their record
        self._proved: set[int] = set()  # the revisions whose record is sound
        self._sound: set[int] = set()  # the records
        try:
            self._read(database)
        except DamagedFile:
            return  # what it would have said counts as unproved

    def proves(self, revision: int) -> bool:
        """Tell whether the text of a revision was pruned, and the chain has it."""
        return revision in self._proved

    def is_sound(self, record: int) -> bool:
        """Tell whether the revisions that the file lists for a record are those it was made of."""
        return record in self._sound

    def revisions_of(self, record: int) -> tuple[int, ...]:
        """Return the revisions that the file lists for a record, in order."""
        return tuple(sorted(self._lists.get(record, ())))

    def told(self, record: Content) -> Prune:
        """Return a prune as its record tells of it."""
        return Prune(
            record=record.id,
            page=record.title,
            time=moment_of(record.time),
            author=record.author,
            reason=record.summary,
            revisions=self.revisions_of(record.id),
        )

    def _read(self, database: Database) -> None:
        for revision, record in database.rows("SELECT revision, record FROM pruned"):
            self._lists[record].append(revision)
        for record, revisions in self._lists.items():
            data = listed(revisions)
            if database.row("SELECT kind, sha1, size FROM revision WHERE id = ?", (record,)) == (
                RevisionKind.PRUNE,
                sha1(data),
                len(data),
            ):
                self._sound.add(record)
                self._proved.update(revisions)
