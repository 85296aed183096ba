"""Strip markers: finished pieces taken out of the text while the passes go over it.

A marker is a short token that no pass changes and no writer can type (U+007F is removed from
the source). What it stands for is put back by `unstrip_general` before the block pass, and by
`unstrip_both` after it, so that text of <nowiki> is seen by neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

MARKER_START = "\x7f'\"`UNIQ-"
MARKER_END = "-QINU`\"'\x7f"
MARKER = re.compile("\x7f'\"`UNIQ-([^\x7f<>&'\"]+)-QINU`\"'\x7f")
MARKER_OR_STRAY = re.compile(f"{MARKER.pattern}|\x7f")  # a marker, or what only looks like one
_MAX_DEPTH = 20  # of markers inside of what markers stand for
_MAX_SIZE = 5_000_000  # code points put back into one text, MediaWiki's limit of unstripping


_MARKERS = re.compile(f"({MARKER.pattern.replace('(', '(?:', 1)})")


def outside_markers(change: Callable[[str], str], text: str) -> str:
    """Return the text with its markers as they are and everything between them changed."""
    if "\x7f" not in text:
        return change(text)
    pieces = _MARKERS.split(text)  # every second one is a marker
    pieces[::2] = [change(piece) for piece in pieces[::2]]
    return "".join(pieces)


def without_strays(text: str) -> str:
    """Return the text without what could be taken for the beginning or end of a marker."""
    if "\x7f" not in text:
        return text
    return outside_markers(lambda between: between.replace("\x7f", ""), text)


@dataclass(slots=True)
class StripState:
    """What the markers of one text stand for."""

    general: dict[str, str] = field(default_factory=dict)  # marker -> HTML
    nowiki: dict[str, str] = field(default_factory=dict)  # marker -> HTML
    _count: int = 0

    def add_general(self, html: str, name: str = "item") -> str:
        """Keep HTML that takes part in the block pass, and return its marker."""
        marker = self._marker(name)
        self.general[marker] = html
        return marker

    def add_nowiki(self, html: str, name: str = "nowiki") -> str:
        """Keep HTML that no pass may see, and return its marker."""
        marker = self._marker(name)
        self.nowiki[marker] = html
        return marker

    def unstrip_general(self, text: str) -> str:
        """Put back what takes part in the block pass."""
        return _replace(text, self.general.get)

    def unstrip_both(self, text: str) -> str:
        """Put everything back."""
        return _replace(text, lambda marker: self.general.get(marker, self.nowiki.get(marker)))

    def kill(self, text: str) -> str:
        """Return the text without its markers, as for a heading's anchor."""
        return MARKER.sub("", text) if "\x7f" in text else text

    def _marker(self, name: str) -> str:
        self._count += 1
        return f"{MARKER_START}{name}-{self._count:08X}{MARKER_END}"


def _replace(text: str, html_of: Callable[[str], str | None]) -> str:
    budget = max(_MAX_SIZE, 4 * len(text))

    def known(match: re.Match[str]) -> str:
        nonlocal budget
        html = html_of(match[0])
        if html is None:
            return match[0]
        budget -= len(html)
        return html if budget >= 0 else ""

    for _ in range(_MAX_DEPTH):
        if "\x7f" not in text:
            return text
        replaced = MARKER.sub(known, text)
        if replaced == text:
            return text
        text = replaced
    return text
