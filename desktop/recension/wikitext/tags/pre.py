"""<pre>: text as it is, in lines as written (Help:Formatting)."""

from __future__ import annotations

import re

from recension.wikitext.context import TagContext
from recension.wikitext.escape import escape_brackets
from recension.wikitext.extension import Deferred, Html, Tag, TagCall, TagResult
from recension.wikitext.sanitizer.attributes import allowed_attributes, written_attributes

_NOWIKI = re.compile(r"<nowiki>(.*?)</nowiki>", re.IGNORECASE | re.DOTALL)


def _expand(call: TagCall) -> TagResult:
    content = call.content or ""
    if call.attributes.get("format") == "wikitext":
        if not call.is_function:
            content = call.expand(content)
        return Deferred("pre", tuple(call.attributes.items()), content.removeprefix("\n"))
    if "<nowiki>" in content.lower() and "</nowiki>" in content.lower():
        content = _NOWIKI.sub(r"\1", content)
    attributes = allowed_attributes(call.attributes, "pre")
    return Html(f"<pre{written_attributes(attributes)}>{escape_brackets(content)}</pre>")


def _render(piece: Deferred, context: TagContext) -> str:
    """Render the content as wikitext, which format="wikitext" asks for."""
    attributes = allowed_attributes(dict(piece.attributes), "pre")
    return f"<pre{written_attributes(attributes)}>{context.parse(piece.content or '')}</pre>"


ITEMS = (Tag("pre", _expand, _render),)
