"""The pages of a SQLite database and the records on them, read without SQLite.

SQLite gives up a whole table where one page of it is broken. What stands on the sound pages is read
here by the description of the format (https://sqlite.org/fileformat2.html), and nothing on a page
is trusted: every number is checked against the page and the file before it is followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from recension.store.recovery.disk import Disk

Value = int | float | str | bytes | None

_HEADER = 100  # bytes at the beginning of the file, before the header of its first page
_SIZES = (65536, 32768, 16384, 8192, 4096, 2048, 1024, 512)  # bytes a page can have
_SAMPLE = 1 << 20  # bytes looked at to find out how long a page is
_LONGEST_RECORD = 1 << 30  # bytes


class PageKind(IntEnum):
    """What stands first on the page of a tree."""

    INDEX_NODE = 2
    TABLE_NODE = 5
    INDEX_LEAF = 10
    TABLE_LEAF = 13


_POINTED = frozenset({PageKind.INDEX_NODE, PageKind.TABLE_NODE})  # have a page under every cell
_IN_INDEX = frozenset({PageKind.INDEX_NODE, PageKind.INDEX_LEAF})


class BrokenRecordError(Exception):
    """What stands there is no record."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it is stored."""

    row: int  # its rowid; 0 in an index
    values: tuple[Value, ...]
    overflow: tuple[int, ...]  # the pages its end lies on


