"""Sections that can be edited alone: from where they begin in a source to their headings' links.

A marker behind the equals signs of a heading says which section of which page it is. It stands
for nothing, so that it leaves nothing behind where the line becomes no heading after all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from recension.wikitext.strip import MARKER_END, MARKER_START

_MARKER = re.compile(
    f"{MARKER_START}section-(?P<number>(?:T-)?[0-9]+)-(?P<title>[A-Za-z0-9_.~%\\-]+){MARKER_END}"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page, or of one that it transcludes."""

    title: str  # whole title of the page
    number: str  # as an address has it: "2", of a transcluded page "T-2"


def section_marker(number: int, title: str, *, of_page: bool) -> str:
    """Return the marker of a section, by its number from 1 and the whole title of its page."""
    kind = "" if of_page else "T-"
    return f"{MARKER_START}section-{kind}{number}-{quote(title, safe='')}{MARKER_END}"


def take_section(heading: str) -> tuple[Section | None, str]:
    """Return the section that the text of a heading begins, and the text without its marker."""
    marker = _MARKER.match(heading)
    if marker is None:
        return None, heading
    return Section(unquote(marker["title"]), marker["number"]), heading[marker.end() :].lstrip(
        " \t"
    )
