"""Kinds of elements, as tidy tells them apart."""

from __future__ import annotations

TABLE_MARK = "#before-table"  # stands where a table began, see `tree.elements`

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
INLINE = frozenset(
    [
        "a", "abbr", "acronym", "applet", "audio", "b", "basefont", "bdi", "bdo", "big", "br",
        "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "iframe", "img",
        "input", "ins", "kbd", "label", "legend", "map", "mark", "object", "param", "q", "rb",
        "rbc", "rp", "rt", "rtc", "ruby", "s", "samp", "script", "select", "small", "span",
        "strike", "strong", "sub", "sup", "textarea", "time", "tt", "u", "var", "video", "wbr",
    ]
)  # fmt: skip
FORMATTING = frozenset(
    [
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    ]
)
# Data about the page; it neither begins nor ends a paragraph.
METADATA = frozenset(["link", "meta", "style", "script", "template", "title", "base"])
# A closing tag does not reach out of these.
SCOPES = frozenset(["table", "td", "th", "caption", "object"])
TABLE_PARTS = frozenset(["table", "tr", "td", "th", "caption", "tbody", "thead", "tfoot"])
