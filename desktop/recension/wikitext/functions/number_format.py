"""{{formatnum:}}: numbers with separators, and back (Help:Magic words#Formatting)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, Decimal

from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.numbers import is_numeric, to_float
from recension.wikitext.strip import outside_markers

_MINUS = "\u2212"
_INFINITE = "\u221e"
_NO_NUMBER = "Not a Number"
_SPECIAL = {"NAN": _NO_NUMBER, "INF": _INFINITE, "-INF": _MINUS + _INFINITE}
_READ = {shown: number for number, shown in _SPECIAL.items()}
# A number in a text of other things.
_PIECE = re.compile(
    r"(?P<sign>-(?=[0-9.]))?(?P<whole>[0-9]+|(?=\.[0-9]))(?P<decimals>(?:\.[0-9]*)?)"
    r"(?P<exponent>[Ee][-+]?[0-9]+)?"
)
_PLACES = Decimal("0.001")  # of a number that is not written out
_EXACT = Context(prec=400)


def _format(call: FunctionCall) -> str:
    option = call.text(1)
    if option == "R":
        return outside_markers(read_number, call.first)
    groups = option.upper() != "NOSEP"
    return outside_markers(_formatter(groups=groups), call.first)


def read_number(text: str) -> str:
    """Return a number without what makes it readable."""
    if text in _READ:
        return _READ[text]
    return text.replace(",", "").replace(_MINUS, "-")


def grouped(number: str) -> str:
    """Return digits with a comma before every three of them."""
    first = len(number) % 3
    groups = [number[at : at + 3] for at in range(first, len(number), 3)]
    return ",".join([number[:first], *groups] if first else groups)


def _formatter(*, groups: bool) -> Callable[[str], str]:
    def written(match: re.Match[str]) -> str:
        if not groups:
            return match[0].replace("-", _MINUS)
        if match["exponent"]:
            return _written_out(match[0])
        sign = _MINUS if match["sign"] else ""
        return sign + grouped(match["whole"]) + match["decimals"]

    def run(text: str) -> str:
        if text in _SPECIAL:
            return _SPECIAL[text]
        if text.startswith("+") and groups and is_numeric(text):
            return _written_out(text)
        return _PIECE.sub(written, text)

    return run


def _written_out(number: str) -> str:
    """Return a number without its exponent and sign of plus, rounded to three places."""
    value = to_float(number)
    if math.isinf(value):
        return _SPECIAL["INF" if value > 0 else "-INF"]
    rounded = Decimal(repr(value)).quantize(_PLACES, ROUND_HALF_EVEN, _EXACT)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    decimals = decimals.rstrip("0")
    sign = _MINUS if rounded.is_signed() else ""
    return sign + grouped(whole) + (f".{decimals}" if decimals else "")


ITEMS = (Function("formatnum", _format),)
