"""The links of a page as the file keeps them: sealed, so that a changed byte shows, and small."""

from __future__ import annotations

import hashlib
import json
import zlib

from recension.store.hashing import link_key
from recension.store.values import LinkKind, PageLinks

_SEAL = 8  # bytes, the beginning of a SHA-256 over page and links
_RAW = -15  # zlib's sign for data without a header


class LinksDamagedError(Exception):
    """The links are not those that were packed."""


def pack_links(page: int, links: PageLinks) -> bytes:
    """Return the links of a page in a few bytes, the same for the same links in any order."""
    lists = [sorted(set(titles)) for titles in (links.links, links.templates, links.files)]
    written = [*lists, sorted(links.categories.items())]
    data = json.dumps(written, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    return _seal(page, data) + packer.compress(data) + packer.flush()


def unpack_links(page: int, packed: bytes) -> PageLinks:
    """Return the links that were packed; raises `LinksDamagedError`."""
    try:
        data = zlib.decompress(packed[_SEAL:], _RAW)
    except (zlib.error, TypeError) as error:
        raise LinksDamagedError from error
    if packed[:_SEAL] != _seal(page, data):
        raise LinksDamagedError
    links, templates, files, categories = json.loads(data)
    return PageLinks(tuple(links), tuple(templates), tuple(files), dict(categories))


def keys_of(links: PageLinks) -> set[int]:
    """Return the numbers that these links are indexed by."""
    return {
        link_key(kind, title)
        for kind, titles in (
            (LinkKind.LINK, links.links),
            (LinkKind.TRANSCLUSION, links.templates),
            (LinkKind.FILE, links.files),
            (LinkKind.CATEGORY, links.categories),
        )
        for title in titles
    }


def _seal(page: int, data: bytes) -> bytes:
    return hashlib.sha256(page.to_bytes(8) + data).digest()[:_SEAL]
