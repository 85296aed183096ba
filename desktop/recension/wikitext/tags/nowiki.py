"""<nowiki>: text that means nothing (Help:Formatting)."""

from __future__ import annotations

from recension.wikitext.extension import Html, Tag, TagCall
from recension.wikitext.tags.escape import escape_brackets


def _expand(call: TagCall) -> Html:
    return Html(escape_brackets(call.content or ""), is_nowiki=True)


ITEMS = (Tag("nowiki", _expand),)
