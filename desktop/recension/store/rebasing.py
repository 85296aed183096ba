"""Taking texts out of the file: what is packed with them or against them is packed anew first.

A delta of a text that goes is made one of the nearest text before it that stays, or a full one
where there is none. A pack with texts that go is made of the others, and a pack against one whose
first text goes is packed against what is first there now (see `texts` and `packs`). No text comes
to stand further from a full one than before.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from recension.errors import DamagedFile
from recension.store.codec import Codec, pack, pack_against
from recension.store.database import Database
from recension.store.hashing import key_of, sha1
from recension.store.packs import Packs
from recension.store.progress import Progress
from recension.store.text_rows import TextDamaged, TextRow, TextRows
from recension.store.texts import Texts


class Rebasing:
    """One removal of texts, inside a transaction."""

    def __init__(self, database: Database, texts: Texts, going: set[int]) -> None:
        self._database = database
        self._texts = texts
        self._rows = TextRows(database)
        self._packer = Packs(self._rows, 0)
        self._going = going
        self._bases: dict[int, tuple[int | None, int]] = {}  # base and codec of every text
        self._packs: dict[int, list[int]] = defaultdict(list)  # by the first: all of its texts
        self._firsts: dict[int, int | None] = {}  # of packs: what is first now; None for nothing

    def run(self, progress: Progress) -> None:
        """Pack anew what must be, then take the texts out.

        Raises `DamagedFile` where a text that stays cannot be read.
        """
        for number, base, codec in self._database.rows(
            "SELECT id, base, codec FROM text ORDER BY id"
        ):
            self._bases[number] = base, codec
            if codec in (Codec.PACK, Codec.MEMBER):
                self._packs[base if codec == Codec.MEMBER else number].append(number)
        for first, numbers in self._packs.items():
            self._firsts[first] = self._first_left(first, numbers)
        # What is read is still as it was: nothing is packed against what comes after it, and no
        # pack against a delta.
        deltas = [one for one, (_, codec) in self._bases.items() if codec == Codec.DELTA]
        units = [*sorted(deltas, reverse=True), *sorted(self._packs, reverse=True)]
        for done, number in enumerate(units):
            if number in self._packs:
                self._settle_pack(number)
            elif number not in self._going:
                self._settle_delta(number)
            progress(done, len(units))
        self._take_out(max(self._bases, default=0))

    def _first_left(self, first: int, numbers: list[int]) -> int | None:
        if first not in self._going:
            return first
        left = [number for number in numbers if number not in self._going]
        before = [number for number in left if number < first]
        return before[-1] if before else next(iter(left), None)

    def _settle_delta(self, number: int) -> None:
        base = self._bases[number][0]
        nearest = self._nearest(base)
        if nearest == base:
            return
        data = self._read(number)
        codec, packed = pack(data)
        if nearest is not None:
            codec, packed = pack_against(data, self._read(nearest))
        row = replace(self._rows.get(number), codec=codec, data=packed, base=nearest)
        if codec != Codec.DELTA:
            row = replace(row, base=None, place=0)
        self._rows.replace(row)

    def _nearest(self, number: int | None) -> int | None:
        """Return a text that stays: the one with this number, or else the nearest before it."""
        while number is not None and number in self._going:
            base, codec = self._bases[number]
            if codec in (Codec.PACK, Codec.MEMBER):
                pack_of = number if codec == Codec.PACK else base
                others = self._packs[pack_of or 0]
                left = [one for one in others if one < number and one not in self._going]
                return left[-1] if left else None
            number = base
        return number

    def _settle_pack(self, first: int) -> None:
        """Pack the texts of a pack that stay, where it has others or what it builds on goes."""
        numbers = self._packs[first]
        old = self._bases[first][0]
        new_first = self._firsts[first]
        if new_first is None:
            return
        base = self._base_of_pack(old, new_first)
        if base == old and not self._going.intersection(numbers):
            return
        staying = [one for one in numbers if one not in self._going and one != new_first]
        data = self._read(new_first)
        place = 0 if base is None else self._rows.get(first).place
        row = TextRow(new_first, base, place, Codec.PACK, len(data), b"")
        others = [(one, self._read(one)) for one in staying]
        for one in self._packer.packed(
            row, b"" if base is None else self._read(base), data, others
        ):
            self._rows.replace(one)

    def _base_of_pack(self, number: int | None, first: int) -> int | None:
        """Return what a pack is packed against once the texts are gone."""
        while number is not None and number in self._going:
            base, codec = self._bases[number]
            left = self._firsts[number] if codec == Codec.PACK else None
            number = base if left is None else left
        return None if number is None or number >= first else number

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
        # Without this, every text that goes has the whole table searched for revisions with it.
        self._database.write("CREATE INDEX prune_text ON revision (text)")
        for number in sorted(self._going, reverse=True):
            if number != highest:
                self._database.write("DELETE FROM text WHERE id = ?", (number,))
        if highest in self._going:
            # Its number must not be given again: other processes may remember it. An empty row
            # with a key that no text has stays in its place.
            self._database.write(
                "UPDATE text SET key = 0, base = NULL, place = 0, codec = ?, size = 0, "
                "data = x'' WHERE id = ?",
                (Codec.PLAIN, highest),
            )
        self._database.write("DROP INDEX prune_text")
