"""{{#tag:name|content|attribute=value}} (Help:Magic words#Miscellaneous)."""

from __future__ import annotations

import re

from recension.wikitext.escape import escape_value
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.whitespace import trim

_QUOTED = re.compile(r"[\"'](.+)[\"']|\"\"|''", re.DOTALL)


def _tag(call: FunctionCall) -> str:
    name = call.first.lower()
    content = call.expand(call.parts[0].nodes) if call.parts else None
    attributes = {}
    for part in call.parts[1:]:
        if part.name is not None:
            value = trim(call.expand(part.value))
            quoted = _QUOTED.fullmatch(value)
            attributes[trim(call.expand(part.name))] = (quoted[1] or "") if quoted else value
    text = call.expansion.call_tag(name, attributes, content, call.frame)
    if text is not None:
        return text
    written = "".join(f' {escape_value(n)}="{escape_value(v)}"' for n, v in attributes.items())
    return f"<{name}{written}>{content or ''}</{name}>"


ITEMS = (Function("#tag", _tag),)
