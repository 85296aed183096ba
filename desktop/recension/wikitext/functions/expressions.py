"""#expr and #ifexpr: arithmetic (Help:Extension:ParserFunctions##expr)."""

from __future__ import annotations

import math
import re

from recension.wikitext.escape import escape_value
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.numbers import is_numeric, to_float
from recension.wikitext.functions.operators import (
    BINARY,
    CONSTANTS,
    UNARY,
    ExpressionError,
    Number,
    Operator,
    apply,
)

_MAX_STACK = 100
_TOKEN = re.compile(
    r"[ \t\r\n]+|(?P<number>[0-9.]+)|(?P<word>[A-Za-z]+)|(?P<sign><=|>=|<>|!=|[-+*/^=<>()])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_OPEN = "("
_WRITTEN_OTHERWISE = (("&lt;", "<"), ("&gt;", ">"), ("&minus;", "-"), ("\u2212", "-"))


class _Evaluator:
    """Two stacks, of values and of operators that wait."""

    def __init__(self) -> None:
        self._values: list[Number] = []
        self._operators: list[Operator | str] = []
        self._wants_value = True

    def evaluate(self, expression: str) -> list[Number]:
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
            self._value(to_float(written))
        elif kind == "word":
            self._word(written.lower())
        elif kind == "sign":
            self._sign(written)
        elif kind == "other":
            raise ExpressionError(
                f'Expression error: Unrecognized punctuation character "{written}".'
            )

    def _value(self, value: Number) -> None:
        if not self._wants_value:
            raise ExpressionError("Expression error: Unexpected number.")
        self._values.append(value)
        self._wants_value = False

    def _word(self, word: str) -> None:
        if word in CONSTANTS and (self._wants_value or word not in BINARY):
            self._value(CONSTANTS[word])
        elif word in UNARY:
            if not self._wants_value:
                raise ExpressionError(f"Expression error: Unexpected {word} operator.")
            self._operators.append(UNARY[word])
        elif word in BINARY:
            self._push(word)
        else:
            raise ExpressionError(f'Expression error: Unrecognized word "{word}".')

    def _sign(self, sign: str) -> None:
        if sign == ")":
            self._close()
        elif sign == _OPEN:
            if not self._wants_value:
                raise ExpressionError("Expression error: Unexpected ( operator.")
            self._operators.append(_OPEN)
        elif self._wants_value and sign in UNARY:
            self._operators.append(UNARY[sign])
        else:
            self._push(sign)

    def _close(self) -> None:
        while self._operators:
            operator = self._operators.pop()
            if isinstance(operator, str):
                self._wants_value = False
                return
            self._apply(operator)
        raise ExpressionError("Expression error: Unexpected closing bracket.")

    def _push(self, name: str) -> None:
        if self._wants_value:
            raise ExpressionError(f"Expression error: Unexpected {name} operator.")
        operator = BINARY[name]
        while self._operators:
            top = self._operators[-1]
            if isinstance(top, str) or operator.precedence > top.precedence:
                break
            self._operators.pop()
            self._apply(top)
        self._operators.append(operator)
        self._wants_value = True

    def _apply(self, operator: Operator) -> None:
        if len(self._values) < operator.arity:
            raise ExpressionError(f"Expression error: Missing operand for {operator.name}.")
        operands = self._values[-operator.arity :]
        del self._values[-operator.arity :]
        self._values.append(apply(operator, operands))


def evaluate(expression: str) -> str:
    """Return the value of an expression as text, "" for none; raises ExpressionError."""
    for written, sign in _WRITTEN_OTHERWISE:
        expression = expression.replace(written, sign)
    return "<br />\n".join(map(number_text, _Evaluator().evaluate(expression)))


def number_text(value: Number) -> str:
    """Return a number as MediaWiki writes it, with 14 digits unless it is whole."""
    if isinstance(value, int):
        return str(value)
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
    return f'<strong class="error">{escape_value(str(error))}</strong>'


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
    is_true = to_float(value) != 0 if is_numeric(value) else bool(value)
    return call.text(1 if is_true else 2)


ITEMS = (Function("#expr", _expr), Function("#ifexpr", _if_expr))
