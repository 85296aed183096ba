"""Text files outside the revision file: UTF-8, or UTF-16 with a byte order mark, as LF lines."""

from __future__ import annotations

import codecs
from pathlib import Path

from recension.errors import NotText
from recension.exchange.system import explained

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_text_file(path: Path) -> str:
    """Return the text of a file, see `decoded`."""
    with explained(path):
        data = path.read_bytes()
    return decoded(data, path)


def decoded(data: bytes, path: Path | str) -> str:
    """Return the text that bytes of a file are, or of what is called so.

    With one kind of line ending in them, lines end with LF; several kinds stay as they are.

    Raises:
        NotText: they are no text; its `offset` is that of the first wrong byte.
    """
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
    return text if newline is None else text.replace(newline, "\n")


def _newline(text: str) -> str | None:
    windows = text.count("\r\n")
    unix = text.count("\n") - windows
    mac = text.count("\r") - windows
    if windows and not unix and not mac:
        return "\r\n"
    if mac and not unix and not windows:
        return "\r"
    return None if mac or windows else "\n"
