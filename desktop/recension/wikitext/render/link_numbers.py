"""Numbers of external links without a text, `[1]`, `[2]`: Help:Links#External_links."""

from __future__ import annotations

import re

_PLACE = re.compile("\x7fautonumber-(?:([0-9]+)\\.)?([0-9]+)\x7f")


class LinkNumbers:
    """Counts the links of a page in the order they are shown; one shown twice counts once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int], int] = {}  # by block and index in it

    def filled(self, block: int, html: str) -> str:
        """Return HTML of a block with its numbers."""
        if "\x7fautonumber-" not in html:
            return html
        return _PLACE.sub(lambda match: str(self._number(match, block)), html)

    def _number(self, match: re.Match[str], block: int) -> int:
        key = (int(match[1] or block), int(match[2]))
        return self._numbers.setdefault(key, len(self._numbers) + 1)
