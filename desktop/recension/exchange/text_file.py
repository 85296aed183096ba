"""Text files outside the revision file: their encoding and line endings are remembered."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from recension.errors import NotText
from recension.exchange.system import explained
from recension.exchange.writing import replacing

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class TextFile:
    """What a text file holds, and how it is written.

    With one kind of line ending in the file, `text` has LF and `newline` remembers the kind. With
    several kinds `newline` is None and `text` has them as they are. So `write` gives back the same
    bytes.
    """

    text: str
    encoding: str = "utf-8"
    has_mark: bool = False  # begins with a byte order mark
    newline: str | None = "\n"

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file in UTF-8, or in UTF-16 with a byte order mark.

        Raises:
            NotText: it is neither; its `offset` is that of the first wrong byte.
        """
        with explained(path):
            data = path.read_bytes()
        mark, encoding = next(
            ((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8")
        )
        try:
            text = data[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            raise NotText(path, len(mark) + error.start, encoding.upper()) from error
        if "\0" in text:
            # Valid UTF-8, and no text all the same: an object file, a disk image.
            offset = len(text[: text.index("\0")].encode(encoding))
            raise NotText(path, len(mark) + offset, encoding.upper())
        newline = _newline(text)
        if newline is not None:
            text = text.replace(newline, "\n")
        return cls(text, encoding, bool(mark), newline)

    def with_text(self, text: str) -> Self:
        """Return the file with another text, to be written in the same way."""
        return replace(self, text=text)

    def write(self, path: Path) -> None:
        """Write the file, complete or not at all."""
        text = self.text if self.newline is None else self.text.replace("\n", self.newline)
        mark = next(mark for mark, name in _MARKS if name == self.encoding)
        with replacing(path) as file:
            file.write((mark if self.has_mark else b"") + text.encode(self.encoding))


def _newline(text: str) -> str | None:
    windows = text.count("\r\n")
    unix = text.count("\n") - windows
    mac = text.count("\r") - windows
    if windows and not unix and not mac:
        return "\r\n"
    if mac and not unix and not windows:
        return "\r"
    return None if mac or windows else "\n"
