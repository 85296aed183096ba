"""Encodings of XML that the parser does not know are turned into UTF-8 before it sees them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from recension.errors import BrokenExport

_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# What expat reads by itself.
_NATIVE = frozenset({"utf-8", "iso8859-1", "ascii"})
# What begins with a mark is in its encoding, whatever an editor that saved it left declared.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)


def foreign_encoding(beginning: bytes, path: Path) -> str | None:
    """Return the codec of an encoding that has to be turned into UTF-8; None for the others.

    Raises:
        BrokenExport: the XML declares an encoding that nobody knows.
    """
    for mark, name in _MARKS:
        if beginning.startswith(mark):
            return name
    declared = _DECLARED.match(beginning)
    if declared is None:
        return None
    name = declared[1].decode("ascii")
    try:
        "<".encode(name)  # some codecs are none of texts, such as that of hexadecimal digits
        codec = codecs.lookup(name).name
    except (LookupError, UnicodeError):
        raise BrokenExport(path, f"unknown encoding {name}", 1) from None
    if codec.startswith("utf-16"):
        # Read byte by byte as it was here, it is not: writers that think in UTF-16 declare it.
        return "utf-8"
    return None if codec in _NATIVE else codec


def transcode(chunks: Iterable[bytes], codec: str, path: Path) -> Iterator[bytes]:
    """Yield chunks of one encoding in UTF-8."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for chunk in chunks:
            yield decoder.decode(chunk).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        raise BrokenExport(path, str(error)) from error
