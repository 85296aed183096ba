"""What a link of a rendered page leads to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import parse_qs, quote, unquote, urlsplit

_ARTICLE = "/wiki/"
_SCRIPT = "/index.php"
_OUTSIDE = ("http", "https", "ftp", "ftps", "mailto", "news", "irc", "ircs", "tel", "sip", "xmpp")


_OVERLOOKED = re.compile(r"[\t\n\r]")  # by browsers, wherever it stands in an address
# What no one sees, or what turns the direction of the rest: an address must not hide what it is.
_UNSEEN = re.compile(
    "[\0-\x20\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)


class LinkKind(Enum):
    """Where links lead."""

    FRAGMENT = auto()  # a place on the page itself
    PAGE = auto()
    RED = auto()  # a page that does not exist
    EXTERNAL = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Link:
    """A link: for EXTERNAL the whole address, else a title, a fragment, or both."""

    kind: LinkKind
    target: str = ""
    fragment: str = ""


def read_link(href: str) -> Link:
    """Return what an address means, as the renderer writes it (MediaWiki's paths)."""
    href = _OVERLOOKED.sub("", href).strip()
    try:
        parts = urlsplit(href)
    except ValueError:  # such as an unclosed bracket in a host
        return Link(LinkKind.UNKNOWN)
    if parts.scheme or parts.netloc:
        return _outside(parts.scheme, href)
    fragment = unquote(parts.fragment)
    if not parts.path and not parts.query:
        return Link(LinkKind.FRAGMENT, fragment=fragment)
    if parts.path.startswith(_ARTICLE):
        return Link(LinkKind.PAGE, _title(parts.path.removeprefix(_ARTICLE)), fragment)
    if parts.path == _SCRIPT:
        return _script(parts.query, fragment)
    return Link(LinkKind.UNKNOWN)


def spoken_target(href: str) -> str:
    """Return a link as the status line shows it."""
    link = read_link(href) if href else None
    if link is None or link.kind is LinkKind.UNKNOWN:
        return ""
    return f"{link.target}#{link.fragment}" if link.fragment else link.target


def _outside(scheme: str, href: str) -> Link:
    href = _UNSEEN.sub(lambda match: quote(match[0], errors="replace"), href)
    if scheme.lower() in _OUTSIDE:
        return Link(LinkKind.EXTERNAL, href)
    if not scheme and href.startswith("//"):
        return Link(LinkKind.EXTERNAL, f"https:{href}")
    return Link(LinkKind.UNKNOWN)


def _script(query: str, fragment: str) -> Link:
    fields = parse_qs(query)
    title = _title(fields.get("title", [""])[0], is_quoted=False)
    if not title:
        return Link(LinkKind.UNKNOWN)
    kind = LinkKind.RED if "redlink" in fields else LinkKind.PAGE
    return Link(kind, title, fragment)


def _title(text: str, *, is_quoted: bool = True) -> str:
    return (unquote(text) if is_quoted else text).replace("_", " ").strip()
