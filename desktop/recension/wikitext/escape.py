"""Escaping of tag content."""

from __future__ import annotations


def escape_brackets(text: str) -> str:
    """Escape angle brackets and quotes, and leave character references as they are."""
    return text.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


def escape_text(text: str) -> str:
    """Escape for the text of an element; character references show as written."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_value(text: str) -> str:
    """Escape for the value of an attribute between double quotes."""
    return escape_text(text).replace('"', "&quot;")
