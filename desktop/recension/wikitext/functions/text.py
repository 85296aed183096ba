"""Letters, numbers and padding (Help:Magic words#Formatting)."""

from __future__ import annotations

import re
from collections.abc import Callable

from recension.titles import upper_first
from recension.wikitext.extension import Function, FunctionCall, Variable
from recension.wikitext.strip import MARKER, MARKER_START, outside_markers

_MAX_PADDED = 500  # code points
_NUMBER = re.compile(r"(?<![\w.])?-?[0-9]+(?:\.[0-9]+)?")


def _lower(call: FunctionCall) -> str:
    return outside_markers(str.lower, call.first)


def _upper(call: FunctionCall) -> str:
    return outside_markers(str.upper, call.first)


def _lower_first(call: FunctionCall) -> str:
    return call.first[:1].lower() + call.first[1:]


def _upper_first(call: FunctionCall) -> str:
    return upper_first(call.first)


def _pad(call: FunctionCall) -> str:
    """Return what is missing of the wanted length."""
    wanted = call.text(1)
    length = min(int(wanted), _MAX_PADDED) if wanted.isdigit() and len(wanted) < 10 else 0  # noqa: PLR2004 - longer ones are beyond the limit anyway
    padding = MARKER.sub("", call.text(2, "0"))
    missing = length - len(call.first)
    if missing <= 0 or not padding:
        return ""
    return (padding * (missing // len(padding) + 1))[:missing]


def _pad_left(call: FunctionCall) -> str:
    return _pad(call) + call.first


def _pad_right(call: FunctionCall) -> str:
    return call.first + _pad(call)


def _format_number(call: FunctionCall) -> str:
    option = call.text(1)
    if option == "R":
        return call.first.replace(",", "").replace("\u2212", "-")
    if option == "NOSEP":
        return call.first
    return outside_markers(lambda text: _NUMBER.sub(_grouped, text), call.first)


def _grouped(match: re.Match[str]) -> str:
    number = match[0]
    sign = "\u2212" if number.startswith("-") else ""
    whole, point, decimals = number.lstrip("-").partition(".")
    groups = []
    while len(whole) > 3:  # noqa: PLR2004 - groups of thousands
        groups.append(whole[-3:])
        whole = whole[:-3]
    return sign + ",".join([whole, *reversed(groups)]) + point + decimals


def _plural(call: FunctionCall) -> str:
    number = call.first.replace(",", "")
    forms = []
    for index in range(1, len(call)):
        form = call.text(index)
        exact, equals, text = form.partition("=")
        if not equals or not exact.strip().isdigit():
            forms.append(form)
        elif exact.strip() == number:
            return text.strip()
    if not forms:
        return ""
    return forms[0] if number in {"1", "-1"} else forms[-1 if len(forms) == 1 else 1]


def _gender(call: FunctionCall) -> str:
    """Return the form for a person of unknown gender."""
    forms = [call.text(index) for index in range(1, len(call))]
    if not forms:
        return ""
    return forms[2] if len(forms) > 2 else forms[0]  # noqa: PLR2004 - he, she, they


def _grammar(call: FunctionCall) -> str:
    return call.text(1)  # English has no cases


def _bidi(call: FunctionCall) -> str:
    return call.first


def _with_marker_safe_first(run: Callable[[FunctionCall], str]) -> Callable[[FunctionCall], str]:
    return lambda call: call.first if call.first.startswith(MARKER_START) else run(call)


ITEMS: tuple[Function | Variable, ...] = (
    Function("lc", _lower),
    Function("uc", _upper),
    Function("lcfirst", _with_marker_safe_first(_lower_first)),
    Function("ucfirst", _with_marker_safe_first(_upper_first)),
    Function("padleft", _pad_left),
    Function("padright", _pad_right),
    Function("formatnum", _format_number),
    Function("plural", _plural),
    Function("gender", _gender),
    Function("grammar", _grammar),
    Function("bidi", _bidi),
    Variable("!", lambda _call: "|"),
    Variable("=", lambda _call: "="),
)
