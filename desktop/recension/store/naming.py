"""The titles that a page of the file may have."""

from __future__ import annotations

from collections.abc import Callable

from recension.errors import BadTitle
from recension.titles import Namespaces, Title, normalize_title, parse_title

FILE = 6  # the namespace of images
_LONGEST = 255  # bytes of a title, see Help:Page name


def page_title(written: str, namespaces: Namespaces) -> Title:
    """Return the title of a page to save; `BadTitle` also for what can be no page.

    Such are the titles of Special: and Media:, and a fragment alone.
    """
    title = parse_title(written, namespaces)
    if title.namespace < 0:
        raise BadTitle(written, "special")
    if not title.text:
        raise BadTitle(written, "empty")
    return title.without_fragment()


def look_up_title(written: str, namespaces: Namespaces) -> str:
    """Return the whole title a page would be found under."""
    return normalize_title(written, namespaces)


def image_name(written: str, namespaces: Namespaces) -> str:
    """Return the name an image is kept under: "File:map_of Europe.png" is "Map of Europe.png"."""
    title = parse_title(written, namespaces, default_namespace=FILE)
    if title.namespace != FILE:
        raise BadTitle(written, "special")
    return title.text


def name_of_copy(name: str, ending: str, is_taken: Callable[[str], bool]) -> str:
    """Return "NAME (copy)ENDING", with a number where that is taken, as long as a title may be."""
    count = 1
    while True:
        mark = f" (copy){ending}" if count == 1 else f" (copy {count}){ending}"
        room = max(1, _LONGEST - len(mark.encode()))
        free = name.encode()[:room].decode("utf-8", "ignore").rstrip() + mark
        if not is_taken(free):
            return free
        count += 1
