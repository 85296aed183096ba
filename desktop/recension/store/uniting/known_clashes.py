"""Clashes of two lines that a file knows already, so that a copy's word of them is no news.

Each copy says by a revision of its own which text it keeps. Were those brought to and fro, every
meeting of two copies would add one that answers the last, though nobody had changed anything.
"""

from __future__ import annotations

from recension.store.database import Database
from recension.store.lineage import Lineage, waiting_ends
from recension.store.uniting.sides import Numbers, Side


def recognize_clashes(file: Side, copy: Side, numbers: Numbers) -> None:
    """Let what a revision was made from stand for it where it only keeps its text over another.

    That is, where the page here says or keeps waiting both of them, or what was made of them.
    """
    lines = _Lines(file.database)
    for number, parent, against in copy.database.rows(
        "SELECT id, parent, against FROM lineage JOIN revision ON revision.id = lineage.revision "
        "WHERE against IS NOT NULL AND id > ? ORDER BY id",
        (numbers.parted,),
    ):
        kept, other = numbers.get(parent), numbers.get(against)
        if numbers.knows(number) or kept is None or other is None:
            continue
        if lines.have(kept, other):
            numbers.known[number] = kept


class _Lines:
    """What the newest revisions of pages were made from, and what waits beside them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._of: dict[int, tuple[Lineage, set[int]]] = {}  # by page

    def have(self, *revisions: int) -> bool:
        """Tell whether the revisions, all of one page, are in its lines."""
        row = self._database.row("SELECT page FROM revision WHERE id = ?", (revisions[0],))
        if row is None:
            return False
        if row[0] not in self._of:
            self._of[row[0]] = self._read(row[0])
        lineage, known = self._of[row[0]]
        return all(lineage.ancestors(revision) <= known for revision in revisions)

    def _read(self, page: int) -> tuple[Lineage, set[int]]:
        lineage = Lineage(self._database, page)
        ends = waiting_ends(self._database, page)
        row = self._database.row("SELECT newest FROM page WHERE id = ?", (page,))
        if row is not None and row[0] is not None:
            ends.append(row[0])
        return lineage, lineage.all_ancestors(ends)
