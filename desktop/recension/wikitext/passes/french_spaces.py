"""Spaces that must not break: before French punctuation and inside of guillemets.

Rule: https://www.mediawiki.org/wiki/Help:Formatting; in text only, not in tags.
"""

from __future__ import annotations

import re

_BEFORE = "?:;!%\u00bb\u203a"
_AFTER = "\u00ab\u2039"
_SIGNS = (*(f" {mark}" for mark in _BEFORE), *(f"{mark} " for mark in _AFTER))
_PLACES = re.compile(
    rf"(?P<tag><[^<>]*>)| (?=[{_BEFORE}](?!\w))|(?<=\W[{_AFTER}]) |(?<=^[{_AFTER}]) "
)


def armour_spaces(html: str) -> str:
    """Return HTML with no-break spaces where French typography asks for them."""
    if not any(sign in html for sign in _SIGNS):
        return html
    return _PLACES.sub(lambda match: match["tag"] or "&#160;", html)
