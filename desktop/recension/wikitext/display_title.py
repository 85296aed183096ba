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

_TAG = re.compile(r"<[^>]*+>")
# What would not stay in one line of a title is shown as text.
_BLOCK = re.compile(
    r"<(/?(?:div|p|h[1-6]|ul|ol|li|dl|dt|dd|table|caption|tr|td|th|blockquote|br|hr|ruby|rb|rp"
    r"|rt|rtc)\b[^>]*+)>",
    re.IGNORECASE,
)
_STYLE = re.compile(r'\bstyle="([^"]*+)"')
_HIDING = re.compile(r"(?:display|user-select|visibility)\s*+:", re.IGNORECASE)
_REFUSED_STYLE = 'style="/* attempt to hide the title */"'


def title_html(title: Title, wished: str) -> str:
    """Return the HTML of a page's title; `wished` is what `wished_title` made, "" for none."""
    return wished or escape_text(title.full)


def wished_title(title: Title, wikitext: str, site: Site) -> str | None:
    """Return the HTML of the title a page asks for in expanded wikitext.

    None where it is not the same title once it is normalised, unless the site allows any.
    """
    html = sanitize_tags(build_quotes(MARKER_OR_STRAY.sub("", wikitext)))
    html = _BLOCK.sub(r"&lt;\1&gt;", html)
    if site.restrict_display_title:
        html = _STYLE.sub(_visible, html)
        if not _is_title(html, title, site):
            return None
    html = tidy(f"<p>{normalize_references(html)}</p>").strip()
    return html.removeprefix("<p>").removesuffix("</p>")


def _visible(style: re.Match[str]) -> str:
    return _REFUSED_STYLE if _HIDING.search(decode_references(style[1])) else style[0]


def _is_title(html: str, title: Title, site: Site) -> bool:
    try:
        meant = site.parse_title(decode_references(_TAG.sub("", html)))
    except BadTitle:
        return False
    return meant.full == title.full and not meant.fragment
