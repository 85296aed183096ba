"""Titles of other wikis and names of files, made titles of ours."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from recension.errors import BadTitle
from recension.exchange.exported import ExportedPage, ExportedSite
from recension.titles import ENGLISH, Namespaces, Title, parse_title

TEXTS = frozenset({".wiki", ".wikitext", ".mediawiki", ".mw", ".txt"})
IMAGES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".tif", ".tiff", ".bmp", ".ico"}
)
CONTINUED = "%+"  # ends a folder whose name goes on in what is inside: names have a greatest length

_FILE = 6  # the namespace of images
_USERS = (2, 3)  # users and their talk pages
_OWN = 16  # namespaces below it are MediaWiki's own, in every wiki


def local_title(page: ExportedPage, site: ExportedSite, namespaces: Namespaces) -> tuple[str, int]:
    """Return the whole title that a page of another wiki has here, and its namespace.

    MediaWiki's own namespaces get their English names ("Vorlage:Foo" is "Template:Foo"); others
    keep their name, and their number where `namespaces`, those of here, say so. Raises `BadTitle`.
    """
    number, text = _split(page, site)
    if number < 0:
        raise BadTitle(page.title, "special")
    if 0 < number < _OWN:
        return _checked(f"{ENGLISH.name(number)}:{text}", number, namespaces)
    return _checked(page.title, number, namespaces)


def told_namespaces(page: ExportedPage) -> dict[int, str]:
    """Return what the title of a page tells of the name of its namespace.

    That is one of a wiki's own ("Portal"), or what some languages call women among its users.
    """
    prefix, colon, _ = page.title.partition(":")
    number = page.namespace or 0
    return {number: prefix} if colon and (number in _USERS or number >= _OWN) else {}


def _split(page: ExportedPage, site: ExportedSite) -> tuple[int, str]:
    """Return the number of a page's namespace in its wiki and its title without the prefix."""
    prefix, colon, rest = page.title.partition(":")
    if page.namespace is not None:
        return (page.namespace, rest) if page.namespace and colon else (page.namespace, page.title)
    numbers = {name: number for number, name in site.namespaces.items() if name}
    number = numbers.get(prefix) if colon else None
    return (0, page.title) if number is None else (number, rest)


def _checked(written: str, number: int, namespaces: Namespaces) -> tuple[str, int]:
    title = parse_title(written, namespaces).without_fragment()
    if title.namespace < 0:
        raise BadTitle(written, "special")
    if title.namespace == 0 and number >= _OWN:
        return title.full, number
    return title.full, title.namespace


def title_of_file(path: PurePath, namespaces: Namespaces = ENGLISH) -> Title:
    """Return the title that a text file has by its place: "Template/Foo_bar.wiki".

    A folder named like a namespace is that namespace, others begin subpages; what a file name
    cannot hold is written in percent signs ("AC%2FDC.wiki"). `file_names` gives such names.
    """
    parts = [unquote(part) for part in _joined(path.with_suffix(""))]
    if len(parts) > 1 and ENGLISH.number(parts[0]):
        return parse_title(f"{parts[0]}:{'/'.join(parts[1:])}", namespaces)
    return parse_title("/".join(parts), namespaces)


def title_of_image(path: PurePath, namespaces: Namespaces = ENGLISH) -> Title:
    """Return the title that an image has by the name of its file, in whatever folder it is."""
    name = unquote(_joined(path)[-1])
    title = parse_title(name, namespaces, default_namespace=_FILE)
    if title.namespace != _FILE:
        raise BadTitle(name, "special")
    return title


def _joined(path: PurePath) -> list[str]:
    """Return the parts of a path, those put together that are one long name."""
    # Some systems take letters apart in names of files ("e" and its accent).
    whole = normalize("NFC", str(PurePosixPath(*path.parts)))
    return whole.replace(f"{CONTINUED}/", "").split("/")
