"""HTML tags in wikitext: the known ones kept and cleaned, all others shown as text.

Rules: https://www.mediawiki.org/wiki/Help:HTML_in_wikitext.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from recension.wikitext.sanitizer import elements
from recension.wikitext.sanitizer.attributes import (
    allowed_attributes,
    parse_attributes,
    written_attributes,
)

_TAG = re.compile(r"(/?)([A-Za-z][^\t\n\v\f\r />\0]*)([^>]*)>")


def sanitize_tags(
    text: str, unstrip: Callable[[str], str] | None = None, id_mode: str = "html5"
) -> str:
    """Return the text with only allowed tags left as tags.

    `unstrip` puts back what strip markers inside attributes stand for, before they are checked.
    """
    if "<" not in text:
        return text.replace(">", "&gt;")
    pieces = text.split("<")
    out = [pieces[0].replace(">", "&gt;")]
    for piece in pieces[1:]:
        match = _TAG.match(piece)
        tag = _clean_tag(match, unstrip, id_mode) if match else None
        if match is None or tag is None:
            out.append("&lt;" + piece.replace(">", "&gt;"))
        else:
            out.append(tag)
            out.append(piece[match.end() :].replace(">", "&gt;"))
    return "".join(out)


def _clean_tag(
    match: re.Match[str], unstrip: Callable[[str], str] | None, id_mode: str
) -> str | None:
    """Return the tag as it may stand, or None where it is to be shown."""
    slash, name, rest = match[1], match[2].lower(), match[3]
    if name not in elements.ALLOWED:
        return None
    closes_itself = rest.endswith("/")
    if closes_itself:
        rest = rest[:-1]
    if unstrip is not None and "\x7f" in rest:
        rest = unstrip(rest)
    attributes = parse_attributes(rest) if rest and not rest.isspace() else {}
    if name in elements.DATA_VALUES and not _is_data(name, attributes):
        return None
    written = written_attributes(allowed_attributes(attributes, name, id_mode))
    if not closes_itself or name not in elements.SINGLE:
        return f"<{slash}{name}{written}>"
    return (
        f"<{slash}{name}{written} />"
        if name in elements.VOID
        else f"<{slash}{name}{written}></{name}>"
    )


def _is_data(name: str, attributes: Mapping[str, str]) -> bool:
    return "itemprop" in attributes and elements.DATA_VALUES[name] in attributes
