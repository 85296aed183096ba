"""Attributes of a tag in wikitext: reading, checking and writing them.

Rules: https://www.mediawiki.org/wiki/Help:HTML_in_wikitext; the reading is lenient, the list of
what passes is in `elements`. Values are written so that no later pass finds markup in them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from recension.wikitext.anchors import escape_id
from recension.wikitext.places import as_attributes, is_mark
from recension.wikitext.sanitizer import elements
from recension.wikitext.sanitizer.css import checked_style
from recension.wikitext.sanitizer.entities import decode_references

_ATTRIBUTE = re.compile(
    r"([^\t\n\f\r />][^\t\n\f\r />=]*)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*"
    r"(?:\"([^\"]*)(?:\"|\Z)|'([^']*)(?:'|\Z)|([^\t\n\f\r >]*)))?"
)
_NAME = re.compile(r"[:\w][:\w.\-]*")
_SPACES = re.compile(r"[\t\r\n ]+")
_EVIL_URI = re.compile(r"(?:^|\s|\*/)(?:javascript|vbscript)(?:\W|$)", re.IGNORECASE)
_XMLNS = re.compile(r"xmlns:[:A-Za-z_.\-0-9]+")
_DATA = re.compile(r"data-(?!ooui|mw|parsoid)(?:[^\W_]|[.\-])*")
_LINKED = frozenset(
    [
        "rel",
        "rev",
        "about",
        "property",
        "resource",
        "datatype",
        "typeof",
        "itemid",
        "itemprop",
        "itemref",
        "itemscope",
        "itemtype",
    ]
)
_ID_LISTS = frozenset(["aria-describedby", "aria-flowto", "aria-labelledby", "aria-owns"])
_URLS = frozenset({"href", "src", "poster"})
# As browsers find it, who overlook white space in it.
_SCHEME = re.compile(r"[\0-\x20]*[A-Za-z][A-Za-z0-9+.\-\t\n\r]*:")
_SAFE_URL = re.compile(
    r"(?:bitcoin:|ftps?://|geo:|git://|gopher://|https?://|ircs?://|magnet:|mailto:|matrix:|mms://"
    r"|news:|nntp://|redis://|sftp://|sips?:|sms:|ssh://|svn://|tel:|telnet://|urn:|worldwind://"
    r"|xmpp:|//)\S+",
    re.IGNORECASE,
)

# Spellings that later passes would take for markup, and how they are written instead.
_ARMOUR = (
    ("{", "&#123;"), ("}", "&#125;"), ("[", "&#91;"), ("]", "&#93;"), ("''", "&#39;&#39;"),
    ("ISBN", "&#73;SBN"), ("RFC", "&#82;FC"), ("PMID", "&#80;MID"), ("|", "&#124;"),
    ("__", "&#95;_"), ("!!", "&#33;!"), ("\n", "&#10;"), ("\r", "&#13;"), ("\t", "&#9;"),
)  # fmt: skip
_NEEDS_ARMOUR = re.compile(r"[{}\[\]'|\n\r\t:_!&<>\"]|ISBN|RFC|PMID|//")
_PROTOCOL = re.compile(
    r"(?<![A-Za-z])(?:bitcoin:|ftps?:(?=//)|geo:|git:(?=//)|gopher:(?=//)|https?:(?=//)|ircs?:(?=//)"
    r"|magnet:|mailto:|matrix:|mms:(?=//)|news:|nntp:(?=//)|redis:(?=//)|sftp:(?=//)|sips?:|sms:"
    r"|ssh:(?=//)|svn:(?=//)|tel:|telnet:(?=//)|urn:|worldwind:(?=//)|xmpp:)",
    re.IGNORECASE,
)


def parse_attributes(text: str) -> dict[str, str]:
    """Read the attributes of a tag, the last of a name winning, references decoded."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(as_attributes(text)):
        name = match[1].lower()
        if not _NAME.fullmatch(name):
            continue
        value = match[2] if match[2] is not None else match[3]
        if value is None:
            value = match[4] or ""
        found[name] = decode_references(_SPACES.sub(" ", value).strip(" "))
    return found


def allowed_attributes(
    attributes: Mapping[str, str], element: str, id_mode: str = "html5"
) -> dict[str, str]:
    """Return those attributes the element may have, with values made safe."""
    allowed = elements.EXTENSION_ALLOWED.get(element, frozenset())
    kept: dict[str, str] = {}
    for name, value in attributes.items():
        checked = _checked(name, value, allowed, id_mode)
        if checked is not None:
            kept[name] = checked
    if "itemscope" not in kept:
        for name in ("itemtype", "itemid", "itemref"):
            kept.pop(name, None)
    return kept


def written_attributes(attributes: Mapping[str, str]) -> str:
    """Return the attributes as HTML, each after a space, safe from every later pass."""
    return "".join(f' {name}="{armoured(value)}"' for name, value in attributes.items())


def sanitized_attributes(text: str, element: str, id_mode: str = "html5") -> str:
    """Read, check and write the attributes of a tag."""
    if not text or text.isspace():
        return ""
    return written_attributes(allowed_attributes(parse_attributes(text), element, id_mode))


def armoured(value: str) -> str:
    """Return an attribute's value as HTML in which no wikitext can be found."""
    if not _NEEDS_ARMOUR.search(value):
        return value
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    value = value.replace('"', "&quot;")
    for spelling, written in _ARMOUR:
        value = value.replace(spelling, written)
    return _PROTOCOL.sub(lambda match: match[0].replace(":", "&#58;"), value)


def _checked(name: str, value: str, allowed: frozenset[str], id_mode: str) -> str | None:
    if name in allowed:
        return _checked_value(name, value, id_mode)
    if _DATA.fullmatch(name):
        return value
    if _XMLNS.fullmatch(name):
        return None if _EVIL_URI.search(value) else value
    return None


def _checked_value(name: str, value: str, id_mode: str) -> str | None:
    if name == "style":
        return checked_style(value)
    if name == "id":
        return value if is_mark(value) else escape_id(value, id_mode) or None
    if name in _ID_LISTS:
        return " ".join(escape_id(name, id_mode) for name in value.split())
    return value if _is_harmless(name, value) else None


def _is_harmless(name: str, value: str) -> bool:
    if name == "tabindex":
        return value == "0"
    if name == "cite":
        # No browser follows it; a page that is saved and opened elsewhere should not tempt one.
        return not _SCHEME.match(value) or _SAFE_URL.fullmatch(value) is not None
    if name in _URLS:
        return _SAFE_URL.fullmatch(value) is not None
    return name not in _LINKED or _EVIL_URI.search(value) is None
