"""Text for attributes out of wikitext that was partly turned into HTML.

What MediaWiki puts into the `alt` and `title` of images (Help:Images#Syntax): the text alone, in
one line, with a space where one element ends and the next begins below it.
"""

from __future__ import annotations

import re

from recension.wikitext.context import BlockContext
from recension.wikitext.links.holders import holders_as_text
from recension.wikitext.places import as_text
from recension.wikitext.sanitizer.entities import decode_references

_TAG = re.compile(r"<(?:/?([A-Za-z][^\s/<>]*+)|[/!?])[^<>]*+>")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BELOW_EACH_OTHER = re.compile(
    "address|article|aside|blockquote|br|canvas|dd|div|dl|dt|fieldset|figcaption|figure|footer"
    "|form|h[1-6]|header|hgroup|hr|li|main|nav|noscript|ol|output|p|pre|section|table|td|tfoot"
    "|th|tr|ul|video",
    re.IGNORECASE,
)


def plain_text(html: str, context: BlockContext) -> str:
    """Return the text of HTML in one line, references decoded; not yet escaped."""
    html = context.strip.unstrip_both(holders_as_text(html, context))
    if "<" in html:
        html = _TAG.sub(_space, html)
    return _SPACES.sub(" ", decode_references(as_text(html))).strip(" ")


def _space(match: re.Match[str]) -> str:
    return " " if _BELOW_EACH_OTHER.fullmatch(match[1] or "") else ""
