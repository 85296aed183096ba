"""Spaces that must not break: before French punctuation and inside of guillemets.

Rule: https://www.mediawiki.org/wiki/Help:Formatting; in text only, not in tags or code.
"""

from __future__ import annotations

import re

_BEFORE = "[?:;!%\u00bb\u203a]"
_AFTER = "[\u00ab\u2039]"
_HINT = re.compile(f" {_BEFORE}|{_AFTER} ")
_PLACES = re.compile(
    r"(?P<skip><(?P<raw>pre|code|style)\b[^>]*>|<[^>]*>)"
    rf"| (?={_BEFORE}(?!\w))|(?<=\W{_AFTER}) |(?<=^{_AFTER}) ",
    re.IGNORECASE,
)


def armour_spaces(html: str) -> str:
    """Return HTML with no-break spaces where French typography asks for them."""
    if not _HINT.search(html):
        return html
    out: list[str] = []
    position = 0
    search_from = 0
    while match := _PLACES.search(html, search_from):
        search_from = match.end()
        if match["raw"]:
            end = html.find(f"</{match['raw']}", search_from)
            if end < 0:
                break
            search_from = end
        elif not match["skip"]:
            out.append(html[position : match.start()])
            out.append("&#160;")
            position = match.end()
    out.append(html[position:])
    return "".join(out)
