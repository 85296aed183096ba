"""Escaping of text for HTML."""

from __future__ import annotations

import re

from recension.wikitext.strip import MARKER

_MARKERS = re.compile(f"({MARKER.pattern.replace('(', '(?:', 1)})")


def escape_brackets(text: str) -> str:
    """Escape angle brackets and quotes; character references and strip markers stay."""
    if "\x7f" not in text:
        return _escaped(text)
    pieces = _MARKERS.split(text)
    return "".join(piece if piece[:1] == "\x7f" else _escaped(piece) for piece in pieces)


def escape_text(text: str) -> str:
    """Escape for the text of an element; character references show as written."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_value(text: str) -> str:
    """Escape for the value of an attribute between double quotes."""
    return escape_text(text).replace('"', "&quot;")


def _escaped(text: str) -> str:
    return text.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
