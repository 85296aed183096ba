"""The hashes of all texts of a file, worked out pack by pack beside what the caller does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from os import cpu_count
from typing import Self

from recension.errors import DamagedFile
from recension.store.codec import Codec, Undecodable, unpack_many
from recension.store.database import Database
from recension.store.hashing import sha1
from recension.store.text_rows import TextDamaged
from recension.store.texts import Texts

Digest = tuple[bytes, int]  # SHA-1 and size in bytes
_Stretch = tuple[int, int, int]  # a text, where it begins in its pack, its size

_WORTH_A_THREAD = 8192  # bytes of a text


class Digests:
    """Hashes texts in threads; unpacking and hashing need no lock of the interpreter."""

    def __init__(self, database: Database, texts: Texts) -> None:
        self._database = database
        self._texts = texts
        self._threads = ThreadPoolExecutor(min(4, cpu_count() or 1))
        self._packs: dict[int, list[_Stretch]] = defaultdict(list)
        self._pack_of: dict[int, int] = {}
        self._begun: dict[int, Future[dict[int, Digest]] | None] = {}  # by pack
        # By text: its hash and size, or in words what is wrong with it.
        self._found: dict[int, Digest | Future[Digest] | str] = {}
        for number, base, place, size, codec in _packed_rows(database):
            pack, start = (number, 0) if codec == Codec.PACK else (base, place)
            self._packs[pack].append((number, start, size))
            self._pack_of[number] = pack

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)

    def begin(self, texts: Iterable[int]) -> None:
        """Work out the hashes of texts that will be asked for next."""
        for text in texts:
            pack = self._pack_of.get(text)
            if pack is not None and pack not in self._begun:
                self._begun[pack] = self._begin_pack(pack)
            elif pack is None and text not in self._found:
                self._found[text] = self._begin_text(text)

    def of(self, text: int) -> Digest | str:
        """Return the hash and size of a text that was begun, or in words what is wrong with it."""
        future = self._begun.get(self._pack_of.get(text, 0))
        if future is not None and text not in self._found:
            with suppress(Undecodable):  # some of its texts may be readable all the same
                self._found.update(future.result())
        found = self._found.get(text)
        return self.anew(text) if found is None else self._finished(text, found)

    def anew(self, text: int) -> Digest | str:
        """Do the same as the text stands in the file now: packs change when others save."""
        return self._finished(text, self._begin_text(text))

    def _finished(self, text: int, found: Digest | Future[Digest] | str) -> Digest | str:
        result = found.result() if isinstance(found, Future) else found
        self._found[text] = result
        return result

    def _begin_pack(self, number: int) -> Future[dict[int, Digest]] | None:
        try:
            packed, base = self._texts.pack_of(number)
        except (TextDamaged, DamagedFile):
            return None
        return self._threads.submit(_digests, packed, base, self._packs[number])

    def _begin_text(self, text: int) -> Digest | Future[Digest] | str:
        try:
            data = self._texts.read(text)
        except TextDamaged as error:
            return str(error)
        except DamagedFile as error:
            return error.detail
        if len(data) < _WORTH_A_THREAD:
            return _digest(data)
        return self._threads.submit(_digest, data)


def _packed_rows(database: Database) -> list[tuple[int, int, int, int, int]]:
    """Return number, base, place, size and codec of all texts in packs."""
    sql = (
        "SELECT id, base, place, size, codec FROM text "
        "WHERE codec = ? OR (codec = ? AND data = x'')"
    )
    try:
        rows = database.rows(sql, (Codec.PACK, Codec.MEMBER))
    except DamagedFile:
        return []  # each is read for itself
    return [row for row in rows if all(isinstance(value, int) for value in (row[0], *row[2:]))]


def _digests(packed: bytes, base: bytes, stretches: list[_Stretch]) -> dict[int, Digest]:
    """Return the hashes of the texts of a pack; those it has not are left out."""
    whole = memoryview(unpack_many(packed, base))
    return {
        number: (sha1(whole[start : start + size]), size)
        for number, start, size in stretches
        if 0 <= start <= start + size <= len(whole)
    }


def _digest(data: bytes) -> Digest:
    return sha1(data), len(data)
