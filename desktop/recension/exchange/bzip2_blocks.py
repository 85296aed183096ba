"""Cutting bzip2 into its blocks, of which each can be unpacked alone.

A stream is "BZh", a digit, blocks and an end; streams may follow one another. Blocks and ends are
not told by a length but by 48 bits that they begin with, at any bit of the file. That these stand
somewhere by chance happens once in 17 terabytes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

CUT_OFF = "the end is missing"
INVALID = "Invalid data stream"  # as the bz2 module says it

_CHUNK = 1 << 18  # bytes
_LARGEST = 1 << 21  # bytes: twice what a block can have
_SHORTEST = 10  # bytes that every stream begins with: its header, and a magic
_MAGIC = 48  # bits that a block or an end begins with
_CRC = 32  # bits that follow it
_BLOCK, _END = 0x314159265359, 0x177245385090
_LEVELS = frozenset(b"BZh%d" % level for level in range(1, 10))


class _Mark(NamedTuple):
    """Where a block or the end of a stream begins."""

    bit: int  # of the file
    magic: int


class _Needle(NamedTuple):
    """What a magic has in whole bytes where it begins at some bit of the byte before them."""

    magic: int
    shift: int  # that bit
    middle: bytes


_NEEDLES = [
    _Needle(magic, shift, (magic >> shift & (1 << 40) - 1).to_bytes(5))
    for magic in (_BLOCK, _END)
    for shift in range(8)
]


@dataclass(frozen=True, slots=True)
class Block:
    """A block as it stands in a file, from its magic to the next."""

    header: bytes  # of its stream
    data: bytes
    bit: int  # where it begins in the first byte
    bits: int  # how many it has

    @property
    def crc(self) -> int:
        """What the block says that the CRC of its data is."""
        return _number(self.data, self.bit + _MAGIC, _CRC)

    def as_stream(self) -> bytes:
        """Return a whole bzip2 stream of this block alone."""
        value = _number(self.data, self.bit, self.bits)
        value = (value << _MAGIC | _END) << _CRC | self.crc  # of all blocks, which is one
        bits = self.bits + _MAGIC + _CRC
        return self.header + (value << -bits % 8).to_bytes((bits + 7) // 8)


class StreamEnd(NamedTuple):
    """The end of a stream."""

    crc: int  # what it says that the CRC of all blocks is


def blocks_of(file: BinaryIO) -> Iterator[Block | StreamEnd]:
    """Yield the blocks and the ends of the streams of a bzip2 file, as they come.

    What follows the last stream and is no other one is left alone.

    Raises:
        EOFError: the file ends too early.
        OSError: it is not bzip2, or damaged.
    """
    source = _Source(file)
    at = 0  # bits
    while header := _header_at(source, at):
        mark = source.next_mark()
        while mark.magic == _BLOCK:
            following = source.next_mark()
            yield source.block(header, mark.bit, following.bit)
            mark = following
        crc = source.bytes_at(mark.bit + _MAGIC, _CRC // 8)
        if len(crc) < _CRC // 8:
            raise EOFError(CUT_OFF)
        yield StreamEnd(int.from_bytes(crc))
        at = -(-(mark.bit + _MAGIC + _CRC) // 8) * 8
    if not at:
        raise OSError(INVALID)


def _header_at(source: _Source, bit: int) -> bytes:
    """Return the header of the stream that begins at some bit; empty where none does."""
    found = source.bytes_at(bit, _SHORTEST)
    header, magic = found[:4], found[4:]
    if found and len(found) < _SHORTEST and b"BZh".startswith(found[:3]):
        raise EOFError(CUT_OFF)
    return header if header in _LEVELS and int.from_bytes(magic) in (_BLOCK, _END) else b""


class _Source:
    """The bytes of a file from the last mark on, and the marks behind it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._data = b""
        self._start = 0  # of the data in the file, in bytes
        self._sought = 0  # in the data: marks that begin before this are known
        self._marks: deque[_Mark] = deque()

    def next_mark(self) -> _Mark:
        """Return the next mark; raises `EOFError`."""
        while not self._marks:
            if len(self._data) > _LARGEST:
                raise OSError(INVALID)
            if not self._read():
                raise EOFError(CUT_OFF)
        return self._marks.popleft()

    def bytes_at(self, bit: int, count: int) -> bytes:
        """Return so many bytes, fewer at the end of the file."""
        at = bit - 8 * self._start
        while 8 * len(self._data) < at + 8 * count and self._read():
            pass
        count = min(count, (8 * len(self._data) - at) // 8)
        return _number(self._data, at, 8 * count).to_bytes(count) if count > 0 else b""

    def block(self, header: bytes, bit: int, end: int) -> Block:
        """Return the block between two places, and forget what stands before its end."""
        at, stop = bit - 8 * self._start, end - 8 * self._start
        block = Block(header, self._data[at // 8 : -(-stop // 8)], at % 8, end - bit)
        self._data = self._data[stop // 8 :]
        self._sought -= stop // 8
        self._start += stop // 8
        return block

    def _read(self) -> bool:
        """Read on, and look for marks; False at the end."""
        more = self._file.read(_CHUNK)
        self._data += more
        stop = max(self._sought, len(self._data) - _MAGIC // 8)
        found = sorted(self._marks_between(self._sought, stop))
        self._marks += found
        self._sought = stop
        return bool(more)

    def _marks_between(self, start: int, stop: int) -> Iterator[_Mark]:
        """Yield the marks that begin in some of the bytes."""
        for magic, shift, middle in _NEEDLES:
            last = stop + len(middle)
            at = self._data.find(middle, start + 1, last)
            while at >= 0:
                bit = 8 * (at - 1) + shift
                if _number(self._data, bit, _MAGIC) == magic:
                    yield _Mark(8 * self._start + bit, magic)
                at = self._data.find(middle, at + 1, last)


def _number(data: bytes, bit: int, bits: int) -> int:
    """Return the number that stands in some bits."""
    end = bit + bits
    return int.from_bytes(data[bit // 8 : -(-end // 8)]) >> -end % 8 & (1 << bits) - 1
