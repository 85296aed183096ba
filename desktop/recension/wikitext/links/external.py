"""Links to other sites: https://www.mediawiki.org/wiki/Help:Links#External_links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from recension.wikitext.context import BlockContext
from recension.wikitext.links.protocols import (
    ADDRESS_PATTERN,
    PROTOCOL_PATTERN,
    SPACE_CLASS,
    clean_url,
)
from recension.wikitext.places import placeholder
from recension.wikitext.sanitizer.entities import escape
from recension.wikitext.site import Site

_BEGIN = re.compile(
    rf"\[((?:{PROTOCOL_PATTERN}|//){ADDRESS_PATTERN}){SPACE_CLASS}*+", re.IGNORECASE
)
_NOT_IN_LABEL = re.compile("[\x00-\x08\x0a-\x1f\ufffd]")
_ESCAPED_BRACKET = re.compile("&[lg]t;")
_IMAGE_NAME = re.compile(
    r"[A-Za-z0-9_.,~%\-+&;#*?!=()@\u0080-\U0010ffff]+\.(?:avif|gif|jpe?g|png|svg|webp)",
    re.IGNORECASE,
)
_IMAGE_PLACE = re.compile(rf"https?://(?:{ADDRESS_PATTERN})")


def build_external_links(text: str, context: BlockContext) -> str:
    """Return the text with `[address text]` as links."""
    if "[" not in text or ("//" not in text and ":" not in text):
        return text
    return "".join(_Brackets(text, context).pieces())


class _Brackets:
    """Goes over a text once; what ends a label is looked for once for many of them."""

    def __init__(self, text: str, context: BlockContext) -> None:
        self._text = text
        self._context = context
        self._close = -1  # the next closing bracket
        self._stop = -1  # the next character that no label has

    def pieces(self) -> Iterator[str]:
        """Yield the text in pieces, with links."""
        text = self._text
        written = position = 0
        while begin := _BEGIN.search(text, position):
            position = begin.end()
            close = self._label_end(begin.end())
            if close < 0:
                break
            if close < self._stop:
                yield text[written : begin.start()]
                yield _bracketed(begin[1], text[begin.end() : close], self._context)
                written = position = close + 1
        yield text[written:]

    def _label_end(self, start: int) -> int:
        if self._close < start:
            self._close = self._text.find("]", start)
        if self._stop < start:
            found = _NOT_IN_LABEL.search(self._text, start)
            self._stop = found.start() if found else len(self._text)
        return self._close


def _bracketed(url: str, label: str, context: BlockContext) -> str:
    escaped = _ESCAPED_BRACKET.search(url)
    if escaped:
        label = f"{url[escaped.start() :]} {label}"
        url = url[: escaped.start()]
    kind = "text"
    if not label:
        kind = "autonumber"
        label = f"[{placeholder('autonumber', context.unnamed_links)}]"
        context.unnamed_links += 1
    else:
        label = external_image(label, context.site) or label
    return external_link(clean_url(url), label, kind, context)


def external_link(url: str, label_html: str, kind: str, context: BlockContext) -> str:
    """Return a link to a cleaned address; `kind` is "text", "free" or "autonumber"."""
    context.output.external_links.setdefault(url)
    attributes = external_attributes(url, context.site)
    href = armoured_url(url)
    return f'<a{attributes} class="external {kind}" href="{href}">{label_html}</a>'


def external_attributes(url: str, site: Site) -> str:
    """Return the `target` and `rel` that links to an address carry."""
    rel = _rel(url, site)
    target = ""
    if site.external_link_target:
        target = f' target="{escape(site.external_link_target)}"'
        if site.external_link_target not in ("_self", "_parent", "_top"):
            rel = f"{rel} noreferrer noopener".strip()
    return f'{target} rel="{rel}"' if rel else target


def number_link_attributes(url: str, site: Site) -> str:
    """Return what the link of a number carries, which always opens where it stands."""
    rel = _rel(url, site)
    return f' rel="{rel}"' if rel else ""


def image_link_attributes(url: str, site: Site) -> str:
    """Return the `target` and `rel` of an image that leads to an address."""
    target = f' target="{escape(site.external_link_target)}"' if site.external_link_target else ""
    rel = _rel(url, site)
    return f'{target} rel="{rel}"' if rel else target


def external_image(url: str, site: Site) -> str:
    """Return the image an address stands for, where the site shows images of that place."""
    if not site.allow_external_images and not site.external_images_from:
        return ""
    place, _, name = url.rpartition("/")
    if not _IMAGE_NAME.fullmatch(name) or not _IMAGE_PLACE.fullmatch(place):
        return ""
    if not site.allow_external_images and not url.startswith(tuple(site.external_images_from)):
        return ""
    return f'<img src="{armoured_url(url)}" alt="{escape(name)}" />'


def armoured_url(url: str) -> str:
    """Return an address as an attribute's value in which no later pass sees an address."""
    return escape(url).replace("//", "/&#47;").replace(":", "&#58;").replace("''", "%27%27")


def _rel(url: str, site: Site) -> str:
    return "nofollow" if site.no_follow and not _is_followed(url, site) else ""


def _is_followed(url: str, site: Site) -> bool:
    if not site.no_follow_exceptions:
        return False
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # a broken IPv6 address is none of the exceptions
        return False
    return any(host == name or host.endswith("." + name) for name in site.no_follow_exceptions)
