"""The page as one document of rich text, and where its blocks are in it."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QTextBlock, QTextDocument

from recension.ui.preview.document import frame_parts
from recension.ui.preview.rich_text import as_rich_text
from recension.ui.preview.shown_page import ShownPage
from recension.ui.theme import Theme

_ANCHOR = "recension-block-"


def page_html(page: ShownPage) -> str:
    """Return the whole page, title and categories too, with an anchor before each block."""
    parts = frame_parts(page)
    blocks = "".join(
        f'<a name="{_ANCHOR}{place}"></a>{as_rich_text(block.html)}'
        for place, block in enumerate(page.blocks)
    )
    return f"<h1>{parts['firstHeading']}</h1>{parts['warnings']}{blocks}{parts['catlinks']}"


def block_places(document: QTextDocument, count: int) -> list[int]:
    """Return at which character of a document each block of its page begins.

    One that left no trace in it begins where the one before does.
    """
    found: dict[str, int] = {}
    block = document.begin()
    while block.isValid():
        for name in _anchor_names(block):
            found.setdefault(name, block.position())
        block = block.next()
    places, last = [], 0
    for number in range(count):
        last = found.get(f"{_ANCHOR}{number}", last)
        places.append(last)
    return places


def _anchor_names(block: QTextBlock) -> list[str]:
    # Qt hangs an anchor on the character after it, or on the paragraph.
    names = list(block.charFormat().anchorNames())
    iterator = block.begin()
    while not iterator.atEnd():
        names.extend(iterator.fragment().charFormat().anchorNames())
        iterator += 1
    return names


def page_styles(theme: Theme) -> str:
    """Return what Qt knows of style sheets, in the colours of a theme."""
    rules = {
        "body": f"color: {theme.text}",
        "a": f"color: {theme.link}; text-decoration: none",
        "a.new": f"color: {theme.red_link}",
        "a.external": f"color: {theme.external_link}",
        "h1, h2": "font-family: serif; font-weight: normal",
        "pre, code": f"background-color: {theme.context}",
        "table.wikitable, table.infobox": f"background-color: {theme.context}",
        "th": f"background-color: {theme.hover}",
        "ins[data-mw-diff]": f"background-color: {theme.added_word}; font-weight: bold; "
        "text-decoration: underline",
        "del[data-mw-diff]": f"background-color: {theme.removed_word}; font-weight: bold; "
        "text-decoration: line-through",
        'ins[data-mw-diff="moved-to"]': f"background-color: {theme.moved_word}",
        'del[data-mw-diff="moved-from"]': f"background-color: {theme.moved_word}",
        'span[data-mw-diff="changed"]': f"color: {theme.changed_bar}; text-decoration: underline",
    }
    return "\n".join(f"{name} {{ {escape(rule, quote=False)} }}" for name, rule in rules.items())
