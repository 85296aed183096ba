"""The tags and attributes a writer may use: https://www.mediawiki.org/wiki/Help:HTML_in_wikitext."""

from __future__ import annotations

VOID = frozenset({"br", "wbr", "hr", "meta", "link"})
# A slash at the end of these tags closes the element; at the end of others it means nothing.
SINGLE = VOID | {"li", "dt", "dd"}
# Elements that are data only: without `itemprop` and this attribute they are shown as text.
DATA_VALUES = {"meta": "content", "link": "href"}

_COMMON = frozenset(
    [
        "id",
        "class",
        "style",
        "lang",
        "dir",
        "title",
        "tabindex",
        "aria-describedby",
        "aria-flowto",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "aria-level",
        "aria-owns",
        "role",
        "about",
        "property",
        "resource",
        "datatype",
        "typeof",
        "itemid",
        "itemprop",
        "itemref",
        "itemscope",
        "itemtype",
    ]
)
_CELL_ALIGN = "align valign"
_CELL = "abbr axis headers scope rowspan colspan nowrap width height bgcolor " + _CELL_ALIGN

_OWN: dict[str, str] = {
    **dict.fromkeys(["div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "caption"], "align"),
    **dict.fromkeys(
        [
            "center",
            "span",
            "em",
            "strong",
            "cite",
            "dfn",
            "code",
            "samp",
            "kbd",
            "var",
            "abbr",
            "sub",
            "sup",
            "dl",
            "dd",
            "dt",
            "tt",
            "b",
            "i",
            "big",
            "small",
            "strike",
            "s",
            "u",
            "ruby",
            "rb",
            "rp",
            "rt",
            "rtc",
            "bdi",
            "bdo",
            "mark",
            "wbr",
        ],
        "",
    ),
    "blockquote": "cite",
    "q": "cite",
    "br": "clear",
    "pre": "width",
    "ins": "cite datetime",
    "del": "cite datetime",
    "ul": "type",
    "ol": "type start reversed",
    "li": "type value",
    "table": "summary width border frame rules cellspacing cellpadding align bgcolor",
    "tr": "bgcolor " + _CELL_ALIGN,
    "td": _CELL,
    "th": _CELL,
    "font": "size color face",
    "hr": "width",
    "data": "value",
    "time": "datetime",
}

ALLOWED: dict[str, frozenset[str]] = {
    name: _COMMON | frozenset(own.split()) for name, own in _OWN.items()
} | {
    # These two carry data about the page and nothing that HTML would act on.
    "meta": frozenset({"itemprop", "content"}),
    "link": frozenset({"itemprop", "href", "title"}),
}

# What extension tags write themselves and let the writer decorate.
EXTENSION_ALLOWED: dict[str, frozenset[str]] = ALLOWED | {
    "a": _COMMON | frozenset({"href", "rel", "rev"}),
    "img": _COMMON | frozenset({"alt", "src", "width", "height"}),
}
