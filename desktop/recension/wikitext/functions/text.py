"""Letters and padding (Help:Magic words#Formatting)."""

from __future__ import annotations

from recension.wikitext.extension import Function, FunctionCall, Variable
from recension.wikitext.functions.numbers import to_integer
from recension.wikitext.strip import MARKER, outside_markers

_MAX_PADDED = 500  # code points


def _lower(call: FunctionCall) -> str:
    return outside_markers(str.lower, call.first)


def _upper(call: FunctionCall) -> str:
    return outside_markers(str.upper, call.first)


def _lower_first(call: FunctionCall) -> str:
    return call.first[:1].lower() + call.first[1:]


def _upper_first(call: FunctionCall) -> str:
    return call.first[:1].upper() + call.first[1:]


def _padding(call: FunctionCall) -> str:
    """Return what is missing of the wanted length."""
    padding = MARKER.sub("", call.text(2, "0"))
    missing = min(to_integer(call.text(1)), _MAX_PADDED) - len(call.first)
    if missing <= 0 or not padding:
        return ""
    return (padding * (missing // len(padding) + 1))[:missing]


def _pad_left(call: FunctionCall) -> str:
    return _padding(call) + call.first


def _pad_right(call: FunctionCall) -> str:
    return call.first + _padding(call)


ITEMS: tuple[Function | Variable, ...] = (
    Function("lc", _lower),
    Function("uc", _upper),
    Function("lcfirst", _lower_first),
    Function("ucfirst", _upper_first),
    Function("padleft", _pad_left),
    Function("padright", _pad_right),
    Variable("!", lambda _call: "|"),
    Variable("=", lambda _call: "="),
)
