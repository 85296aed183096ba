"""Text written so that no part of it is wikitext."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"[\"&'<=>\[\]{|};]|!!|://|__|~~~|----|(?:RFC|PMID|ISBN)[ \t\n\r]")
_AT_LINE_START = re.compile(r"(?m)^(?:[#*: \t]|----)|(?<=\n)\n|\r")


def escape_wikitext(text: str) -> str:
    """Return the text with character references for what would be markup."""
    text = _ANYWHERE.sub(_reference, text)
    return _AT_LINE_START.sub(lambda match: f"&#{ord(match[0][0])};{match[0][1:]}", text)


def _reference(match: re.Match[str]) -> str:
    found = match[0]
    if len(found) == 1 or found in {"!!", "://", "----"}:
        return f"&#{ord(found[0])};{found[1:]}"
    return f"{found[:-1]}&#{ord(found[-1])};"
