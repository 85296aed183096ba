"""Putting right texts that a single flipped bit broke.

The SHA-1 of a revision proves its text. A bit can be wrong in the frame of the text, or in the
numbers that say how it is stored; each is tried. In a pack the blocks before the broken one are
sound and read as they are (see `packs`), so only that one is tried.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from recension.store.codec import Codec, Undecodable, block_places, unpack_many
from recension.store.database import Database
from recension.store.hashing import sha1
from recension.store.text_rows import TextDamaged, TextRow, TextRows
from recension.store.texts import Texts

_BITS = 24  # of a number that are tried
_PATIENCE = 20.0  # seconds for one text
_ALL_PATIENCE = 120.0  # seconds for a file


class TextMending:
    """Tries what the rows of a broken text may have been."""

    def __init__(self, database: Database, texts: Texts) -> None:
        self._database = database
        self._rows = TextRows(database)
        self._texts = texts
        self._left = _ALL_PATIENCE
        self._hopeless: set[int] = set()  # rows that were tried in vain
        self._last_base: tuple[int, bytes] | None = None  # its number, and the text

    def text(self, number: int, digest: bytes) -> bytes | None:
        """Return the text that has a SHA-1, as far as what is stored as `number` can tell."""
        try:
            row = self._rows.get(number)
            pack = self._rows.get(row.base) if row.codec == Codec.MEMBER and row.base else None
        except TextDamaged:
            return None
        began = time.monotonic()
        found = self._try(row, pack, digest)
        self._left -= time.monotonic() - began
        return found

    def _try(self, row: TextRow, pack: TextRow | None, digest: bytes) -> bytes | None:
        holder = pack or row
        if holder.id in self._hopeless or holder.base in self._hopeless:
            self._hopeless.add(holder.id)
            return None
        deadline = time.monotonic() + min(_PATIENCE, self._left)
        for other, other_pack in self._stored_otherwise(row, pack):
            if time.monotonic() > deadline:
                break
            found = self._unpacked(other, other_pack)
            if found is not None and sha1(found) == digest:
                self._keep(other, other_pack)
                return found
        self._hopeless.add(holder.id)
        return None

    def _stored_otherwise(
        self, row: TextRow, pack: TextRow | None
    ) -> Iterator[tuple[TextRow, TextRow | None]]:
        for other in _numbers_one_bit_off(row):
            yield other, pack
        if pack is None:
            for place in self._places(row, 0):
                yield from ((row.with_data(data), None) for data in _flipped(row.data, place))
            return
        for other in _numbers_one_bit_off(pack):
            yield row, other
        for place in self._places(pack, row.place):
            yield from ((row, pack.with_data(data)) for data in _flipped(pack.data, place))

    def _places(self, row: TextRow, place: int) -> range:
        """Return which bytes of a frame may be the broken one."""
        if row.codec != Codec.PACK:
            return range(len(row.data))
        try:
            return block_places(row.data, self._base(row), place)
        except TextDamaged:
            return range(len(row.data))

    def _unpacked(self, row: TextRow, pack: TextRow | None) -> bytes | None:
        try:
            if pack is None:
                return row.unpacked(self._base(row))
            return unpack_many(pack.data, self._base(pack))[row.place : row.place + row.size]
        except (TextDamaged, Undecodable):
            return None

    def _base(self, row: TextRow) -> bytes:
        if row.base is None:
            return b""
        if self._last_base is None or self._last_base[0] != row.base:
            self._last_base = row.base, self._texts.read(row.base)
        return self._last_base[1]

    def _keep(self, *rows: TextRow | None) -> None:
        """Keep what was found for the texts that need it."""
        for row in rows:
            if row is not None:
                self._database.connection.execute(
                    "UPDATE text SET base = ?, place = ?, codec = ?, size = ?, data = ? "
                    "WHERE id = ?",
                    (row.base, row.place, row.codec, row.size, row.data, row.id),
                )
        self._texts.forget()
        self._last_base = None


def _numbers_one_bit_off(row: TextRow) -> Iterator[TextRow]:
    for bit in range(_BITS):
        yield replace(row, size=row.size ^ 1 << bit)
        if row.codec == Codec.MEMBER:
            yield replace(row, place=row.place ^ 1 << bit)
        if row.base is not None:
            yield replace(row, base=row.base ^ 1 << bit)
    for bit in range(3):
        yield replace(row, codec=row.codec ^ 1 << bit)


def _flipped(data: bytes, place: int) -> Iterator[bytes]:
    changed = bytearray(data)
    for bit in range(8):
        changed[place] ^= 1 << bit
        yield bytes(changed)
        changed[place] ^= 1 << bit
