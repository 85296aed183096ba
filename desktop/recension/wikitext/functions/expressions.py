"""#expr and #ifexpr: arithmetic (Help:Extension:ParserFunctions##expr)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from recension.wikitext.escape import escape_text
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.sanitizer.entities import decode_references

_MAX_STACK = 100
_TOKEN = re.compile(
    r"\s+|(?P<number>[0-9.]+)|(?P<word>[A-Za-z]+)|(?P<sign><=|>=|<>|!=|[-+*/^=<>()\u2212])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_OPEN = "("


class ExpressionError(ValueError):
    """What is wrong with an expression, in MediaWiki's words."""


def _divide(left: float, right: float) -> float:
    if right == 0:
        raise ExpressionError("Division by zero.")
    return left / right


def _modulo(left: float, right: float) -> float:
    if int(right) == 0:
        raise ExpressionError("Division by zero.")
    return float(math.fmod(int(left), int(right)))


def _float_modulo(left: float, right: float) -> float:
    if right == 0:
        raise ExpressionError("Division by zero.")
    return math.fmod(left, right)


def _power(left: float, right: float) -> float:
    try:
        return math.pow(left, right)
    except ValueError:
        raise ExpressionError("In ^: Result is not a number.") from None


def _round(value: float, digits: float) -> float:
    if not math.isfinite(value) or abs(digits) > 300:  # noqa: PLR2004 - beyond what numbers have
        return value
    step = Decimal(1).scaleb(-int(digits))
    rounded = Decimal(repr(value)).quantize(step, ROUND_HALF_UP) if _fits(value, step) else value
    return float(rounded)


def _fits(value: float, step: Decimal) -> bool:
    return value == 0 or Decimal(repr(value)).adjusted() - step.adjusted() < 28  # noqa: PLR2004 - digits of a Decimal


def _scientific(left: float, right: float) -> float:
    return left * math.pow(10, right)


def _sine_inverse(name: str, run: Callable[[float], float]) -> Callable[[float], float]:
    def checked(value: float) -> float:
        if not -1 <= value <= 1:
            raise ExpressionError(f"Invalid argument for {name}: &lt; -1 or &gt; 1.")
        return run(value)

    return checked


def _logarithm(value: float) -> float:
    if value <= 0:
        raise ExpressionError("Invalid argument for ln: &lt;= 0.")
    return math.log(value)


def _root(value: float) -> float:
    if value < 0:
        raise ExpressionError("In sqrt: Result is not a number.")
    return math.sqrt(value)


@dataclass(frozen=True, slots=True)
class _Operator:
    name: str
    precedence: int
    run: Callable[..., float]
    arity: int


_BINARY = {
    name: _Operator(name, precedence, run, 2)
    for name, precedence, run in (
        ("e", 10, _scientific),
        ("^", 8, _power),
        ("*", 7, lambda a, b: a * b),
        ("/", 7, _divide),
        ("div", 7, _divide),
        ("mod", 7, _modulo),
        ("fmod", 7, _float_modulo),
        ("+", 6, lambda a, b: a + b),
        ("-", 6, lambda a, b: a - b),
        ("round", 5, _round),
        ("=", 4, lambda a, b: float(a == b)),
        ("<>", 4, lambda a, b: float(a != b)),
        ("!=", 4, lambda a, b: float(a != b)),
        ("<", 4, lambda a, b: float(a < b)),
        (">", 4, lambda a, b: float(a > b)),
        ("<=", 4, lambda a, b: float(a <= b)),
        (">=", 4, lambda a, b: float(a >= b)),
        ("and", 3, lambda a, b: float(bool(a) and bool(b))),
        ("or", 2, lambda a, b: float(bool(a) or bool(b))),
    )
}
_UNARY = {
    name: _Operator(name, precedence, run, 1)
    for name, precedence, run in (
        ("-", 10, lambda a: -a),
        ("+", 10, lambda a: a),
        ("not", 9, lambda a: float(not a)),
        ("ceil", 9, lambda a: float(math.ceil(a))),
        ("trunc", 9, lambda a: float(math.trunc(a))),
        ("floor", 9, lambda a: float(math.floor(a))),
        ("abs", 9, abs),
        ("exp", 9, math.exp),
        ("ln", 9, _logarithm),
        ("sqrt", 9, _root),
        ("sin", 9, math.sin),
        ("cos", 9, math.cos),
        ("tan", 9, math.tan),
        ("asin", 9, _sine_inverse("asin", math.asin)),
        ("acos", 9, _sine_inverse("acos", math.acos)),
        ("atan", 9, math.atan),
    )
}
_CONSTANTS = {"pi": math.pi, "e": math.e}


