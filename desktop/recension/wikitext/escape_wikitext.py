"""Text written so that no part of it is wikitext, whatever it is put between."""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"""["&'<=>\[\]{|};]|!!|://|__|~~~"""
    r"|(?:RFC|PMID|ISBN)[ \t\n\r\f]"
    r"|(?<![^\n\r])(?:[!#*: \t]|----)"  # at the beginning of a line
    r"|(?<=[\n\r])[\n\r]|\r"
    r"|\A[+\-_~]|[_~\n\r\t]\Z"  # what could be one with a neighbour
)
_PROTOCOL = re.compile(
    r"\b(bitcoin|geo|magnet|mailto|matrix|news|sips?|sms|tel|urn|xmpp):", re.IGNORECASE
)
_LAST_ONES = ("RFC", "PMID", "ISBN", "__", "~~~")  # of which the last character is written so


def escape_wikitext(text: str) -> str:
    """Return the text with character references for what would be markup."""
    return _PROTOCOL.sub(r"\1&#58;", _MARKUP.sub(_reference, text))


def _reference(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith(_LAST_ONES) and len(found) > 1:
        return f"{found[:-1]}&#{ord(found[-1])};"
    return f"&#{ord(found[0])};{found[1:]}"
