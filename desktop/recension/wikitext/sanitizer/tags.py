"""HTML tags in wikitext: the known ones kept and cleaned, all others shown as text.

Rules: https://www.mediawiki.org/wiki/Help:HTML_in_wikitext.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from recension.wikitext.lines import SourceLines, TagLines
from recension.wikitext.sanitizer import elements
from recension.wikitext.sanitizer.attributes import (
    allowed_attributes,
    parse_attributes,
    written_attributes,
)

_TAG = re.compile(r"(/?)([A-Za-z][^\t\n\v\f\r />\0]*+)([^>]*+)>")


def sanitize_tags(
    text: str,
    unstrip: Callable[[str], str] | None = None,
    id_mode: str = "html5",
    lines: SourceLines | None = None,
) -> str:
    """Return the text with only allowed tags left as tags.

    `unstrip` puts back what strip markers inside attributes stand for, before they are checked.
    With `lines`, elements get the line they begin on.
    """
    if "<" not in text:
        return text.replace(">", "&gt;")
    pieces = text.split("<")
    follower = TagLines(lines, pieces[0]) if lines else None
    out = [pieces[0].replace(">", "&gt;")]
    for piece in pieces[1:]:
        match = _TAG.match(piece)
        tag = _clean_tag(match, unstrip, id_mode) if match else None
        if match is None or tag is None:
            end, tag = 0, "&lt;"
        else:
            end = match.end()
        if follower:
            tag = follower.tag(tag, piece, end)
        out.append(tag)
        out.append(piece[end:].replace(">", "&gt;"))
    if follower:
        follower.finish()
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
    if name in elements.VOID:
        return f"<{slash}{name}{written}/>"
    return f"<{slash}{name}{written}></{name}>"


def _is_data(name: str, attributes: Mapping[str, str]) -> bool:
    return "itemprop" in attributes and elements.DATA_VALUES[name] in attributes
