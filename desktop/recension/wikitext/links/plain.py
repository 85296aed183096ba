"""Text for attributes out of wikitext that was partly turned into HTML."""

from __future__ import annotations

import re

from recension.wikitext.context import BlockContext
from recension.wikitext.links.holders import holders_as_text
from recension.wikitext.places import as_text
from recension.wikitext.sanitizer.entities import decode_references

_TAG = re.compile(r"<(?:[A-Za-z/!?][^>]*)?>")
_SPACES = re.compile(r"[ \t\n\r\f]+")


def plain_text(html: str, context: BlockContext) -> str:
    """Return the text of HTML in one line, references decoded; not yet escaped."""
    html = context.strip.unstrip_both(holders_as_text(html, context))
    if "<" in html:
        html = _TAG.sub("", html)
    return _SPACES.sub(" ", decode_references(as_text(html))).strip(" ")
