"""Putting a file in order when it is closed: what single saves left in it takes more room.

Each save stores a delta, a pack that grows is written anew elsewhere in the file, and what it took
before stays free. In a small file that is a third of it.
"""

from __future__ import annotations

from contextlib import suppress

from recension.errors import FileError
from recension.store.database import Database
from recension.store.texts import Texts

_SMALL = 2 << 20  # bytes; a larger file is not worth the time
_LOOSE = 8  # deltas, one upon the other; fewer take no less room in a pack


def tidy(database: Database) -> None:
    """Pack texts and give free room back, where somebody saved and nobody else is at work.

    Nothing is lost where that fails: it is for the next time.
    """
    if database.is_read_only or not database.has_written:
        return
    with suppress(FileError), database.impatient():
        if _pragma(database, "page_count") * _pragma(database, "page_size") <= _SMALL:
            _pack(database)
            database.compact()
    database.has_written = False  # packing writes, too; a file may be closed twice


def _pack(database: Database) -> None:
    texts = Texts(database)
    if texts.has_loose(_LOOSE):
        with database.transaction():
            texts.gather_loose(_LOOSE)


def _pragma(database: Database, name: str) -> int:
    row = database.row(f"PRAGMA {name}")
    return 0 if row is None else int(row[0])
