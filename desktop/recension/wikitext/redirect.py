"""Redirects (Help:Redirects)."""

from __future__ import annotations

import re
from urllib.parse import unquote

from recension.errors import BadTitle
from recension.titles import Title
from recension.titles.namespaces import SPECIAL
from recension.wikitext.site import Site

_REDIRECT = re.compile(
    r"\s*+(#[^\s\[:]++)\s*+:?\s*+\[\["
    r"((?:(?!\]\])[^|\n])*+)(?:\|(?:(?!\]\])[^\n])*+)?\]\]\s*+"
)
# Special pages that no page may redirect to ($wgInvalidRedirectTargets).
_NO_TARGETS = frozenset({"filepath", "mypage", "mytalk", "redirect", "mylog", "userlogout"})


def redirect_target(text: str, site: Site) -> Title | None:
    """Return where the text of a page leads, None where it is no redirect."""
    found = split_redirect(text, site)
    return found[0] if found else None


def split_redirect(text: str, site: Site) -> tuple[Title, str] | None:
    """Return the target of a redirect and the text after it."""
    match = _REDIRECT.match(text)
    if match is None or match[1].lower() not in site.namespaces.redirect_words:
        return None
    written = match[2]
    if "%" in written:
        written = unquote(written.lstrip(":"), errors="replace")
    try:
        target = site.parse_title(written)
    except BadTitle:
        return None
    if target.namespace == SPECIAL and target.text.partition("/")[0].lower() in _NO_TARGETS:
        return None
    return target, text[match.end() :]
