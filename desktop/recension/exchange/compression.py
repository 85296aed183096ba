"""Reading and writing compressed files as streams: gzip, bzip2, xz and Zstandard."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

import zstandard

from recension.errors import BrokenExport
from recension.exchange.bzip2_reader import Bzip2Reader
from recension.exchange.system import explained

_CHUNK = 1 << 18  # bytes
_XZ_MEMORY = 256 << 20  # bytes; xz itself asks for 65 megabytes at most

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\0", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    *((bytes([0x50 + kind]) + b"\x2a\x4d\x18", ".zst") for kind in range(16)),  # skippable frames
)
_BROKEN = (EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError, gzip.BadGzipFile)

COMPRESSED = frozenset(suffix for _, suffix in _MAGIC)


class _Counting(io.RawIOBase):
    """A file that tells how many of its bytes were read."""

    def __init__(self, file: BinaryIO, told: Callable[[int], object]) -> None:
        self._file = file
        self._told = told

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer comes as one
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._told(len(data))
        return len(data)


class _XzReader:
    """Reads xz in bounded memory: a file can ask for gigabytes of it."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self._stream = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)
        self._rest = b""  # read, and not decompressed yet

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""
        while not self._stream.eof or self._begin_next():
            wanted = self._stream.needs_input
            fed = (self._rest or self._file.read(_CHUNK)) if wanted else b""
            if wanted and not fed:
                raise EOFError("the end is missing")
            self._rest = b""
            if data := self._stream.decompress(fed, size):
                return data
        return b""

    def _begin_next(self) -> bool:
        """Begin the stream that follows, behind the padding between them; False at the end."""
        self._rest = self._stream.unused_data.lstrip(b"\0")
        while not self._rest and (more := self._file.read(_CHUNK)):
            self._rest = more.lstrip(b"\0")
        self._stream = lzma.LZMADecompressor(memlimit=_XZ_MEMORY) if self._rest else self._stream
        return bool(self._rest)


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_chunks(path: Path, told: Callable[[int], object]) -> Iterator[bytes]:
    """Yield what a file holds, decompressed by what its first bytes say.

    Args:
        path: The file.
        told: Called with how many bytes of the file, as it lies on the disk, were read further.

    Raises:
        BrokenExport: the compressed data is cut off or damaged.
    """
    with explained(path), path.open("rb") as file:
        beginning = file.read(8)
        file.seek(0)
        counted: io.BufferedReader = io.BufferedReader(_Counting(file, told), _CHUNK)
        stream = _decompressed(counted, beginning, lambda: path.open("rb"))
        while chunk := _read(stream, path):
            yield chunk


def _read(stream: _Readable, path: Path) -> bytes:
    try:
        return stream.read(_CHUNK)
    except _BROKEN as error:
        raise BrokenExport(path, f"compressed data: {error}") from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise BrokenExport(path, f"compressed data: {error}") from error  # bzip2 says it so


def _decompressed(
    file: io.BufferedReader, beginning: bytes, again: Callable[[], BinaryIO]
) -> _Readable:
    kind = next((kind for magic, kind in _MAGIC if beginning.startswith(magic)), "")
    match kind:
        case ".gz":
            return gzip.GzipFile(fileobj=file)
        case ".bz2":
            return Bzip2Reader(file, again)
        case ".xz":
            return _XzReader(file)
        case ".zst":
            return zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        case _:
            return file


def can_compress(path: Path) -> bool:
    """Tell whether the name of a file ends in .xml, .gz, .bz2, .xz or .zst."""
    return path.suffix.lower() in COMPRESSED | {".xml"}


@contextmanager
def compressing(file: BinaryIO, path: Path) -> Iterator[Callable[[bytes], object]]:
    """Give a function that writes to `file`, compressed as the name of `path` says."""
    with ExitStack() as stack:
        match path.suffix.lower():
            case ".gz":
                zipped = gzip.GzipFile(path.stem, "wb", 6, file, mtime=0)
                yield stack.enter_context(zipped).write
            case ".bz2":
                yield stack.enter_context(bz2.BZ2File(file, "wb")).write
            case ".xz":
                yield stack.enter_context(lzma.LZMAFile(file, "wb")).write
            case ".zst":
                writer = zstandard.ZstdCompressor(level=9).stream_writer(file, closefd=False)
                yield stack.enter_context(writer).write
            case _:
                yield file.write