class RawPages:
    """The pages of a database by their numbers, from 1; the last one may be cut off."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        beginning = disk.read(0, _SAMPLE)
        self._header = beginning[:_HEADER]
        self._length = disk.length
        self.size = _page_size(beginning)
        self.count = -(-self._length // self.size)
        reserved = beginning[20] if len(beginning) >= _HEADER else 0
        self._usable = self.size - (reserved if reserved <= self.size - 480 else 0)

    def kind(self, number: int) -> PageKind | None:
        """Return what a page is, as far as its first byte says."""
        data = self._page(number)
        return _kind(data, _start(number)) if data else None

    def children(self, number: int) -> Iterator[int]:
        """Yield the pages that a node of a tree leads to."""
        if self.kind(number) not in _POINTED:
            return
        data, start = self._page(number), _start(number)
        for place in _cells(data, start, 12):
            yield int.from_bytes(data[place : place + 4])
        yield int.from_bytes(data[start + 8 : start + 12])

    def records(self, number: int, kind: PageKind | None = None) -> Iterator[Record]:
        """Yield the records of a page; `kind` is what it is where its first byte is broken."""
        kind = kind or self.kind(number)
        if kind is None or kind is PageKind.TABLE_NODE:
            return
        data = self._page(number)
        for place in _cells(data, _start(number), 12 if kind in _POINTED else 8):
            found = self._read(data, place, kind)
            if found is not None:
                yield found[0]

    def strays(self, number: int) -> Iterator[Record]:
        """Yield the records on a leaf of a table that nothing on the page leads to."""
        data, start = self._page(number), _start(number)
        cells = _cells(data, start, 8)
        known = {place: self._read(data, place, PageKind.TABLE_LEAF) for place in cells}
        place = start + 8 + 2 * len(cells)
        while place < self._usable:
            found = known.get(place) or self._read(data, place, PageKind.TABLE_LEAF)
            if found is not None and place not in known:
                yield found[0]
            place = place + 1 if found is None else found[1]

    def _read(self, data: bytes, place: int, kind: PageKind) -> tuple[Record, int] | None:
        """Return the record at a place, and where it ends; None where there is none."""
        try:
            return self._record(data, place, kind)
        except (BrokenRecordError, IndexError):
            return None

    def free(self) -> set[int]:
        """Return the pages that the database says it does not use."""
        found: set[int] = set()
        trunk = int.from_bytes(self._header[32:36])
        while 0 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            data = self._page(trunk)
            leaves = min(int.from_bytes(data[4:8]), self._usable // 4 - 2)
            found.update(
                int.from_bytes(data[place : place + 4]) for place in range(8, 8 + 4 * leaves, 4)
            )
            trunk = int.from_bytes(data[:4])
        return found

    def _page(self, number: int) -> bytes:
        if not 0 < number <= self.count:
            return b""
        return self._disk.read((number - 1) * self.size, self.size).ljust(self.size, b"\0")

    def _record(self, data: bytes, place: int, kind: PageKind) -> tuple[Record, int]:
        if kind in _POINTED:
            place += 4
        length, place = _number(data, place)
        row = 0
        if kind not in _IN_INDEX:
            row, place = _number(data, place)
        if not 0 < length <= min(self._length, _LONGEST_RECORD):
            raise BrokenRecordError
        local = self._local(length, is_index=kind in _IN_INDEX)
        payload = data[place : place + local]
        overflow: tuple[int, ...] = ()
        end = place + local
        if local < length:
            first = int.from_bytes(data[end : end + 4])
            end += 4
            rest, overflow = self._rest(first, length - local)
            payload += rest
        if len(payload) != length:
            raise BrokenRecordError
        return Record(_signed(row), tuple(_values(payload)), overflow), end

    def _local(self, length: int, *, is_index: bool) -> int:
        """Return how many bytes of a record lie on its own page."""
        usable = self._usable
        most = (usable - 12) * 64 // 255 - 23 if is_index else usable - 35
        if length <= most:
            return length
        least = (usable - 12) * 32 // 255 - 23
        wanted = least + (length - least) % (usable - 4)
        return wanted if wanted <= most else least

    def _rest(self, first: int, length: int) -> tuple[bytes, tuple[int, ...]]:
        parts: list[bytes] = []
        seen: dict[int, None] = {}
        number = first
        while length > 0:
            data = self._page(number)
            if not data or number in seen:
                raise BrokenRecordError
            seen[number] = None
            part = data[4 : 4 + min(length, self._usable - 4)]
            parts.append(part)
            length -= len(part)
            number = int.from_bytes(data[:4])
        return b"".join(parts), tuple(seen)


def _start(number: int) -> int:
    return _HEADER if number == 1 else 0


def _kind(data: bytes, start: int) -> PageKind | None:
    try:
        return PageKind(data[start])
    except (ValueError, IndexError):
        return None


def _cells(data: bytes, start: int, header: int) -> list[int]:
    """Return where the cells of a page begin."""
    count = int.from_bytes(data[start + 3 : start + 5])
    first = start + header
    count = min(count, (len(data) - first) // 2)
    places = (
        int.from_bytes(data[place : place + 2]) for place in range(first, first + 2 * count, 2)
    )
    return [place for place in places if first <= place < len(data)]


def _page_size(data: bytes) -> int:
    """Return how long a page is: what the header says may be broken, so the pages are asked."""

    def sound(size: int) -> int:
        numbers = range(len(data) // size)
        return sum(
            _is_sound(data[size * number : size * (number + 1)], number) for number in numbers
        )

    said = int.from_bytes(data[16:18])
    said = 65536 if said == 1 else said
    sizes = sorted(_SIZES, key=lambda size: size != said)  # of equals, the one that is said
    return max(sizes, key=sound)


def _is_sound(data: bytes, index: int) -> bool:
    start = _start(index + 1)
    kind = _kind(data, start)
    if kind is None:
        return False
    header = 12 if kind in _POINTED else 8
    count = int.from_bytes(data[start + 3 : start + 5])
    places = _cells(data, start, header)
    content = int.from_bytes(data[start + 5 : start + 7]) or len(data)
    return 0 < count == len(places) and min(places) == content and len(set(places)) == count


def _number(data: bytes, place: int) -> tuple[int, int]:
    """Return a number of variable length, unsigned, and where it ends."""
    value = 0
    for index in range(9):
        byte = data[place + index]
        if index == 8:  # noqa: PLR2004 - the ninth byte counts whole
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that more follows
            return value, place + index + 1
    raise BrokenRecordError


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


_INTEGERS = (0, 1, 2, 3, 4, 6, 8)  # bytes, by serial type


def _values(payload: bytes) -> Iterator[Value]:
    header, place = _number(payload, 0)
    if not place <= header <= len(payload):
        raise BrokenRecordError
    kinds: list[int] = []
    while place < header:
        kind, place = _number(payload, place)
        kinds.append(kind)
    ends = [header]
    for kind in kinds:
        ends.append(ends[-1] + _length(kind))
    if ends[-1] != len(payload):
        raise BrokenRecordError
    for kind, (start, end) in zip(kinds, pairwise(ends), strict=True):
        yield _value(kind, payload[start:end])


def _length(kind: int) -> int:
    if kind < len(_INTEGERS):
        return _INTEGERS[kind]
    if kind in (8, 9):
        return 0
    if kind < 12 and kind != 7:  # noqa: PLR2004 - serial types 10 and 11 are never written
        raise BrokenRecordError
    return 8 if kind == 7 else (kind - 12) // 2  # noqa: PLR2004 - 7 is a float


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind < len(_INTEGERS):
        return int.from_bytes(data, signed=True)
    if kind in (8, 9):
        return kind - 8
    if kind == 7:  # noqa: PLR2004 - a float, which no column of ours holds
        return None
    return data.decode("utf-8", "replace") if kind % 2 else data
