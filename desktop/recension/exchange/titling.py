"""Titles of other wikis and names of files, made titles of ours."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from recension.errors import BadTitle
from recension.exchange.exported import ExportedPage, ExportedSite
from recension.titles import ENGLISH, Title, parse_title

TEXTS = frozenset({".wiki", ".wikitext", ".mediawiki", ".mw", ".txt"})
IMAGES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".tif", ".tiff", ".bmp", ".ico"}
)
CONTINUED = "%+"  # ends a folder whose name goes on in what is inside: names have a greatest length

_FILE = 6  # the namespace of images
_OWN = 16  # namespaces below it are MediaWiki's own, in every wiki


def local_title(page: ExportedPage, site: ExportedSite) -> tuple[str, int]:
    """Return the whole title that a page of another wiki has here, and its namespace.

    MediaWiki's own namespaces get their English names ("Vorlage:Foo" is "Template:Foo"); others
    keep number and name. Raises `BadTitle`.
    """
    number, text = _split(page, site)
    if 0 < number < _OWN:
        return _checked(f"{ENGLISH.name(number)}:{text}", number)
    return _checked(page.title, number)


def _split(page: ExportedPage, site: ExportedSite) -> tuple[int, str]:
    """Return the number of a page's namespace in its wiki and its title without the prefix."""
    prefix, colon, rest = page.title.partition(":")
    if page.namespace is not None:
        return (page.namespace, rest) if page.namespace and colon else (page.namespace, page.title)
    numbers = {name: number for number, name in site.namespaces.items() if name}
    number = numbers.get(prefix) if colon else None
    return (0, page.title) if number is None else (number, rest)


def _checked(written: str, number: int) -> tuple[str, int]:
    title = parse_title(written).without_fragment()
    if title.namespace < 0:
        raise BadTitle(written, "special")
    if title.namespace == 0 and number >= _OWN:
        return title.full, number
    return title.full, title.namespace


def title_of_file(path: PurePath) -> Title:
    """Return the title that a text file has by its place: "Template/Foo_bar.wiki".

    A folder named like a namespace is that namespace, others begin subpages; what a file name
    cannot hold is written in percent signs ("AC%2FDC.wiki"). `file_names` gives such names.
    """
    parts = [unquote(part) for part in _joined(path.with_suffix(""))]
    if len(parts) > 1 and ENGLISH.number(parts[0]):
        return parse_title(f"{parts[0]}:{'/'.join(parts[1:])}")
    return parse_title("/".join(parts))


def title_of_image(path: PurePath) -> Title:
    """Return the title that an image has by the name of its file, in whatever folder it is."""
    name = unquote(_joined(path)[-1])
    title = parse_title(name, default_namespace=_FILE)
    if title.namespace != _FILE:
        raise BadTitle(name, "special")
    return title


def _joined(path: PurePath) -> list[str]:
    """Return the parts of a path, those put together that are one long name."""
    # Some systems take letters apart in names of files ("e" and its accent).
    whole = normalize("NFC", str(PurePosixPath(*path.parts)))
    return whole.replace(f"{CONTINUED}/", "").split("/")
