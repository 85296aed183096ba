"""What a terminal is sent.

A summary, a name or a text can hold the control characters by which programs move the cursor,
rename the window or fill the clipboard. Where a person watches, they are shown as signs instead;
files and pipes get every text as it is.
"""

from __future__ import annotations

import re
from typing import TextIO

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
_PICTURES = 0x2400  # Unicode's pictures of control characters, in their order
_DELETE, _PICTURE_OF_DELETE = "\x7f", "\u2421"


def for_stream(text: str, stream: TextIO) -> str:
    """Return a text as it may be written to a stream: harmless where that is a terminal."""
    return harmless(text) if stream.isatty() else text


def harmless(text: str) -> str:
    """Return a text with signs in place of its control characters."""
    return _CONTROL.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    if match[0] == _DELETE:
        return _PICTURE_OF_DELETE
    number = ord(match[0])
    return chr(_PICTURES + number) if number < ord(" ") else "\ufffd"
