"""{{anchorencode:}}: the id a heading of some wikitext has (Help:Magic words#URL data)."""

from __future__ import annotations

import re

from recension.wikitext.anchors import heading_anchor
from recension.wikitext.escape import escape_value
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.sanitizer.entities import decode_references
from recension.wikitext.strip import MARKER

_PIPED = re.compile(r"\[\[:?[^\[\]|]*\|([^\[\]]*)\]\]")
_LINK = re.compile(r"\[\[:?([^\[\]|]*)\]\]")
_EXTERNAL = re.compile(r"\[(?:[a-z][a-z0-9+.-]*:|//)[^ \]]+ ([^\[\]]*)\]", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def _anchor(call: FunctionCall) -> str:
    text = _PIPED.sub(r"\1", MARKER.sub("", call.first))
    text = _EXTERNAL.sub(r"\1", _LINK.sub(r"\1", text))
    text = _TAG.sub("", re.sub("''+", "", text))
    return escape_value(heading_anchor(call.site, decode_references(text)))


ITEMS = (Function("anchorencode", _anchor),)
