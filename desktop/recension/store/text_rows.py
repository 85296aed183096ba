"""The rows of the table of texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from recension.store.codec import Codec, Undecodable, unpack
from recension.store.database import Database
from recension.store.hashing import key_of, sha1

_LARGEST = 1 << 30  # bytes; SQLite keeps nothing larger in one row
_COLUMNS = "id, base, place, codec, size, data"


class TextDamaged(Exception):
    """A text cannot be rebuilt from what is stored."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text as it is stored.

    `base` is the text it is a delta of, for a member of a pack the one that has the pack. `place`
    is the distance from what is no delta, for a pack from one without a base, and for a member
    of a pack where it begins there, in bytes. `size` is that of the text itself, in bytes.
    """

    id: int
    base: int | None
    place: int
    codec: int
    size: int
    data: bytes

    @property
    def pack(self) -> int | None:
        """The number of the text that has the pack which this one is in."""
        if self.codec == Codec.MEMBER:
            return self.base
        return self.id if self.codec == Codec.PACK else None

    def with_data(self, data: bytes) -> TextRow:
        """Return the row with other packed bytes."""
        return replace(self, data=data)

    def unpacked(self, base: bytes) -> bytes:
        """Return the text, made from that of its base; raises `TextDamaged`."""
        try:
            return unpack(self.codec, self.data, base, self.size)
        except Undecodable as error:
            raise TextDamaged(f"text {self.id}: {error}") from error


class TextRows:
    """Reads and writes the rows; knows nothing of what is packed in them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, number: int) -> TextRow:
        """Return a row; raises `TextDamaged` where it is missing or broken."""
        row = self._database.row(f"SELECT {_COLUMNS} FROM text WHERE id = ?", (number,))
        if row is None:
            raise TextDamaged(f"text {number} is missing")
        _, base, *numbers, data = row
        # A flipped bit may change the type of a column, too.
        is_sound = (
            (base is None or isinstance(base, int))
            and all(isinstance(value, int) for value in numbers)
            and isinstance(data, bytes)
        )
        if not is_sound or not 0 <= numbers[-1] < _LARGEST:
            raise TextDamaged(f"text {number} has a broken row")
        return TextRow(*row)

    def generation(self) -> int:
        """Return a number that changes with every change of the file."""
        return self._database.generation()

    def candidates(self, key: int, size: int) -> list[int]:
        """Return the texts of a size that may be the one with a key."""
        rows = self._database.rows("SELECT id FROM text WHERE key = ? AND size = ?", (key, size))
        return [int(number) for (number,) in rows]

    def ends(self, least: int) -> list[int]:
        """Return the deltas that stand upon so many, and no other delta upon them."""
        rows = self._database.rows(
            "SELECT id FROM text WHERE codec = ?1 AND place >= ?2 AND id NOT IN "
            "(SELECT base FROM text WHERE codec = ?1 AND base IS NOT NULL) ORDER BY id",
            (Codec.DELTA, least),
        )
        return [int(number) for (number,) in rows]

    def are_sound(self, texts: Iterable[tuple[int, bytes | memoryview]]) -> bool:
        """Tell whether texts are those that were saved under their numbers, as their keys say."""
        sql = "SELECT key FROM text WHERE id = ?"
        return all(
            self._database.row(sql, (number,)) == (key_of(sha1(data)),) for number, data in texts
        )

    def places(self, pack: int) -> list[tuple[int, int, int]]:
        """Return the texts of a pack, each with where it begins there and its size in bytes."""
        return self._database.rows(
            "SELECT id, iif(id = ?1, 0, place), size FROM text "
            "WHERE id = ?1 OR (base = ?1 AND codec = ?2)",
            (pack, Codec.MEMBER),
        )

    def has_pack_upon(self, number: int) -> bool:
        """Tell whether a pack is packed against a text."""
        sql = "SELECT 1 FROM text WHERE base = ? AND codec = ?"
        return self._database.row(sql, (number, Codec.PACK)) is not None

    def next_number(self) -> int:
        """Return the number of the text that will be added next."""
        row = self._database.row("SELECT max(id) FROM text")
        return 1 if row is None or row[0] is None else int(row[0]) + 1

    def add(self, row: TextRow, key: int) -> None:
        """Add a text under its number."""
        self._database.write(
            f"INSERT INTO text (key, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key, row.id, row.base, row.place, row.codec, row.size, row.data),
        )

    def replace(self, row: TextRow) -> None:
        """Store a text in another way; its size and key stay."""
        self._database.write(
            "UPDATE text SET base = ?, place = ?, codec = ?, data = ? WHERE id = ?",
            (row.base, row.place, row.codec, row.data, row.id),
        )
