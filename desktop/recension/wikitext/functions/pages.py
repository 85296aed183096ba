"""{{#contentmodel:}}, {{#isbn:}} and their like (Help:Magic words)."""

from __future__ import annotations

from recension.errors import BadTitle
from recension.titles import Title
from recension.titles.namespaces import MEDIAWIKI, USER
from recension.wikitext.extension import Function, FunctionCall

_MODELS = {".css": "css", ".js": "javascript", ".json": "json"}
_NAMES = {"css": "CSS", "javascript": "JavaScript", "json": "JSON", "wikitext": "wikitext"}


def _content_model(call: FunctionCall) -> str:
    try:
        title = call.site.parse_title(call.text(1)) if len(call) > 1 else call.expansion.title
    except BadTitle:
        return ""
    model = _model(title)
    return model if call.first.lower() == "canonical" else _NAMES[model]


def _model(title: Title) -> str:
    is_code = title.namespace == MEDIAWIKI or (title.namespace == USER and "/" in title.text)
    suffix = "." + title.text.rpartition(".")[2]
    return _MODELS.get(suffix, "wikitext") if is_code else "wikitext"


def _isbn(call: FunctionCall) -> str:
    return f"ISBN {call.first}"


ITEMS = (Function("#contentmodel", _content_model), Function("#isbn", _isbn))
