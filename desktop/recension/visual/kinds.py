"""What elements are to a reader: a block, a part of a line, one thing, or furniture of the page."""

from __future__ import annotations

import re
from enum import StrEnum

from recension.visual.nodes import Element, Node, Text

BLOCK = frozenset(
    (
        *("address", "article", "aside", "blockquote", "caption", "center", "col", "colgroup"),
        *("dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol"),
        *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
        "ul",
    )
)
# What the page makes of itself, told from what a writer may give the same class: signs and numbers
# alone lead back from a note, and no writer can make the box that opens the contents.
BACKLINK = (
    r'<span class="mw-cite-backlink">'
    r'(?:[\s0-9.\u2191]|</?sup>|<a href="#cite_ref-[^"]*+">[\s0-9.\u2191]*+</a>)*+</span>'
)
CONTENTS = (
    '<div id="toc" class="toc" role="navigation" aria-labelledby="mw-toc-heading">'
    '<input type="checkbox"'
)
CELLS = ("td", "th")
LISTS = ("ul", "ol", "dl")
_ITEMS = ("li", "dd", "dt")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Atom(StrEnum):
    """What is compared as one thing, whatever is inside."""

    IMAGE = "image"
    FORMULA = "formula"
    REFERENCE = "reference"  # the number that leads to a note
    NUMBER = "number"  # of a link without words
    EMPTY = "empty"  # nothing to see: the place of an anchor
    FURNITURE = "furniture"  # what the page makes of itself: contents, ways back from notes
    OTHER = "other"


_BY_TAG = {"img": Atom.IMAGE, "math": Atom.FORMULA, "svg": Atom.IMAGE}
_OTHERS = ("audio", "br", "hr", "input", "video", "wbr")
_BY_CLASS = {
    "reference": Atom.REFERENCE,
    "mw-broken-media": Atom.IMAGE,
    "mwe-math-element": Atom.FORMULA,
    "autonumber": Atom.NUMBER,
    "mw-cite-backlink": Atom.FURNITURE,
    "toc": Atom.FURNITURE,
}


def atom_of(element: Element) -> Atom | None:
    """Return what one thing an element is, None where what is in it is compared."""
    if element.tag in _BY_TAG:
        return _BY_TAG[element.tag]
    if element.tag in _OTHERS or element.is_deep:
        return Atom.OTHER
    if 'class="' in element.start:
        for name in element.get("class").split():
            if name in _BY_CLASS and _is_ours(name, element):
                return _BY_CLASS[name]
    if element.tag not in BLOCK and not element.children:
        return Atom.EMPTY
    return None


def _is_ours(name: str, element: Element) -> bool:
    """Whether the page made an element of this class itself: a writer may set a class too."""
    match name:
        case "reference":
            return element.tag == "sup" and 'href="#cite_note-' in element.raw
        case "mw-cite-backlink":
            return re.fullmatch(BACKLINK, element.raw) is not None
        case "toc":
            return element.raw.startswith(CONTENTS)
        case _:
            return True


def is_silent(atom: Atom) -> bool:
    """Whether a reader sees nothing of the writer's in it: it is never marked."""
    return atom in (Atom.EMPTY, Atom.FURNITURE)


def is_block(node: Node) -> bool:
    """Whether a node begins a line of its own, or holds something that does."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Text):
            continue
        if each.tag in BLOCK:
            return True
        if atom_of(each) is None:
            waiting += each.children
    return False


def are_alike(old: Element | None, new: Element | None) -> bool:
    """Whether one element can have become the other, so that their contents are compared."""
    if old is None or new is None:
        return old is new or (new or old).tag in ("p", "div")  # type: ignore[union-attr]  # one is
    if old.tag == new.tag:
        return True
    families = (LISTS, CELLS, _HEADINGS, (*_ITEMS, "p"), ("tbody", "thead", "tfoot"))
    return any(old.tag in family and new.tag in family for family in families)
