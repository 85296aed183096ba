"""{{anchorencode:}}: the id a heading of some wikitext has (Help:Magic words#URL data)."""

from __future__ import annotations

import re

from recension.wikitext.anchors import anchor_for_link, normalize_section, trimmed_section
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.links.protocols import PROTOCOL_PATTERN
from recension.wikitext.passes.quotes import build_quotes
from recension.wikitext.sanitizer.attributes import armoured
from recension.wikitext.sanitizer.entities import decode_references
from recension.wikitext.strip import MARKER

_PIPED = re.compile(r"\[\[:?[^\[|]++\|((?:[^\[\]]|\](?!\]))++)\]\]")
_LINK = re.compile(r"\[\[:?((?:[^\[\]|]|\](?!\]))++)\|?\]\]")
_EXTERNAL = re.compile(rf"\[(?:{PROTOCOL_PATTERN}|//)[^ \[\]]++ ([^\[\]]++)\]", re.IGNORECASE)
_TAG = re.compile("<[^>]*+>")


def _anchor(call: FunctionCall) -> str:
    text = _PIPED.sub(r"\1", MARKER.sub("", call.first))
    text = _EXTERNAL.sub(r"\1", _LINK.sub(r"\1", text))
    text = _without_tags(build_quotes(text))
    name = normalize_section(decode_references(trimmed_section(text)))
    return armoured(anchor_for_link(call.site, name))


def _without_tags(text: str) -> str:
    end = text.rfind(">") + 1  # behind it, nothing that begins a tag ends one
    return _TAG.sub("", text[:end]) + text[end:]


ITEMS = (Function("anchorencode", _anchor),)
