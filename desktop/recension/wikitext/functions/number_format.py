"""{{formatnum:}}: numbers with separators, and back (Help:Magic words#Formatting)."""

from __future__ import annotations

import re
from collections.abc import Callable

from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.numbers import is_numeric
from recension.wikitext.strip import outside_markers

_MINUS = "\u2212"
_INFINITE = "\u221e"
_NO_NUMBER = "Not a Number"
_SPECIAL = {"NAN": _NO_NUMBER, "INF": _INFINITE, "-INF": _MINUS + _INFINITE}
_READ = {shown: number for number, shown in _SPECIAL.items()}
# A number in a text of other things.
_PIECE = re.compile(
    r"(?P<sign>-(?=[0-9.]))?(?P<whole>[0-9]+|(?=\.[0-9]))(?P<rest>(?:\.[0-9]*)?(?:[Ee][-+]?[0-9]+)?)"
)


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
        whole = grouped(match["whole"]) if groups else match["whole"]
        sign = _MINUS if match["sign"] else ""
        return sign + whole + match["rest"].replace("-", _MINUS)

    def run(text: str) -> str:
        if text in _SPECIAL:
            return _SPECIAL[text]
        return _PIECE.sub(written, text.removeprefix("+") if is_numeric(text) else text)

    return run


ITEMS = (Function("formatnum", _format),)
