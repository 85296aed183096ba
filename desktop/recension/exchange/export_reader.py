"""Reading a MediaWiki export of any schema from 0.3 to 0.11, as a stream in constant memory."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from recension.errors import BrokenExport
from recension.exchange.compression import read_chunks
from recension.exchange.encodings import foreign_encoding, transcode
from recension.exchange.export_parts import PartReader
from recension.exchange.exported import Exported

_LONGEST_TAG = 4 << 20  # bytes that may come without anything being told
_TEXT_BUFFER = 1 << 20  # bytes


def read_export(path: Path, told: Callable[[int], object] = int) -> Iterator[Exported]:
    """Yield the site, the pages and the revisions of an export, in the order they stand in it.

    The file may be compressed (gzip, bzip2, xz, Zstandard) and in any encoding XML allows.

    Args:
        path: The export.
        told: Called with how many bytes of the file, as it lies on the disk, were read further.

    Raises:
        ForeignXml: it is XML, and no MediaWiki export.
        BrokenExport: it is no XML, is cut off, or declares entities (which an export never does,
            and an attack would).
    """
    chunks = read_chunks(path, told)
    first = next(chunks, b"")
    chunks = itertools.chain([first], chunks)
    codec = foreign_encoding(first, path)
    if codec is not None:
        chunks = transcode(chunks, codec, path)
    yield from _Parser(path, "utf-8" if codec else None).parse(chunks)


class _Parser:
    """Feeds expat and hands on what came of it."""

    def __init__(self, path: Path, encoding: str | None) -> None:
        self._path = path
        self._reader = PartReader(path)
        self._xml = expat.ParserCreate(encoding, namespace_separator=" ")
        self._xml.buffer_text = True
        self._xml.buffer_size = _TEXT_BUFFER
        self._xml.StartElementHandler = self._reader.start
        self._xml.EndElementHandler = self._reader.end
        self._xml.CharacterDataHandler = self._reader.characters
        self._xml.StartDoctypeDeclHandler = self._refuse
        self._xml.EntityDeclHandler = self._refuse
        self._fed = 0

    def parse(self, chunks: Iterator[bytes]) -> Iterator[Exported]:
        for chunk in chunks:
            self._feed(chunk, is_last=False)
            yield from self._reader.take()
        self._feed(b"", is_last=True)
        yield from self._reader.take()

    def _feed(self, chunk: bytes, *, is_last: bool) -> None:
        try:
            self._xml.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise BrokenExport(
                self._path, expat.errors.messages.get(error.code, str(error)), error.lineno
            ) from error
        self._fed += len(chunk)
        if self._fed - self._xml.CurrentByteIndex > _LONGEST_TAG:
            raise BrokenExport(self._path, "an endless tag", self._xml.CurrentLineNumber)

    def _refuse(self, *_: object) -> None:
        raise BrokenExport(self._path, "it declares entities", self._xml.CurrentLineNumber)
