"""Bare addresses, RFC, PMID and ISBN: https://www.mediawiki.org/wiki/Help:Magic_links."""

from __future__ import annotations

import re

from recension.titles import make_title
from recension.titles.namespaces import SPECIAL
from recension.wikitext.context import BlockContext
from recension.wikitext.links.external import (
    external_image,
    external_link,
    number_link_attributes,
)
from recension.wikitext.links.protocols import (
    ADDRESS_PATTERN,
    CONTAINS_PROTOCOL,
    PROTOCOL_PATTERN,
    SPACE_CLASS,
    clean_url,
)
from recension.wikitext.urls import local_url

_SPACE = rf"(?:{SPACE_CLASS}|\t|&nbsp;|&#0*160;|&#[xX]0*[aA]0;)"
_DASH = rf"(?:-|{_SPACE})"
_LINKS = re.compile(
    rf"(?P<skip></?[A-Za-z!][^<>]*>)"
    rf"|\b(?P<url>(?P<protocol>(?i:{PROTOCOL_PATTERN})){ADDRESS_PATTERN})"
    rf"|\b(?P<kind>RFC|PMID){_SPACE}+(?P<number>[0-9]+)\b"
    rf"|\bISBN{_SPACE}+(?P<isbn>(?:97[89]{_DASH}?)?(?:[0-9]{_DASH}?){{9}}[0-9Xx])\b"
)
_KINDS = ("RFC", "PMID", "ISBN")
_ANCHOR_START = re.compile(r"<a[ \t\r\n>]", re.IGNORECASE)
_ANCHOR_END = re.compile(r"</a>", re.IGNORECASE)
_ENDS_ADDRESS = re.compile(r"&(?:lt|gt|nbsp|#x0*(?:3[CcEe]|[Aa]0)|#0*(?:60|62|160));")
_TRAILING_REFERENCE = re.compile(r"&(?:[a-z]+|#x[\da-f]+|#\d+)\Z", re.IGNORECASE)
_SEPARATORS = ",;\\.:!?"
_LONGEST_REFERENCE = 40
_RFC_URL = "https://datatracker.ietf.org/doc/html/rfc"
_PMID_URL = "//www.ncbi.nlm.nih.gov/pubmed/"


def build_magic_links(text: str, context: BlockContext) -> str:
    """Return the text with bare addresses and numbers of RFCs, PMIDs and ISBNs as links."""
    if not CONTAINS_PROTOCOL.search(text) and not any(kind in text for kind in _KINDS):
        return text
    out: list[str] = []
    position = 0
    search_from = 0
    while match := _LINKS.search(text, search_from):
        search_from = match.end()
        if match["skip"]:
            search_from = _after_anchor(text, match)
            continue
        out.append(text[position : match.start()])
        out.append(_link(match, context))
        position = match.end()
    out.append(text[position:])
    return "".join(out)


def _after_anchor(text: str, tag: re.Match[str]) -> int:
    """Return where to go on: behind the whole element for a link, behind the tag for others."""
    if not _ANCHOR_START.match(tag[0]):
        return tag.end()
    end = _ANCHOR_END.search(text, tag.end())
    return end.end() if end else tag.end()


def _link(match: re.Match[str], context: BlockContext) -> str:
    if match["url"]:
        return _free_link(match["url"], len(match["protocol"]), context)
    enabled = context.site.magic_links
    if match["kind"]:
        return _numbered(match, context) if match["kind"] in enabled else match[0]
    return _isbn(match, context) if "ISBN" in enabled else match[0]


def _free_link(url: str, protocol_length: int, context: BlockContext) -> str:
    trail = ""
    end = _ENDS_ADDRESS.search(url)
    if end:
        trail, url = url[end.start() :], url[: end.start()]
    separators = _SEPARATORS if "(" in url else _SEPARATORS + ")"
    length = len(url.rstrip(separators))
    if length < len(url) and url[length] == ";":
        # The semicolon that ends a character reference belongs to the address.
        tail = url[max(0, length - _LONGEST_REFERENCE) : length]
        length += _TRAILING_REFERENCE.search(tail) is not None
    trail, url = url[length:] + trail, url[:length]
    if len(url) <= protocol_length:
        return url + trail
    url = clean_url(url)
    image = external_image(url, context.site)
    label = url.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (image or external_link(url, label.replace('"', "&quot;"), "free", context)) + trail


def _numbered(match: re.Match[str], context: BlockContext) -> str:
    kind, number = match["kind"], match["number"]
    if kind == "RFC":
        url, css = f"{_RFC_URL}{number}", "mw-magiclink-rfc"
    else:
        url, css = f"{_PMID_URL}{number}?dopt=Abstract", "mw-magiclink-pmid"
    attributes = number_link_attributes(url, context.site)
    return f'<a{attributes} class="external {css}" href="{url}">{kind} {number}</a>'


def _isbn(match: re.Match[str], context: BlockContext) -> str:
    written = re.sub(_SPACE, " ", match["isbn"])
    number = written.replace("-", "").replace(" ", "").replace("x", "X")
    title = make_title(SPECIAL, f"BookSources/{number}", context.site.namespaces)
    href = local_url(context.site, title)
    return f'<a href="{href}" class="internal mw-magiclink-isbn">ISBN {written}</a>'
