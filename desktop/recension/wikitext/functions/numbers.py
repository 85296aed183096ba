"""Numbers as the language of MediaWiki reads them, which decides what functions make of a text.

https://www.php.net/manual/language.types.numeric-strings tells which texts are numbers.
"""

from __future__ import annotations

import re

_NUMBER = r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?"
_LEADING = re.compile(rf"[ \t\n\r\x0b\x0c]*+({_NUMBER})")
_NUMERIC = re.compile(rf"[ \t\n\r\x0b\x0c]*+({_NUMBER})[ \t\n\r\x0b\x0c]*+")
_WHOLE = re.compile("[+-]?[0-9]{1,300}")
MAX_INTEGER = 2**63 - 1


def to_integer(text: str) -> int:
    """Return the whole number a text begins with, 0 where there is none."""
    match = _LEADING.match(text)
    if match is None:
        return 0
    if _WHOLE.fullmatch(match[1]):
        return max(-MAX_INTEGER - 1, min(int(match[1]), MAX_INTEGER))
    return truncated(to_float(match[1]))


def to_float(text: str) -> float:
    """Return the number a text begins with, 0 where there is none."""
    match = _LEADING.match(text)
    return float(match[1]) if match else 0.0


def truncated(number: float) -> int:
    """Return a number without its decimals, 0 for one that is infinite or none."""
    if number != number or number in (float("inf"), float("-inf")):  # noqa: PLR0124 - none is not itself
        return 0
    return int(number)


def is_numeric(text: str) -> bool:
    """Tell whether all of a text is one number."""
    return _NUMERIC.fullmatch(text) is not None


def are_equal(left: str, right: str) -> bool:
    """Compare as numbers where both texts are numbers, as texts otherwise: 1 is 01 and 1.0."""
    if left == right:
        return True
    first, second = _NUMERIC.fullmatch(left), _NUMERIC.fullmatch(right)
    if first is None or second is None:
        return False
    if _is_small_integer(first[1]) and _is_small_integer(second[1]):
        return int(first[1]) == int(second[1])
    return float(first[1]) == float(second[1])


def _is_small_integer(text: str) -> bool:
    return _WHOLE.fullmatch(text) is not None and abs(int(text)) <= MAX_INTEGER
