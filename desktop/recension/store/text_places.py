"""Where the texts of many revisions lie."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from recension.errors import DamagedFile
from recension.store.codec import Codec
from recension.store.database import Database
from recension.store.parameters import marks

_SELECT = """
    SELECT revision.id, revision.sha1, text.id, base, place, text.size, codec
    FROM revision JOIN text ON text.id = revision.text WHERE revision.id IN
"""


class Place(NamedTuple):
    """Where the text of a revision lies: in a pack, alone, or as what differs from another text."""

    text: int  # its number
    sha1: bytes
    pack: int | None  # the text that has the pack; None for one that is in none
    base: int | None  # the text that it is a delta of; None for one that is none
    start: int  # in the pack, in bytes
    size: int


def text_places(database: Database, revisions: Sequence[int]) -> dict[int, Place]:
    """Return where the texts of revisions lie, without those that lie nowhere."""
    found: dict[int, Place] = {}
    with suppress(DamagedFile, TypeError):  # the texts are read one by one
        for revision, digest, text, base, place, size, codec in database.rows(
            f"{_SELECT} ({marks(revisions)})", revisions
        ):
            match codec:
                case Codec.PACK:
                    where = Place(text, digest, text, None, 0, size)
                case Codec.MEMBER:
                    where = Place(text, digest, base, None, place, size)
                case _:
                    where = Place(text, digest, None, base, 0, size)
            if min(where.start, where.size) >= 0:
                found[revision] = where
    return found
