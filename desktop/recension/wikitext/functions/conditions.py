"""#if, #ifeq, #iferror, #ifexist, #switch (Help:Extension:ParserFunctions)."""

from __future__ import annotations

import re

from recension.errors import BadTitle
from recension.titles import Title
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.preprocess import Part
from recension.wikitext.sanitizer.entities import decode_references

_ERROR = re.compile(
    r"<(?:strong|span|p|div)\s(?:[^\s>]*\s+)*?class=\"(?:[^\"\s>]*\s+)*?error(?:\s[^\">]*)?\"",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[ \t\n]*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[ \t\n]*")


def _if(call: FunctionCall) -> str:
    return call.text(1 if call.first else 2)


def _if_equal(call: FunctionCall) -> str:
    return call.text(2 if equal(_decoded(call.first), _decoded(call.text(1))) else 3)


def _if_error(call: FunctionCall) -> str:
    if _ERROR.search(call.first):
        return call.text(1)
    return call.text(2, call.first)


def _if_exists(call: FunctionCall) -> str:
    return call.text(1 if call.first and _exists(call) else 2)


def _exists(call: FunctionCall) -> bool:
    try:
        title = call.site.parse_title(call.first)
    except BadTitle:
        return False
    if title.interwiki or not call.expansion.may_look_up():
        return False
    return bool(_known(call, title))


def _known(call: FunctionCall, title: Title) -> bool:
    source = call.expansion.source
    if title.namespace == -2:  # noqa: PLR2004 - Media: the file itself
        return bool(source.images([title.text]))
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
            last = call.expand(part.nodes).strip()
            found = found or equal(_decoded(last), wanted)
            found_default = found_default or _decoded(last) == "#default"
            continue
        case = _decoded(call.expand(part.name).strip())
        if found or equal(case, wanted):
            return call.expand(part.value).strip()
        if found_default or case == "#default":
            default, found_default = part, False
    if last is not None and not found_default:
        return last
    return call.expand(default.value).strip() if default else ""


def equal(left: str, right: str) -> bool:
    """Compare as numbers where both are numbers, as text otherwise."""
    if left == right:
        return True
    if _NUMBER.fullmatch(left) and _NUMBER.fullmatch(right):
        return float(left) == float(right)
    return False


def _decoded(text: str) -> str:
    return decode_references(text) if "&" in text else text


ITEMS = (
    Function("#if", _if),
    Function("#ifeq", _if_equal),
    Function("#iferror", _if_error),
    Function("#ifexist", _if_exists),
    Function("#switch", _switch),
)
