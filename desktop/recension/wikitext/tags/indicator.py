"""<indicator>: a sign beside the title (Help:Page status indicators)."""

from __future__ import annotations

from recension.wikitext.context import TagContext
from recension.wikitext.extension import Deferred, Tag, TagCall
from recension.wikitext.whitespace import trim

_ERROR = (
    '<span class="error"><strong>Error:</strong> Page status indicators\' <code>name</code> '
    "attribute must not be empty.</span>"
)


def _expand(call: TagCall) -> Deferred:
    content = call.expand(call.content or "")
    return Deferred("indicator", tuple(call.attributes.items()), content)


def _render(piece: Deferred, context: TagContext) -> str:
    name = trim(dict(piece.attributes).get("name", ""))
    if not name:
        return _ERROR
    context.output.indicators[name] = context.parse_fully(piece.content or "")
    return ""


ITEMS = (Tag("indicator", _expand, _render),)
