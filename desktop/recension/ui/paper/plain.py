"""A page of HTML in the part of HTML and CSS that Qt's rich text knows.

https://doc.qt.io/qt-6/richtext-html-subset.html
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from recension.ui.preview.rich_text import as_rich_text
from recension.ui.theme import LIGHT

_WIDTHS = {
    "table.beside > thead th:not(.n)": "43%",
    "table.beside > thead th.n, table.inline > thead th.n": "7%",
}
_UNKNOWN = "details > ol, table.beside caption, table.inline caption, colgroup, style, meta"


def as_plain_document(html: str) -> str:
    """Return a page with the colours and marks of ours that rich text can show."""
    tree = LexborHTMLParser(html)
    for node in tree.css(_UNKNOWN):
        node.decompose()
    for node in tree.css("[data-sign]"):
        node.insert_before(f" {node.attributes['data-sign'] or ''}")
    for selector, width in _WIDTHS.items():
        for node in tree.css(selector):
            node.attrs["width"] = width
    body = tree.body
    inner = "" if body is None else re.sub(r"^<body[^>]*>|</body>$", "", body.html or "")
    return f"<html><head><style>{_styles()}</style></head><body>{as_rich_text(inner)}</body></html>"


def _styles() -> str:
    theme = LIGHT
    rules = {
        "body": f"color: {theme.text}; font-family: sans-serif; font-size: 9pt",
        "header": "text-align: center",
        "h1": "font-size: 14pt",
        "th": "text-align: left; font-weight: bold",
        "td": "padding: 1px 4px; white-space: pre-wrap",
        "td.fold": "text-align: center",
        "ins": f"background-color: {theme.added_word}; text-decoration: underline",
        "del": f"background-color: {theme.removed_word}; text-decoration: line-through",
        "td.moved, span.moved": f"background-color: {theme.moved_word}",
        "td.n, th.n": f"color: {theme.gutter_text}; white-space: nowrap; font-weight: normal",
        "a": f"color: {theme.link}; text-decoration: none",
    }
    return "\n".join(f"{name} {{ {rule} }}" for name, rule in rules.items())
