"""Kinds of elements, as tidy tells them apart."""

from __future__ import annotations

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
# Elements that are one token: those without content, and formulas, whose inside is no HTML.
WHOLE = VOID | {"math"}
INLINE = frozenset(
    [
        "a", "abbr", "acronym", "applet", "audio", "b", "basefont", "bdi", "bdo", "big", "br",
        "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "iframe", "img",
        "input", "ins", "kbd", "label", "legend", "map", "mark", "math", "object", "param", "q",
        "rb", "rbc", "rp", "rt", "rtc", "ruby", "s", "samp", "script", "select", "small", "span",
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
SCOPES = frozenset(["table", "td", "th", "caption"])
# Parts of tables, and where no text may stand.
CELLS = frozenset({"td", "th"})
TABLE_GROUPS = frozenset({"tbody", "tfoot", "thead"})
TABLE_PARTS = CELLS | TABLE_GROUPS | {"caption", "col", "colgroup", "tr"}
TABLE_TAGS = TABLE_PARTS | {"table"}
TABLE_LEVELS = TABLE_GROUPS | {"table", "tr"}
RAW = frozenset({"style", "script"})  # what is inside is no HTML
# Elements that an end tag of formatting or of an unknown element does not close.
SPECIAL = frozenset(
    [
        "address", "area", "article", "aside", "base", "blockquote", "br", "caption", "center",
        "col", "colgroup", "dd", "details", "dir", "div", "dl", "dt", "embed", "figcaption",
        "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
        "img", "input", "li", "link", "main", "menu", "meta", "nav", "object", "ol", "p", "param",
        "pre", "script", "section", "source", "style", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "title", "tr", "track", "ul", "wbr",
    ]
)  # fmt: skip
