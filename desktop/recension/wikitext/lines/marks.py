"""Lines in HTML: the attribute of an element, and the mark at the beginning of a line before.

Writers cannot make either: the sanitizer drops all attributes of that kind, and a mark begins
with U+007F, which no text of a page has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

ATTRIBUTE = "data-mw-line"
MARK_ATTRIBUTE = "data-mw-mark"  # of a note: the id of the mark in the text that it is written at
NO_LINE = ""  # the attribute of what has no line
DONE = -1  # the number of a line whose elements have their attribute, or get none
LINE = rf"(?: {ATTRIBUTE}=\"[0-9]+\")?"  # a pattern for where one may be
_START, _END = "\x7fline-", "\x7f"
_MARK = re.compile(f"{_START}([0-9]+){_END}")
_LONGEST = len(_START) + 20  # characters of a mark


def line_attribute(line: int) -> str:
    """Return the attribute for the start tag of an element."""
    return f' {ATTRIBUTE}="{line}"' if line != DONE else NO_LINE


def mark_lines(text: str, numbers: Sequence[int]) -> str:
    """Return the text with a mark before each line that may begin an item or a paragraph."""
    return "\n".join(
        [
            f"{_START}{number}{_END}{line}" if line and number != DONE else line
            for line, number in zip(text.split("\n"), numbers, strict=True)
        ]
    )


def split_mark(line: str) -> tuple[str, str]:
    """Return the attribute that the mark of a line means, and the line without its mark."""
    mark = _MARK.match(line) if line.startswith(_START) else None
    if mark is None:
        return NO_LINE, line
    return f' {ATTRIBUTE}="{mark[1]}"', line[mark.end() :]


def without_marks(text: str) -> str:
    """Return text that will stand on no line of its own."""
    return _MARK.sub("", text) if _START in text else text


def stripped_end(text: str, blank: str) -> int:
    """Return where the blank characters and marks at the end of a text begin."""
    end = len(text.rstrip(blank))
    while text.endswith(_END, 0, end):
        start = text.rfind(_START, max(0, end - _LONGEST), end)
        if start < 0 or not _MARK.fullmatch(text, start, end):
            break
        end = len(text[:start].rstrip(blank))
    return end
