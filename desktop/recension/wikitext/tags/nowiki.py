"""<nowiki>: text that means nothing (Help:Formatting)."""

from __future__ import annotations

from recension.wikitext.escape import escape_brackets
from recension.wikitext.extension import Html, Tag, TagCall


def _expand(call: TagCall) -> Html:
    return Html(escape_brackets(call.content or ""), is_nowiki=True)


ITEMS = (Tag("nowiki", _expand),)
