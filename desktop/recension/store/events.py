"""What happened to the pages of a file, all of them together, in the order of time."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from recension.errors import DamagedFile, RevisionDamaged
from recension.store.chain import RevisionKind
from recension.store.database import Database
from recension.store.reverts import Reverts
from recension.store.revisions import SELECT, made
from recension.store.values import Revision


@dataclass(frozen=True, slots=True)
class Event:
    """One revision, and what it did to its page."""

    kind: RevisionKind
    revision: Revision
    title: str  # of the page from this moment on, whole and normalised


def events(database: Database) -> Iterator[Event]:
    """Yield all revisions of all pages, those of deletions too, by time and number.

    The records of prunes are left out: they say what the file lost, not what happened to a page.

    Raises `RevisionDamaged` where one cannot be read, and `DamagedFile` where some are missing.
    """
    titles = _Titles(database)
    reverts: dict[int, Reverts] = {}
    columns, tables = SELECT.split("FROM revision", 1)
    sql = f"{columns}, revision.kind FROM revision {tables} ORDER BY revision.time, revision.id"
    count = highest = 0
    for *row, kind in database.each(sql):
        number, page, time = row[0], row[1], row[3]
        count, highest = count + 1, max(highest, number)
        if kind == RevisionKind.PRUNE:
            continue
        if page not in reverts:
            reverts[page] = Reverts(database, page)
        try:
            known = RevisionKind(kind)
        except ValueError as error:
            raise RevisionDamaged(number, str(error)) from error
        revision = made(tuple(row), reverts[page])
        yield Event(known, revision, titles.at(page, time, number))
    if count < highest:  # they are numbered without a gap
        raise DamagedFile(database.path, f"{count} of {highest} revisions are left")


class _Titles:
    """The titles that pages had in the course of time."""

    def __init__(self, database: Database) -> None:
        self._given: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for page, *given in database.each(
            "SELECT page_title.page, time, id, title FROM page_title "
            "JOIN revision ON revision.id = page_title.revision ORDER BY time, id"
        ):
            if isinstance(given[0], int):  # a flipped bit may change the type of a column
                self._given[page].append((given[0], given[1], given[2]))

    def at(self, page: int, time: int, revision: int) -> str:
        """Return the title at a revision; of those before the first one, that first one."""
        given = self._given.get(page)
        if not given:
            raise RevisionDamaged(revision, "its page has no title")
        place = bisect_right(given, (time, revision), key=lambda one: one[:2])
        return given[max(0, place - 1)][2]
