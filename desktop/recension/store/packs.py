"""Packs: many texts in one frame, stored with the one that is first in it.

A text is found in its pack by where it begins there. The first text of a pack is the newest one
that came with it: the next pack is packed against that, and has it without unpacking the others.
"""

from __future__ import annotations

from recension.store.codec import Codec, Undecodable, pack_many, unpack_beginning, unpack_many
from recension.store.recent import RecentTexts
from recension.store.text_rows import TextDamaged, TextRow, TextRows

PACKS = 12  # packs, each against the one before
PACK_SIZE = 4 << 20  # bytes of the texts in a pack; a single larger text makes one, too
BARE = (Codec.PLAIN, Codec.FULL)


class Packs:
    """Reads texts out of packs, and plans how texts are put into them."""

    def __init__(self, rows: TextRows, cache: int) -> None:
        self._rows = rows
        self._wholes = RecentTexts(cache)  # all texts of a pack in one, by the first
        self._firsts = RecentTexts(cache)
        self._generation = 0  # of the file when they were read: a prune changes packs

    def forget(self) -> None:
        """Forget what was read."""
        self._wholes.forget()
        self._firsts.forget()

    def first(self, number: int) -> bytes:
        """Return the first text of the pack stored with it, or a bare one; see `TextDamaged`."""
        steps: list[TextRow] = []
        wanted: int | None = number
        data = b""
        while wanted is not None:
            known = self._firsts.get(wanted)
            if known is not None:
                data = known
                break
            step = self._rows.get(wanted)
            if step.base is not None and step.base >= step.id:
                raise TextDamaged(f"text {number} is packed against itself")
            if step.codec != Codec.PACK and (step.codec not in BARE or not steps):
                raise TextDamaged(f"text {number} has no pack")
            if len(steps) > 2 * PACKS:
                raise TextDamaged(f"text {number} is too far from a full one")
            steps.append(step)
            wanted = step.base
        for step in reversed(steps):
            data = step.unpacked(data)
        self._firsts.put(number, data)
        return data

    def packed_with(self, number: int) -> tuple[bytes, bytes]:
        """Return the pack stored with a text, as it is, and the text it is packed against."""
        row = self._rows.get(number)
        if row.codec != Codec.PACK or (row.base is not None and row.base >= number):
            raise TextDamaged(f"text {number} has no pack")
        return row.data, self._base(row)

    def member(self, row: TextRow) -> bytes:
        """Return a text that stands in a pack behind others."""
        if row.base is None:
            raise TextDamaged(f"text {row.id} is in no pack")
        data = self.whole(row.base)[row.place : row.place + row.size]
        if row.data or row.place <= 0 or len(data) != row.size:
            raise TextDamaged(f"text {row.id} is not in its pack")
        return data

    def whole(self, number: int) -> bytes:
        """Return all texts of the pack stored with a text, one after the other."""
        generation = self._rows.generation()
        if generation != self._generation:
            self._wholes.forget()
            self._generation = generation
        known = self._wholes.get(number)
        if known is not None:
            return known
        packed, base = self.packed_with(number)
        try:
            whole = unpack_many(packed, base)
        except Undecodable:
            whole = unpack_beginning(packed, base)  # those behind are missing then
        self._wholes.put(number, whole)
        return whole

    def plan(self, before: TextRow | None, texts: list[tuple[int, bytes]]) -> list[TextRow]:
        """Return the rows to store so that these texts are in a pack.

        Args:
            before: The text that the first of them was made from: they go into its pack as long
                as there is room. One that is damaged is left as it is: what stands behind the
                damage would be lost with it.
            texts: By their numbers, which rise.
        """
        pack = None if before is None or before.pack is None else self._rows.get(before.pack)
        if pack is not None:
            whole = self.whole(pack.id)
            if not self._is_sound(pack, whole):
                return self.plan(None, texts)
            if len(whole) + sum(len(data) for _, data in texts) <= PACK_SIZE:
                return self.packed(pack, self._base(pack), whole, texts)
        number, first = _worth_packing_against(texts)
        others = [one for one in texts if one[0] != number]
        base, place = _base_of(before if pack is None else pack)
        made = TextRow(number, base, place, Codec.PACK, len(first), b"")
        return self.packed(made, self._base(made), first, others)

    def _is_sound(self, pack: TextRow, whole: bytes) -> bool:
        data, places = memoryview(whole), self._rows.places(pack.id)
        if not all(isinstance(value, int) for row in places for value in row):
            return False  # a flipped bit has changed the type of a column
        return self._rows.are_sound(
            (number, data[place : place + size]) for number, place, size in places
        )

    def packed(
        self, pack: TextRow, base: bytes, beginning: bytes, others: list[tuple[int, bytes]]
    ) -> list[TextRow]:
        """Return the rows of a pack against the text `base`: of what it begins with, and others."""
        rows: list[TextRow] = []
        place = len(beginning)
        for number, data in others:
            rows.append(TextRow(number, pack.id, place, Codec.MEMBER, len(data), b""))
            place += len(data)
        whole = b"".join([beginning, *(data for _, data in others)])
        self._wholes.put(pack.id, whole)
        return [pack.with_data(pack_many(whole, base)), *rows]

    def _base(self, pack: TextRow) -> bytes:
        """Return the text that a pack is packed against."""
        if pack.base is None:
            return b""
        known = self._firsts.get(pack.base)
        if known is not None:
            return known
        row = self._rows.get(pack.base)
        return row.unpacked(b"") if row.codec in BARE else self.first(pack.base)


def _worth_packing_against(texts: list[tuple[int, bytes]]) -> tuple[int, bytes]:
    """Return the last text that is no mere rest of the page: the next pack is nearest to it."""
    largest = max(len(data) for _, data in texts)
    return next(one for one in reversed(texts) if 2 * len(one[1]) >= largest)


def _base_of(row: TextRow | None) -> tuple[int | None, int]:
    """Return what a new pack is packed against, and its place."""
    if row is None or row.codec not in (Codec.PACK, *BARE):
        return None, 0
    place = row.place + 1 if row.codec == Codec.PACK else 1
    return (row.id, place) if place <= PACKS else (None, 0)
