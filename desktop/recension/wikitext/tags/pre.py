"""<pre>: text as it is, in lines as written (Help:Formatting)."""

from __future__ import annotations

import re

from recension.wikitext.context import TagContext
from recension.wikitext.escape import escape_brackets
from recension.wikitext.extension import Deferred, Html, Tag, TagCall, TagResult
from recension.wikitext.sanitizer.attributes import allowed_attributes, written_attributes

_NOWIKI = re.compile("<(/?)nowiki>", re.IGNORECASE)


def _expand(call: TagCall) -> TagResult:
    content = call.content or ""
    if call.attributes.get("format") == "wikitext":
        content = call.expand_late(content).removeprefix("\n")
        return Deferred("pre", tuple(call.attributes.items()), content)
    attributes = allowed_attributes(call.attributes, "pre", call.site.fragment_modes[0])
    shown = escape_brackets(_without_nowiki(content))
    return Html(f"<pre{written_attributes(attributes)}>{shown}</pre>")


def _without_nowiki(text: str) -> str:
    """Return the text without pairs of <nowiki>, which need not be there."""
    out: list[str] = []
    position = 0
    opening: re.Match[str] | None = None
    for tag in _NOWIKI.finditer(text):
        if not tag[1]:
            opening = opening or tag
        elif opening:
            out += [text[position : opening.start()], text[opening.end() : tag.start()]]
            position, opening = tag.end(), None
    return "".join([*out, text[position:]])


def _render(piece: Deferred, context: TagContext) -> str:
    """Render the content as wikitext, which format="wikitext" asks for."""
    id_mode = context.site.fragment_modes[0]
    attributes = allowed_attributes(dict(piece.attributes), "pre", id_mode)
    return f"<pre{written_attributes(attributes)}>{context.parse(piece.content or '')}</pre>"


ITEMS = (Tag("pre", _expand, _render),)
