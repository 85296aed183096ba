"""<pre>: text as it is, in lines as written (Help:Formatting)."""

from __future__ import annotations

import re

from recension.wikitext.escape import escape_brackets
from recension.wikitext.extension import Html, Tag, TagCall
from recension.wikitext.sanitizer.attributes import allowed_attributes, written_attributes

_NOWIKI = re.compile(r"<nowiki>(.*?)</nowiki>", re.IGNORECASE | re.DOTALL)


def _expand(call: TagCall) -> Html | str:
    content = call.content or ""
    if call.is_function:  # its content is wikitext
        attributes = written_attributes(allowed_attributes(call.attributes, "pre"))
        return f"<pre{attributes}>{content}</pre>"
    if "<nowiki>" in content.lower() and "</nowiki>" in content.lower():
        content = _NOWIKI.sub(r"\1", content)
    attributes = written_attributes(allowed_attributes(call.attributes, "pre"))
    return Html(f"<pre{attributes}>{escape_brackets(content)}</pre>")


ITEMS = (Tag("pre", _expand),)
