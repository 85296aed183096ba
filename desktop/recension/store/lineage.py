"""The lines of a page's history: what a revision was made from, over copies that were united.

History is shown by time. Where copies of a file were edited apart it is no line any more: each
revision has its parent, and one that unites two lines has a second one (`united`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recension.store.database import Database


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line of a page that clashes with the newest revision, and waits for a person."""

    page: str  # its title
    mine: int  # the newest revision of the page
    theirs: int  # the last revision of the other line
    base: int | None  # the last revision of both; None where they began apart


class Lineage:
    """Who descends from whom among the revisions of one page."""

    def __init__(self, database: Database, page: int) -> None:
        self._parents: dict[int, tuple[int, ...]] = {}
        self._place: dict[int, tuple[int, int]] = {}  # time and number: newer is greater
        self._first: dict[int, int] = {}  # of several that are one, by each of the others
        unions: dict[tuple[bytes, tuple[int, ...]], int] = {}
        row: tuple[int, int, bytes, int | None, int | None]
        for row in database.rows(
            "SELECT id, time, sha1, parent, united FROM revision "
            "LEFT JOIN lineage ON lineage.revision = revision.id WHERE page = ? AND kind < 2 "
            "ORDER BY id",
            (page,),
        ):
            number, time, digest, parent, united = row
            both = [one for one in (parent, united) if one is not None]
            parents = tuple(sorted(self._first.get(one, one) for one in both))
            self._place[number] = (time, number)
            self._parents[number] = parents
            if united is not None:
                # Two copies that were united with each other came to the same, each by itself.
                first = unions.setdefault((digest, parents), number)
                self._first[number] = first

    def ancestors(self, revision: int) -> set[int]:
        """Return a revision and all it was made from.

        Of several that unite the same two revisions to one text, the first stands for all.
        """
        found: set[int] = set()
        waiting = [self._first.get(revision, revision)]
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting.extend(self._parents.get(number, ()))
        return found

    def all_ancestors(self, revisions: Iterable[int]) -> set[int]:
        """Return several revisions and all they were made from."""
        return {one for revision in revisions for one in self.ancestors(revision)}

    def base(self, one: int, other: int) -> int | None:
        """Return the newest revision that both were made from, None where there is none."""
        common = self.ancestors(one) & self.ancestors(other) & self._place.keys()
        return max(common, key=self._place.__getitem__, default=None)


def waiting_ends(database: Database, page: int) -> list[int]:
    """Return the ends of the lines of a page that clashed with it, united since or not."""
    rows = database.rows(
        "SELECT against FROM lineage JOIN revision ON revision.id = lineage.revision "
        "WHERE revision.page = ? AND against IS NOT NULL",
        (page,),
    )
    return [against for (against,) in rows]


def open_lines(database: Database) -> Iterator[OpenLine]:
    """Yield the lines that clash and that nobody has united, by page and number."""
    waiting: dict[int, list[int]] = {}
    for page, against in database.rows(
        "SELECT revision.page, against FROM lineage "
        "JOIN revision ON revision.id = lineage.revision "
        "WHERE against IS NOT NULL ORDER BY revision.page, against"
    ):
        waiting.setdefault(page, []).append(against)
    for page, lines in waiting.items():
        yield from _open_lines(database, page, lines)


def _open_lines(database: Database, page: int, lines: list[int]) -> Iterator[OpenLine]:
    row = database.row("SELECT title, newest FROM page WHERE id = ? AND deleted IS NULL", (page,))
    if row is None:
        return
    title, newest = row
    lineage = Lineage(database, page)
    united = lineage.ancestors(newest)
    for line in reversed(lines):  # a later one may go on with an earlier one
        if not lineage.ancestors(line) <= united:
            yield OpenLine(title, newest, line, lineage.base(newest, line))
            united |= lineage.ancestors(line)
