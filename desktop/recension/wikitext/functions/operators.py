"""What #expr can do with numbers (Help:Extension:ParserFunctions##expr).

Whole numbers stay whole where MediaWiki keeps them so, which shows in large ones and in "-0".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TypeAlias

from recension.wikitext.functions.numbers import MAX_INTEGER, truncated

Number: TypeAlias = "int | float"
_MAX_PLACES = 300  # of decimals; beyond them a number has none
_EXACT = Context(prec=700)  # digits enough for the largest number with its decimals


class ExpressionError(ValueError):
    """What is wrong with an expression, in MediaWiki's words."""


@dataclass(frozen=True, slots=True)
class Operator:
    """What takes one or two numbers and gives one."""

    name: str  # as messages call it
    precedence: int
    run: Callable[..., Number]
    arity: int


def _divide(left: Number, right: Number) -> Number:
    if right == 0:
        raise ExpressionError("Division by zero.")
    if isinstance(left, int) and isinstance(right, int) and left % right == 0:
        return left // right
    return left / right


def _modulo(left: Number, right: Number) -> Number:
    dividend, divisor = truncated(left), truncated(right)
    if divisor == 0:
        raise ExpressionError("Division by zero.")
    rest = abs(dividend) % abs(divisor)
    return -rest if dividend < 0 else rest


def _float_modulo(left: Number, right: Number) -> Number:
    if right == 0:
        raise ExpressionError("Division by zero.")
    return math.nan if math.isinf(left) else math.fmod(left, right)


def _power(left: Number, right: Number) -> Number:
    try:
        return math.pow(left, right)
    except OverflowError:
        is_negative = left < 0 and float(right).is_integer() and right % 2 == 1
        return -math.inf if is_negative else math.inf
    except ValueError:
        return math.inf if left == 0 else math.nan


def _round(value: Number, digits: Number) -> Number:
    places = truncated(digits)
    if not math.isfinite(value) or places > _MAX_PLACES:
        return float(value)
    if places < -_MAX_PLACES:
        return 0.0
    step = Decimal(1).scaleb(-places)
    rounded = float(Decimal(repr(float(value))).quantize(step, ROUND_HALF_UP, _EXACT))
    return math.copysign(rounded, value)


def _scientific(left: Number, right: Number) -> Number:
    return left * _power(10, right)


def _whole(run: Callable[[float], int]) -> Callable[[Number], Number]:
    return lambda value: float(run(value)) if math.isfinite(value) else value


def _angle(run: Callable[[float], float]) -> Callable[[Number], Number]:
    return lambda value: run(value) if math.isfinite(value) else math.nan


def _inverse(name: str, run: Callable[[float], float]) -> Callable[[Number], Number]:
    def checked(value: Number) -> Number:
        if not -1 <= value <= 1:
            raise ExpressionError(f"Invalid argument for {name}: < -1 or > 1.")
        return run(value)

    return checked


def _exponential(value: Number) -> Number:
    try:
        return math.exp(value)
    except OverflowError:
        return math.inf


def _logarithm(value: Number) -> Number:
    if value <= 0:
        raise ExpressionError("Invalid argument for ln: <= 0.")
    return math.log(value)


def _root(value: Number) -> Number:
    if value < 0 or math.isnan(value):
        raise ExpressionError("In sqrt: Result is not a number.")
    return math.sqrt(value)


def _operators(
    arity: int, rows: tuple[tuple[str, int, Callable[..., Number]], ...]
) -> Mapping[str, Operator]:
    return {name: Operator(name, precedence, run, arity) for name, precedence, run in rows}


BINARY = {
    **_operators(
        2,
        (
            ("e", 10, _scientific),
            ("^", 8, _power),
            ("*", 7, lambda a, b: a * b),
            ("/", 7, _divide),
            ("mod", 7, _modulo),
            ("fmod", 7, _float_modulo),
            ("+", 6, lambda a, b: a + b),
            ("-", 6, lambda a, b: a - b),
            ("round", 5, _round),
            ("=", 4, lambda a, b: int(a == b)),
            ("<>", 4, lambda a, b: int(a != b)),
            ("<", 4, lambda a, b: int(a < b)),
            (">", 4, lambda a, b: int(a > b)),
            ("<=", 4, lambda a, b: int(a <= b)),
            (">=", 4, lambda a, b: int(a >= b)),
            ("and", 3, lambda a, b: int(bool(a) and bool(b))),
            ("or", 2, lambda a, b: int(bool(a) or bool(b))),
        ),
    ),
}
BINARY["div"], BINARY["!="] = BINARY["/"], BINARY["<>"]
UNARY = _operators(
    1,
    (
        ("-", 10, lambda a: -a),
        ("+", 10, lambda a: a),
        ("not", 9, lambda a: int(not a)),
        ("ceil", 9, _whole(math.ceil)),
        ("trunc", 9, truncated),
        ("floor", 9, _whole(math.floor)),
        ("abs", 9, abs),
        ("exp", 9, _exponential),
        ("ln", 9, _logarithm),
        ("sqrt", 9, _root),
        ("sin", 9, _angle(math.sin)),
        ("cos", 9, _angle(math.cos)),
        ("tan", 9, _angle(math.tan)),
        ("asin", 9, _inverse("asin", math.asin)),
        ("acos", 9, _inverse("acos", math.acos)),
        ("atan", 9, math.atan),
    ),
)
CONSTANTS = {"pi": math.pi, "e": math.e}


def apply(operator: Operator, operands: list[Number]) -> Number:
    """Return what an operator makes of its operands; numbers that get too large are infinite."""
    try:
        result = operator.run(*operands)
    except OverflowError:
        return math.inf
    if isinstance(result, int) and abs(result) > MAX_INTEGER:
        return float(result)
    return result
