"""Character references: reading them, and writing only those that HTML knows.

Rules: https://www.mediawiki.org/wiki/Help:Formatting (entities) and the HTML standard's table of
named references. A reference that means no character is shown as text.
"""

from __future__ import annotations

import re
from html.entities import html5

_REFERENCE = re.compile(r"&(?:([A-Za-z0-9\u0080-\U0010ffff]+;)|#([0-9]+);|#[xX]([0-9A-Fa-f]+);)?")
_BARE_AMPERSAND = re.compile(r"&(?!(?:lt|gt|amp|quot|#160|#39);)")
# Two right-to-left marks under the names that Hebrew and Arabic keyboards give them.
_ALIASES = {"רלמ;": "rlm;", "رلم;": "rlm;"}
_KEPT = frozenset({"lt;", "gt;", "amp;", "quot;"})
_REPLACEMENT = "\ufffd"
_VALID = (
    (0x20, 0x7E),
    (0x09, 0x0A),
    (0xA0, 0xD7FF),
    (0xE000, 0xFFFD),
    (0x10000, 0x10FFFF),
)


def decode_references(text: str) -> str:
    """Return the text with every valid character reference replaced by its character."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(_decoded, text)


def normalize_references(text: str) -> str:
    """Return HTML in which every `&` begins a valid reference; named ones become numeric."""
    if "&" not in text or not _BARE_AMPERSAND.search(text):
        return text
    return _REFERENCE.sub(_normalized, text)


def escape(text: str) -> str:
    """Return text as HTML that shows it, in content and in double-quoted attributes."""
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#039;")
    )


def is_valid(code_point: int) -> bool:
    """Tell whether a number may be referred to: no controls, surrogates or non-characters."""
    return any(first <= code_point <= last for first, last in _VALID)


def _number(match: re.Match[str]) -> int:
    # A longer row of digits cannot be a character, and Python refuses to read very long ones.
    digits = (match[2] or match[3]).lstrip("0")[:9] or "0"
    return int(digits, 10 if match[2] else 16)


def _decoded(match: re.Match[str]) -> str:
    name = match[1]
    if name:
        return html5.get(_ALIASES.get(name, name), match[0])
    if match[2] or match[3]:
        number = _number(match)
        return chr(number) if is_valid(number) else _REPLACEMENT
    return "&"


def _normalized(match: re.Match[str]) -> str:
    name = match[1]
    if name:
        if name in _KEPT:
            return match[0]
        characters = html5.get(_ALIASES.get(name, name))
        if characters is None:
            return "&amp;" + name
        return "".join(f"&#{ord(character)};" for character in characters)
    if match[2] or match[3]:
        number = _number(match)
        if not is_valid(number):
            return "&amp;" + match[0][1:]
        return f"&#x{number:x};" if match[3] else f"&#{number};"
    return "&amp;"
