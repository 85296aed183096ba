"""Redirects (Help:Redirects)."""

from __future__ import annotations

import re

from recension.errors import BadTitle
from recension.titles import Title
from recension.wikitext.site import Site

_REDIRECT = re.compile(
    r"\s*+#redirect\b[ \t\r\n]*+:?[ \t\r\n]*+\[\[([^|\[\]\n]*+)(?:\|[^\]]*+)?\]\]", re.IGNORECASE
)


def redirect_target(text: str, site: Site) -> Title | None:
    """Return where the text of a page leads, None where it is no redirect."""
    found = split_redirect(text, site)
    return found[0] if found else None


def split_redirect(text: str, site: Site) -> tuple[Title, str] | None:
    """Return the target of a redirect and the text after it."""
    match = _REDIRECT.match(text)
    if match is None:
        return None
    try:
        target = site.parse_title(match[1].lstrip(":") if match[1].startswith(":") else match[1])
    except BadTitle:
        return None
    if target.namespace < 0 and not target.interwiki:
        return None  # neither Special nor Media pages can be redirected to
    return target, text[match.end() :]
