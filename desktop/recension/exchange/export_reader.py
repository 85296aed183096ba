"""Reading a MediaWiki export of any schema from 0.3 to 0.11, as a stream in constant memory."""

from __future__ import annotations

import codecs
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from recension.errors import BrokenExport, ForeignXml
from recension.exchange.compression import read_chunks
from recension.exchange.encodings import foreign_encoding, transcode
from recension.exchange.export_parts import PartReader
from recension.exchange.exported import Exported

_LONGEST_TAG = 4 << 20  # bytes that may come without anything being told
_TEXT_BUFFER = 1 << 20  # bytes
_BLANK = b" \t\r\n"
# Of an export behind another one, in UTF-8 or UTF-16.
_BEGINNINGS = (b"<", b"\0<", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_export(path: Path, told: Callable[[int], object] = int) -> Iterator[Exported]:
    """Yield the site, the pages and the revisions of an export, in the order they stand in it.

    The file may be compressed (gzip, bzip2, xz, Zstandard) and in any encoding XML allows.

    Args:
        path: The export.
        told: Called with how many bytes of the file, as it lies on the disk, were read further.

    Raises:
        ForeignXml: it is XML, and no MediaWiki export.
        BrokenExport: it is no XML, is cut off, or declares a type of document and with it entities
            (which an export never does, and an attack would).
    """
    chunks = read_chunks(path, told)
    first = next(chunks, b"").lstrip(_BLANK)  # some wikis send empty lines before everything
    chunks = itertools.chain([first], chunks)
    codec = foreign_encoding(first, path)
    if codec is not None:
        chunks = transcode(chunks, codec, path)
    yield from _Parser(path, "utf-8" if codec else None).parse(chunks)


class _Parser:
    """Feeds expat and hands on what came of it.

    Exports that were put one behind another into one file are read one after another.
    """

    def __init__(self, path: Path, encoding: str | None) -> None:
        self._path = path
        self._encoding = encoding
        self._lines = 0  # before the export that is being read
        self._begin()

    def _begin(self) -> None:
        self._reader = PartReader(self._path)
        self._xml = expat.ParserCreate(self._encoding, namespace_separator=" ")
        self._xml.buffer_text = True
        self._xml.buffer_size = _TEXT_BUFFER
        self._xml.StartElementHandler = self._reader.start
        self._xml.EndElementHandler = self._reader.end
        self._xml.CharacterDataHandler = self._reader.characters
        self._xml.StartDoctypeDeclHandler = self._refuse
        self._fed = 0
        self._unread = b""  # what came last and may belong to the next export

    def parse(self, chunks: Iterator[bytes]) -> Iterator[Exported]:
        for chunk in chunks:
            yield from self._feed(chunk, is_last=False)
        yield from self._feed(b"", is_last=True)

    def _feed(self, chunk: bytes, *, is_last: bool) -> Iterator[Exported]:
        while chunk or is_last:
            rest = self._parse(chunk, is_last=is_last)
            yield from self._reader.take()
            if not rest:
                return
            chunk = rest
            self._begin()

    def _parse(self, chunk: bytes, *, is_last: bool) -> bytes:
        """Parse more, and return what follows the end of an export and begins another one."""
        unread = self._unread + chunk
        self._fed += len(chunk)
        try:
            self._xml.Parse(chunk, is_last)
        except expat.ExpatError as error:
            rest = unread[len(unread) - (self._fed - self._xml.ErrorByteIndex) :]
            if self._reader.is_done and rest.startswith(_BEGINNINGS):
                self._lines += error.lineno - 1
                return rest.removeprefix(codecs.BOM_UTF8)
            raise BrokenExport(
                self._path,
                expat.errors.messages.get(error.code, str(error)),
                self._lines + error.lineno,
            ) from error
        left = self._fed - self._xml.CurrentByteIndex
        if left > _LONGEST_TAG:
            raise BrokenExport(self._path, "an endless tag", self._line)
        self._unread = unread[len(unread) - left :] if self._reader.is_done else b""
        return b""

    @property
    def _line(self) -> int:
        return self._lines + self._xml.CurrentLineNumber

    def _refuse(self, name: str, *_: object) -> None:
        """Refuse the declaration of a document type, before it can declare entities."""
        if name.lower() == "html":
            raise ForeignXml(self._path, name)
        raise BrokenExport(
            self._path, "it declares a type of document, as no export does", self._line
        )
