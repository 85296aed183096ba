"""Taking texts out of the file: those that are deltas of them are packed anew first.

A text that stays is made a delta of the nearest text before it that stays, or a full one where
there is none; segments keep their heads, or get the first text that is left of them (see `texts`).
No text comes to stand further from a full one than before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recension.errors import DamagedFile
from recension.store.codec import Codec, pack, pack_against
from recension.store.database import Database
from recension.store.hashing import key_of, sha1
from recension.store.texts import TextDamaged, Texts

Progress = Callable[[int, int], None]  # texts done, total


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text stands among the deltas: the columns of its row."""

    base: int | None
    head: int | None
    place: int

    @property
    def is_head(self) -> bool:
        return self.head is None


_FULL = _Place(None, None, 0)


class Rebasing:
    """One removal of texts, inside a transaction."""

    def __init__(self, database: Database, texts: Texts, going: set[int]) -> None:
        self._database = database
        self._texts = texts
        self._going = going
        self._old: dict[int, _Place] = {}
        self._new: dict[int, _Place] = {}
        self._stand_ins: dict[int, int | None] = {}  # for what goes, what stays nearest before it

    def run(self, progress: Progress) -> None:
        """Pack anew what must be, then take the texts out.

        Raises `DamagedFile` where a text that stays cannot be read.
        """
        rows = self._database.rows("SELECT id, base, head, place FROM text ORDER BY id")
        for done, (number, base, head, place) in enumerate(rows):
            self._old[number] = _Place(base, head, place)
            if number in self._going:
                self._stand_ins[number] = self._nearest(base)
            else:
                self._settle(number)
            progress(done, len(rows))
        self._take_out(rows[-1][0] if rows else 0)

    def _nearest(self, base: int | None) -> int | None:
        return self._stand_ins.get(base, base) if base is not None else None

    def _settle(self, number: int) -> None:
        """Find the new place of a text that stays, and pack it anew where its base goes."""
        old = self._old[number]
        base = self._nearest(old.base)
        new = self._place_on(base, old)
        if base != old.base:
            new = self._pack(number, new)
        elif new != old:
            self._database.write(
                "UPDATE text SET head = ?, place = ? WHERE id = ?", (new.head, new.place, number)
            )
        self._new[number] = new

    def _place_on(self, base: int | None, old: _Place) -> _Place:
        if base is None:
            return _FULL
        under = self._new[base]
        segment = base if self._old[base].is_head else self._old[base].head
        if old.is_head or segment != old.head:  # of its segment, nothing is left before it
            return _Place(base, None, under.place + 1)
        if under.is_head:
            return _Place(base, base, 1)
        return _Place(base, under.head, under.place + 1)

    def _pack(self, number: int, place: _Place) -> _Place:
        data = self._read(number)
        if place.base is None:
            codec, packed = pack(data)
        else:
            codec, packed = pack_against(data, self._read(place.base))
            if codec != Codec.DELTA:
                place = _FULL
        self._database.write(
            "UPDATE text SET base = ?, head = ?, place = ?, codec = ?, data = ? WHERE id = ?",
            (place.base, place.head, place.place, codec, packed, number),
        )
        return place

    def _read(self, number: int) -> bytes:
        try:
            data = self._texts.read(number)
        except TextDamaged as error:
            raise DamagedFile(self._database.path, str(error)) from error
        row = self._database.row("SELECT key FROM text WHERE id = ?", (number,))
        if row != (key_of(sha1(data)),):
            raise DamagedFile(self._database.path, f"text {number} is not the one that was saved")
        return data

    def _take_out(self, highest: int) -> None:
        # Without these, every text that goes has the whole table searched for deltas of it.
        for column in ("base", "head"):
            self._database.write(f"CREATE INDEX prune_{column} ON text ({column})")
        for number in sorted(self._going, reverse=True):
            if number != highest:
                self._database.write("DELETE FROM text WHERE id = ?", (number,))
        if highest in self._going:
            # Its number must not be given again: other processes may remember it. An empty row
            # with a key that no text has stays in its place.
            self._database.write(
                "UPDATE text SET key = 0, base = NULL, head = NULL, place = 0, codec = ?, "
                "size = 0, data = x'' WHERE id = ?",
                (Codec.PLAIN, highest),
            )
        for column in ("base", "head"):
            self._database.write(f"DROP INDEX prune_{column}")
