"""What prunes took from one of two copies and the other has: no prune is done over again."""

from __future__ import annotations

from collections.abc import Iterable

from recension.store.database import Database
from recension.store.parameters import batches, marks
from recension.store.uniting.sides import Numbers, Side


def pruned_there(file: Side, copy: Side, numbers: Numbers) -> int:
    """Count the revisions whose text a prune took from the copy, and that have it in this file."""
    pruned = (number for (number,) in copy.database.rows("SELECT revision FROM pruned"))
    here = [numbers[number] for number in pruned if numbers.knows(number)]
    return _count(file.database, "text IS NOT NULL AND id", here)


def pruned_here(file: Side, arrived: Iterable[int]) -> int:
    """Count those of the revisions that came that have a text a prune took from this file."""
    return _count(
        file.database,
        "text IS NOT NULL AND sha1 IN (SELECT sha1 FROM revision JOIN pruned "
        "ON pruned.revision = revision.id) AND id",
        list(arrived),
    )


def _count(database: Database, condition: str, revisions: list[int]) -> int:
    found = 0
    for part in batches(revisions):
        row = database.row(
            f"SELECT count(*) FROM revision WHERE {condition} IN ({marks(part)})", part
        )
        found += 0 if row is None else int(row[0])
    return found
