"""Escaping of text for HTML."""

from __future__ import annotations

from recension.wikitext.strip import outside_markers


def escape_brackets(text: str) -> str:
    """Escape angle brackets and quotes; character references and strip markers stay."""
    return outside_markers(_escaped, text)


def escape_text(text: str) -> str:
    """Escape for the text of an element; character references show as written."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_value(text: str) -> str:
    """Escape for the value of an attribute between double quotes."""
    return escape_text(text).replace('"', "&quot;")


def _escaped(text: str) -> str:
    return text.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
