"""Reading bzip2 on all processors: its blocks are unpacked beside each other.

Unpacking is most of the work of an import from bzip2, and the bz2 module does it in one thread. The
libraries that do it in several are large, and say on standard output what they stumble over.
"""

from __future__ import annotations

import bz2
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from os import cpu_count
from typing import BinaryIO, NamedTuple

from recension.exchange.bzip2_blocks import INVALID, Block, StreamEnd, blocks_of

_THREADS = min(8, cpu_count() or 1)
_PIECE = 1 << 20  # bytes that are unpacked at once: blocks of nothing but zeros have 46 million

_Unpacked = tuple[bytes, bz2.BZ2Decompressor]  # the beginning, and who has the rest


class _Job(NamedTuple):
    """A block that is being unpacked."""

    crc: int
    future: Future[_Unpacked]


_Part = _Job | StreamEnd | Exception  # in which a reader of the file ended


class Bzip2Reader:
    """Reads bzip2 in bounded memory; what it raises is what the bz2 module raises."""

    def __init__(self, file: BinaryIO, again: Callable[[], BinaryIO]) -> None:
        """Begin to read.

        Args:
            file: The file.
            again: Opens the file once more: one in which something is wrong is read in one thread,
                which knows best what.
        """
        self._again = again
        self._chunks = self._read(file)
        self._rest = memoryview(b"")

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""
        if not self._rest:
            self._rest = memoryview(next(self._chunks, b""))
        data, self._rest = bytes(self._rest[:size]), self._rest[size:]
        return data

    def close(self) -> None:
        """Stop reading."""
        self._chunks.close()

    def _read(self, file: BinaryIO) -> Generator[bytes]:
        told = 0
        try:
            for chunk in _unpacked(file):
                told += len(chunk)
                yield chunk
        except OSError as error:
            if error.errno is not None:
                raise
            with self._again() as again, bz2.BZ2File(again) as plain:
                while told and (passed := plain.read(min(told, _PIECE))):
                    told -= len(passed)
                while chunk := plain.read(_PIECE):
                    yield chunk


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    crc = 0
    with ThreadPoolExecutor(_THREADS) as threads:
        for part in _ahead(threads, file):
            if isinstance(part, Exception):
                raise part
            if isinstance(part, StreamEnd):
                if part.crc != crc:
                    raise OSError(INVALID)
                crc = 0
                continue
            yield from _pieces(*part.future.result())
            crc = ((crc << 1 | crc >> 31) & 0xFFFFFFFF) ^ part.crc


def _ahead(threads: ThreadPoolExecutor, file: BinaryIO) -> Iterator[_Part]:
    """Yield the parts of a file in their order, while the next ones are unpacked."""
    blocks = blocks_of(file)
    waiting: deque[_Part] = deque()
    while True:
        while len(waiting) <= _THREADS and (part := _next(threads, blocks)) is not None:
            waiting.append(part)
        if not waiting:
            return
        yield waiting.popleft()


def _next(threads: ThreadPoolExecutor, blocks: Iterator[Block | StreamEnd]) -> _Part | None:
    try:
        part = next(blocks, None)
    except (OSError, EOFError) as error:
        return error  # after what stands before it was read
    return _Job(part.crc, threads.submit(_unpack, part)) if isinstance(part, Block) else part


def _unpack(block: Block) -> _Unpacked:
    unpacker = bz2.BZ2Decompressor()
    return unpacker.decompress(block.as_stream(), _PIECE), unpacker


def _pieces(data: bytes, unpacker: bz2.BZ2Decompressor) -> Iterator[bytes]:
    """Yield what a block holds, in pieces of which none is empty."""
    while data or not unpacker.eof:
        if data:
            yield data
        elif unpacker.needs_input:
            raise OSError(INVALID)
        data = b"" if unpacker.eof else unpacker.decompress(b"", _PIECE)
