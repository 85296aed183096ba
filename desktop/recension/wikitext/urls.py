"""Addresses of pages (Manual:$wgArticlePath, Help:URL)."""

from __future__ import annotations

from urllib.parse import quote

from recension.titles import Title
from recension.wikitext.anchors import anchor_for_link
from recension.wikitext.site import Site

_SAFE_IN_PATH = ";@$!*(),/~:-_."


def encode_path(text: str) -> str:
    """Encode a title for an address, leaving what MediaWiki leaves readable."""
    return quote(text.replace(" ", "_"), safe=_SAFE_IN_PATH, errors="replace")


def local_url(site: Site, title: Title, query: str = "") -> str:
    """Return the address of a page on its server, or on the other wiki it belongs to."""
    if title.interwiki:
        return interwiki_url(site, title, query)
    name = encode_path(title.full)
    if query:
        return f"{site.script}?title={name}&{query}"
    return site.article_path.replace("$1", name)


def interwiki_url(site: Site, title: Title, query: str = "") -> str:
    """Return the address of a page of another wiki."""
    url = site.interwikis[title.interwiki].url.replace("$1", encode_path(title.text))
    if query:
        url += ("&" if "?" in url else "?") + query
    return url


def full_url(site: Site, title: Title, query: str = "") -> str:
    """Return the address of a place on a page, with its server."""
    server = "" if title.interwiki else site.server
    return server + local_url(site, title, query) + _fragment(site, title)


def canonical_url(site: Site, title: Title, query: str = "") -> str:
    """Return the address of a place on a page as it is written outside of any page."""
    url = full_url(site, title, query)
    return f"https:{url}" if url.startswith("//") else url


def link_url(site: Site, title: Title, query: str = "") -> str:
    """Return the address a link to a title gets: with its fragment, or only that."""
    fragment = _fragment(site, title)
    if not title.text and not title.interwiki:
        return fragment
    return local_url(site, title, query) + fragment


def _fragment(site: Site, title: Title) -> str:
    if not title.fragment:
        return ""
    if not title.interwiki:
        return f"#{anchor_for_link(site, title.fragment)}"
    if not title.text:
        # A fragment alone belongs to a site that reads it itself: it is not encoded.
        return f"#{title.fragment}"
    # Wikis in other languages are of the same family, and share the mode of fragments.
    is_foreign = not site.interwikis[title.interwiki].is_language
    return f"#{anchor_for_link(site, title.fragment, external=is_foreign)}"


def red_link_url(site: Site, title: Title) -> str:
    """Return the address a link to a missing page gets."""
    return local_url(site, title, "action=edit&redlink=1")
