"""#if, #ifeq, #iferror, #ifexist, #switch (Help:Extension:ParserFunctions)."""

from __future__ import annotations

import re

from recension.errors import BadTitle
from recension.titles import Title
from recension.titles.namespaces import FILE, MEDIA, SPECIAL
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.numbers import are_equal
from recension.wikitext.links.special import is_special_page
from recension.wikitext.media.redirected import redirected_images
from recension.wikitext.preprocess import Part
from recension.wikitext.sanitizer.entities import decode_references
from recension.wikitext.whitespace import trim

_TAG = re.compile(r"<(?:strong|span|p|div)\s([^>]*+)")
_CLASS = re.compile(r'(?<!\S)class="([^"]*+)"')
_DEFAULT = "#default"


def _if(call: FunctionCall) -> str:
    return call.text(1 if call.first else 2)


def _if_equal(call: FunctionCall) -> str:
    return call.text(2 if are_equal(_decoded(call.first), _decoded(call.text(1))) else 3)


def _if_error(call: FunctionCall) -> str:
    if _has_error(call.first):
        return call.text(1)
    return call.text(2, call.first)


def _has_error(html: str) -> bool:
    """Tell whether an element of the class "error" is in a text."""
    if "error" not in html:
        return False
    return any(
        "error" in found[1].split()
        for tag in _TAG.finditer(html)
        for found in _CLASS.finditer(tag[1])
    )


def _if_exists(call: FunctionCall) -> str:
    return call.text(1 if call.first and _exists(call) else 2)


def _exists(call: FunctionCall) -> bool:
    try:
        title = call.site.parse_title(call.first)
    except BadTitle:
        return False
    if title.interwiki:
        return False
    if title.namespace == SPECIAL:
        return is_special_page(title.text)
    if not call.expansion.may_look_up():
        return False
    call.expansion.asked[title.full] = title
    return _is_known(call, title)


def _is_known(call: FunctionCall, title: Title) -> bool:
    """Tell whether there is a page, or the image itself where the title says so."""
    source = call.expansion.source
    if title.namespace in (MEDIA, FILE) and source.images([title.text]):
        return True
    if title.namespace == MEDIA:
        found = redirected_images([title.text], source, call.site)
        return any(image.width for image in found.values())
    return bool(source.existing([title.full]))


def _switch(call: FunctionCall) -> str:
    """Return the value of the first case that is equal; cases without one share the next value."""
    wanted = _decoded(call.first)
    found = found_default = False
    default: Part | None = None
    last: str | None = None
    for part in call.parts:
        last = None
        if part.name is None:
            last = trim(call.expand(part.nodes))
            case = _decoded(last)
            if are_equal(case, wanted):
                found = True
            elif case.lower() == _DEFAULT:
                found_default = True
            continue
        case = _decoded(call.expand(part.name))
        if found or are_equal(case, wanted):
            return trim(call.expand(part.value))
        if found_default or case.lower() == _DEFAULT:
            default, found_default = part, False
    if last is not None and not found_default:
        return last
    return trim(call.expand(default.value)) if default else ""


def _decoded(text: str) -> str:
    return trim(decode_references(text))


ITEMS = (
    Function("#if", _if),
    Function("#ifeq", _if_equal),
    Function("#iferror", _if_error),
    Function("#ifexist", _if_exists),
    Function("#switch", _switch),
)
