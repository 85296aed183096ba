"""The texts of a revision file: each kept once, most of them as a delta.

A text is a delta of the one it was made from. Such deltas form segments of `SEGMENT` steps; the
first text of a segment, its head, is a delta of the head before it; after `SEGMENT` heads comes a
full text. So a text is at most about 64 steps from a full one, and full texts are rare.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from recension.store.codec import Codec, Undecodable, pack, pack_against, unpack
from recension.store.database import Database, Row
from recension.store.hashing import key_of, sha1

SEGMENT = 32  # steps
_CACHE = 16 << 20  # bytes of texts kept in memory
_LARGEST = 1 << 30  # bytes; SQLite keeps nothing larger in one row


class TextDamaged(Exception):
    """A text cannot be rebuilt from what is stored."""


@dataclass(frozen=True, slots=True)
class _Stored:
    """A row of the table of texts, as far as deltas care."""

    id: int
    base: int | None
    head: int | None
    place: int
    codec: int
    size: int
    data: bytes


@dataclass(frozen=True, slots=True)
class _Packed:
    """A text ready to be stored."""

    codec: Codec
    data: bytes
    base: int | None = None
    head: int | None = None
    place: int = 0


class Texts:
    """Reads and adds texts by their number; remembers those used last."""

    def __init__(self, database: Database, cache: int = _CACHE) -> None:
        self._database = database
        self._recent = RecentTexts(cache)
        database.tell_of_rollbacks(self._recent)

    def read(self, number: int) -> bytes:
        """Return a text in UTF-8; raises `TextDamaged`."""
        with self._database.lock:  # also over the texts in memory
            return self._read(number)

    def _read(self, number: int) -> bytes:
        steps: list[_Stored] = []
        wanted: int | None = number
        data = b""
        while wanted is not None:
            known = self._recent.get(wanted)
            if known is not None:
                data = known
                break
            step = self._stored(wanted)
            steps.append(step)
            if len(steps) > 4 * SEGMENT or (step.base is not None and step.base >= step.id):
                raise TextDamaged(f"text {number} is a delta of itself")
            wanted = step.base
        for step in reversed(steps):
            data = self._apply(step, data)
        self._recent.put(number, data)
        return data

    def forget(self) -> None:
        """Forget the texts that are remembered."""
        with self._database.lock:
            self._recent.forget()

    def add(self, data: bytes, base: int | None, digest: bytes | None = None) -> int:
        """Store a text once and return its number.

        Args:
            data: The text in UTF-8.
            base: The number of the text it was probably made from.
            digest: Its SHA-1, if that is known already.
        """
        key = key_of(digest or sha1(data))
        known = self._find(key, data)
        if known is not None:
            return known
        packed = self._pack(data, base)
        number = self._database.write(
            "INSERT INTO text (key, base, head, place, codec, size, data) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key, packed.base, packed.head, packed.place, packed.codec, len(data), packed.data),
        )
        self._recent.put(number, data)
        return number

    def _find(self, key: int, data: bytes) -> int | None:
        candidates = self._database.rows(
            "SELECT id FROM text WHERE key = ? AND size = ?", (key, len(data))
        )
        for (number,) in candidates:
            try:
                if self.read(number) == data:
                    return int(number)
            except TextDamaged:
                continue  # the text is stored anew, and whole
        return None

    def _pack(self, data: bytes, base: int | None) -> _Packed:
        if base is None:
            return _Packed(*pack(data))
        before = self._stored(base)
        head = before.id if before.head is None else before.head
        if before.head is None or before.place < SEGMENT:
            place = 1 if before.head is None else before.place + 1
            return self._delta(data, _Packed(Codec.DELTA, b"", base, head, place))
        before_head = self._stored(head)
        if before_head.place < SEGMENT:
            return self._delta(data, _Packed(Codec.DELTA, b"", head, None, before_head.place + 1))
        return _Packed(*pack(data))

    def _delta(self, data: bytes, plan: _Packed) -> _Packed:
        assert plan.base is not None  # noqa: S101 - for the type checker: a delta has a base
        try:
            codec, packed = pack_against(data, self.read(plan.base))
        except TextDamaged:
            return _Packed(*pack(data))  # what comes now shall not share the damage
        if codec != Codec.DELTA:
            return _Packed(codec, packed)
        return _Packed(codec, packed, plan.base, plan.head, plan.place)

    def _stored(self, number: int) -> _Stored:
        row = self._database.row(
            "SELECT id, base, head, place, codec, size, data FROM text WHERE id = ?", (number,)
        )
        if row is None:
            raise TextDamaged(f"text {number} is missing")
        _check_types(row)
        return _Stored(*row)

    def _apply(self, step: _Stored, base: bytes) -> bytes:
        try:
            return unpack(step.codec, step.data, base, step.size)
        except Undecodable as error:
            raise TextDamaged(f"text {step.id}: {error}") from error


def _check_types(row: Row) -> None:
    # A flipped bit may change the type of a column, too.
    number, base, head, *numbers, data = row
    optional = all(value is None or isinstance(value, int) for value in (base, head))
    if not (optional and all(isinstance(value, int) for value in numbers)):
        raise TextDamaged(f"text {number} has a broken row")
    if not isinstance(data, bytes) or not 0 <= numbers[-1] < _LARGEST:
        raise TextDamaged(f"text {number} has a broken row")


class RecentTexts:
    """The texts used last, up to a number of bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._texts: OrderedDict[int, bytes] = OrderedDict()

    def get(self, number: int) -> bytes | None:
        """Return a text that is still remembered."""
        data = self._texts.get(number)
        if data is not None:
            self._texts.move_to_end(number)
        return data

    def put(self, number: int, data: bytes) -> None:
        """Remember a text, forgetting those that were not used for longest."""
        old = self._texts.pop(number, None)
        self._size += len(data) - (len(old) if old is not None else 0)
        self._texts[number] = data
        while self._size > self._limit and len(self._texts) > 2:  # noqa: PLR2004 - a text and its base
            _, forgotten = self._texts.popitem(last=False)
            self._size -= len(forgotten)

    def forget(self) -> None:
        """Forget all."""
        self._texts.clear()
        self._size = 0
