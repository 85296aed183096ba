"""White space as MediaWiki's templates and functions see it: ASCII alone.

A no-break or an ideographic space is text, so `str.strip` would take too much.
"""

from __future__ import annotations

BLANK = " \t\n\r\0\x0b"


def trim(text: str) -> str:
    """Return the text without blanks at its ends."""
    return text.strip(BLANK)