class _Evaluator:
    """Two stacks, of values and of operators that wait."""

    def __init__(self) -> None:
        self._values: list[float] = []
        self._operators: list[_Operator | str] = []
        self._wants_value = True

    def evaluate(self, expression: str) -> list[float]:
        for match in _TOKEN.finditer(expression):
            self._take(match.lastgroup, match[0])
            if len(self._values) > _MAX_STACK or len(self._operators) > _MAX_STACK:
                raise ExpressionError("Expression error: Stack exhausted.")
        while self._operators:
            operator = self._operators.pop()
            if isinstance(operator, str):
                raise ExpressionError("Expression error: Unclosed bracket.")
            self._apply(operator)
        return self._values

    def _take(self, kind: str | None, written: str) -> None:
        if kind == "number":
            self._number(written)
        elif kind == "word":
            self._word(written.lower(), written)
        elif kind == "sign":
            self._sign(written.replace("\u2212", "-"))
        elif kind == "other":
            raise ExpressionError(
                f'Expression error: Unrecognized punctuation character "{escape_text(written)}".'
            )

    def _number(self, token: str) -> None:
        if not self._wants_value:
            raise ExpressionError("Expression error: Unexpected number.")
        whole = re.match(r"[0-9]*\.?[0-9]*", token)
        text = whole[0] if whole else ""
        self._values.append(float(text) if text.strip(".") else 0.0)
        self._wants_value = False

    def _word(self, word: str, written: str) -> None:
        if self._wants_value:
            if word in _CONSTANTS:
                self._values.append(_CONSTANTS[word])
                self._wants_value = False
            elif word in _UNARY:
                self._operators.append(_UNARY[word])
            else:
                self._refuse(word, written)
        elif word in _BINARY:
            self._push(_BINARY[word])
        elif word in _UNARY or word in _CONSTANTS:
            raise ExpressionError(f"Expression error: Unexpected {word} operator.")
        else:
            self._refuse(word, written)

    def _refuse(self, word: str, written: str) -> None:
        if word in _BINARY:
            raise ExpressionError(f"Expression error: Unexpected {word} operator.")
        raise ExpressionError(f'Expression error: Unrecognized word "{escape_text(written)}".')

    def _sign(self, sign: str) -> None:
        if sign == _OPEN:
            if not self._wants_value:
                raise ExpressionError("Expression error: Unexpected ( operator.")
            self._operators.append(_OPEN)
        elif sign == ")":
            self._close()
        elif not self._wants_value:
            self._push(_BINARY[sign])
        elif sign in _UNARY:
            self._operators.append(_UNARY[sign])
        else:
            raise ExpressionError(f"Expression error: Unexpected {escape_text(sign)} operator.")

    def _close(self) -> None:
        while self._operators:
            operator = self._operators.pop()
            if isinstance(operator, str):
                self._wants_value = False
                return
            self._apply(operator)
        raise ExpressionError("Expression error: Unexpected closing bracket.")

    def _push(self, operator: _Operator) -> None:
        while self._operators:
            top = self._operators[-1]
            if isinstance(top, str) or operator.precedence > top.precedence:
                break
            self._operators.pop()
            self._apply(top)
        self._operators.append(operator)
        self._wants_value = True

    def _apply(self, operator: _Operator) -> None:
        if len(self._values) < operator.arity:
            raise ExpressionError(
                f"Expression error: Missing operand for {escape_text(operator.name)}."
            )
        operands = self._values[-operator.arity :]
        del self._values[-operator.arity :]
        try:
            self._values.append(float(operator.run(*operands)))
        except OverflowError:
            self._values.append(math.inf)
        except ValueError as error:
            if isinstance(error, ExpressionError):
                raise
            self._values.append(math.nan)


def evaluate(expression: str) -> str:
    """Return the value of an expression as text, "" for none; raises ExpressionError."""
    expression = decode_references(expression) if "&" in expression else expression
    return "<br />\n".join(map(number_text, _Evaluator().evaluate(expression)))


def number_text(value: float) -> str:
    """Return a number as MediaWiki writes it, with 14 digits."""
    if math.isnan(value):
        return "NAN"
    if math.isinf(value):
        return "INF" if value > 0 else "-INF"
    text = f"{value:.14G}"
    digits, exponent_sign, exponent = text.partition("E")
    if not exponent_sign:
        return text
    digits = digits if "." in digits else f"{digits}.0"
    return f"{digits}E{exponent[0]}{exponent[1:].lstrip('0')}"


def _error(error: ExpressionError) -> str:
    return f'<strong class="error">{error}</strong>'


def _expr(call: FunctionCall) -> str:
    try:
        return evaluate(call.first)
    except ExpressionError as error:
        return _error(error)


def _if_expr(call: FunctionCall) -> str:
    try:
        value = evaluate(call.first)
    except ExpressionError as error:
        return _error(error)
    return call.text(1 if value not in {"", "0", "-0"} else 2)


ITEMS = (Function("#expr", _expr), Function("#ifexpr", _if_expr))
