"""The texts of a revision file: each kept once, most of them as what differs from a neighbour.

A text is stored as a delta of the one it was made from. Whenever `LOOSE` such deltas stand one
upon the other they go into a pack, together with others of `PACK_SIZE` bytes at most. The first
text of a pack is packed against the first of the pack before, and after `PACKS` of them comes one
that stands alone. So every text is a few steps from a full one, and full texts are rare.
"""

from __future__ import annotations

from recension.store.codec import Codec, pack, pack_against
from recension.store.database import Database
from recension.store.hashing import key_of, sha1
from recension.store.packs import BARE, PACK_SIZE, Packs
from recension.store.recent import RecentTexts
from recension.store.text_rows import TextDamaged, TextRow, TextRows

LOOSE = 32  # deltas outside packs, one upon the other
_CACHE = 16 << 20  # bytes of texts kept in memory, and as many of packs

_LONGEST_WAY = 128  # deltas, one upon the other; more are a circle


class Texts:
    """Reads and adds texts by their number; remembers those used last."""

    def __init__(self, database: Database, cache: int = _CACHE) -> None:
        self._database = database
        self._rows = TextRows(database)
        self._packs = Packs(self._rows, cache)
        self._recent = RecentTexts(cache)
        # A run: texts that are numbered and wait for others, to be stored as one pack.
        self._waiting: dict[int, tuple[int, bytes]] = {}  # key and text
        self._before: int | None = None  # what the first of them was made from
        database.tell_of_rollbacks(self)

    def forget(self) -> None:
        """Forget all that was read and added."""
        with self._database.lock:
            self._forget()

    def _forget(self) -> None:
        self._packs.forget()
        self._recent.forget()
        self._waiting.clear()

    def read(self, number: int) -> bytes:
        """Return a text in UTF-8; raises `TextDamaged`."""
        with self._database.lock:  # also over the texts in memory
            return self._read(number)

    def pack_of(self, number: int) -> tuple[bytes, bytes]:
        """Return the pack stored with a text, and the text it is packed against, if any."""
        with self._database.lock:
            return self._packs.packed_with(number)

    def single(self, number: int, base: bytes | None) -> bytes:
        """Return a text that is in no pack, made from its base if it is a delta.

        Raises `TextDamaged`, also where it is stored in another way than that.
        """
        row = self._rows.get(number)
        if row.codec not in (BARE if base is None else (Codec.DELTA,)):
            raise TextDamaged(f"text {number} is stored in another way")
        return row.unpacked(base or b"")

    def _read(self, number: int) -> bytes:
        steps: list[TextRow] = []
        wanted = number
        while (data := self._known(wanted)) is None:
            row = self._rows.get(wanted)
            if row.codec != Codec.DELTA:
                data = self._unpacked(row)
                break
            if row.base is None or row.base >= row.id or len(steps) > _LONGEST_WAY:
                raise TextDamaged(f"text {number} is a delta of itself")
            steps.append(row)
            wanted = row.base
        for step in reversed(steps):
            data = step.unpacked(data)
        self._recent.put(number, data)
        return data

    def _known(self, number: int) -> bytes | None:
        waiting = self._waiting.get(number)
        return self._recent.get(number) if waiting is None else waiting[1]

    def _unpacked(self, row: TextRow) -> bytes:
        if row.codec == Codec.MEMBER:
            return self._packs.member(row)
        return self._packs.first(row.id) if row.codec == Codec.PACK else row.unpacked(b"")

    def add(self, data: bytes, base: int | None, digest: bytes | None = None) -> int:
        """Store a text once and return its number.

        Args:
            data: The text in UTF-8.
            base: The number of the text it was probably made from.
            digest: Its SHA-1, if that is known already.
        """
        self.settle()
        key = key_of(digest or sha1(data))
        known = self._find(key, data)
        if known is not None:
            return known
        number = self._rows.next_number()
        self._store(number, key, data, base)
        return number

    def add_to_run(self, data: bytes, base: int | None, digest: bytes | None = None) -> int:
        """Do the same for one of many texts that come one after the other, mostly of one page.

        They are stored when enough have come, or by `settle`.
        """
        key = key_of(digest or sha1(data))
        known = self._find(key, data)
        if known is not None:
            return known
        waiting = sum(len(one) for _, one in self._waiting.values())
        if base not in self._waiting or waiting + len(data) > PACK_SIZE:
            self.settle()
        if not self._waiting:
            self._before = base
        number = self._rows.next_number() + len(self._waiting)
        self._waiting[number] = key, data
        return number

    def settle(self) -> None:
        """Store what waits."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, {}
        if len(waiting) == 1:
            ((number, (key, data)),) = waiting.items()
            self._store(number, key, data, self._before)
            return
        for row in self._packs.plan(
            self._row_of(self._before), [(number, data) for number, (_, data) in waiting.items()]
        ):
            if row.id in waiting:
                self._rows.add(row, waiting[row.id][0])
            else:
                self._rows.replace(row)

    def _find(self, key: int, data: bytes) -> int | None:
        for number, waiting in self._waiting.items():
            if waiting == (key, data):
                return number
        for number in self._rows.candidates(key, len(data)):
            try:
                if self._read(number) == data:
                    return number
            except TextDamaged:
                continue  # the text is stored anew, and whole
        return None

    def _store(self, number: int, key: int, data: bytes, base: int | None) -> None:
        row = self._packed(number, data, base)
        self._rows.add(row, key)
        self._recent.put(number, data)
        if row.codec == Codec.DELTA and row.place >= LOOSE:
            self._gather(row)

    def _packed(self, number: int, data: bytes, base: int | None) -> TextRow:
        """Return a text as a delta, or alone where that is no worse."""
        if base is None:
            codec, packed = pack(data)
            return TextRow(number, None, 0, codec, len(data), packed)
        try:
            before = self._rows.get(base)
            codec, packed = pack_against(data, self._read(base))
        except TextDamaged:
            return self._packed(number, data, None)  # what comes now shall not share the damage
        if codec != Codec.DELTA:
            return TextRow(number, None, 0, codec, len(data), packed)
        place = before.place + 1 if before.codec == Codec.DELTA else 1
        return TextRow(number, base, place, codec, len(data), packed)

    def has_loose(self, least: int) -> bool:
        """Tell whether so many deltas stand one upon the other, outside packs."""
        return bool(self._rows.ends(least))

    def gather_loose(self, least: int) -> None:
        """Put deltas into packs where there are so many, inside a transaction."""
        for number in self._rows.ends(least):
            last = self._row_of(number)
            if last is not None and last.codec == Codec.DELTA:
                self._gather(last)

    def _gather(self, last: TextRow) -> None:
        """Put the deltas that end with a text into a pack, on top of one where there is room.

        A bare text that the first of them is made from goes with them: a pack is smaller alone.
        """
        rows = [last]
        before = self._row_of(last.base)
        while before is not None and before.codec == Codec.DELTA and len(rows) < LOOSE:
            rows.append(before)
            before = self._row_of(before.base)
        if before is not None and before.codec in BARE and not self._rows.has_pack_upon(before.id):
            rows.append(before)
            before = None
        try:
            texts = [(row.id, self._read(row.id)) for row in reversed(rows)]
            planned = self._packs.plan(before, texts) if self._rows.are_sound(texts) else []
        except TextDamaged:
            return  # `verify` names it; the deltas stay as they are
        for row in planned:
            self._rows.replace(row)

    def _row_of(self, number: int | None) -> TextRow | None:
        try:
            return None if number is None else self._rows.get(number)
        except TextDamaged:
            return None
