"""The titles that a page of the file may have."""

from __future__ import annotations

from recension.errors import BadTitle
from recension.titles import Namespaces, Title, normalize_title, parse_title

FILE = 6  # the namespace of images


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
