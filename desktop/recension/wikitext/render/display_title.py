"""The title as its page wants it shown (Help:Magic words#Technical metadata, DISPLAYTITLE)."""

from __future__ import annotations

import re

from recension.errors import BadTitle
from recension.titles import Title
from recension.wikitext.escape import escape_text
from recension.wikitext.passes.quotes import build_quotes
from recension.wikitext.sanitizer.entities import decode_references, normalize_references
from recension.wikitext.sanitizer.tags import sanitize_tags
from recension.wikitext.site import Site
from recension.wikitext.strip import MARKER_OR_STRAY
from recension.wikitext.tidy.document import tidy

_TAG = re.compile(r"<[^>]*>")
# What would not stay in one line of a title.
_BLOCK = re.compile(
    r"</?(?:div|p|h[1-6]|ul|ol|li|dl|dt|dd|table|caption|tr|td|th|pre|blockquote|center|br|hr|ruby"
    r"|rb|rp|rt|rtc)\b[^>]*>",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:|user-select\s*:|visibility\s*:", re.IGNORECASE)


def title_html(title: Title, wished: str, site: Site) -> str:
    """Return the HTML of a page's title; `wished` is expanded wikitext, "" for none.

    Unless the site allows any, a wish that is not the same title once it is normalised counts
    for nothing.
    """
    if not wished or not site.allow_display_title:
        return escape_text(title.full)
    text = build_quotes(MARKER_OR_STRAY.sub("", wished))
    html = normalize_references(_BLOCK.sub("", sanitize_tags(text)))
    if site.restrict_display_title and (_HIDDEN.search(html) or not _is_title(html, title, site)):
        return escape_text(title.full)
    return tidy(f"<p>{html}</p>").strip().removeprefix("<p>").removesuffix("</p>")


def _is_title(html: str, title: Title, site: Site) -> bool:
    try:
        meant = site.parse_title(decode_references(_TAG.sub("", html)))
    except BadTitle:
        return False
    return meant.full == title.full and not meant.fragment
