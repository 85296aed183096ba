"""Words that depend on a number, a person, a case or a direction (Help:Magic words#Localization).

The rules are those of English.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.number_format import read_number
from recension.wikitext.functions.numbers import to_float

_FOR_A_NUMBER = re.compile("[0-9]+=")
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _END = "\u202a", "\u202b", "\u202c"  # embeddings


def _plural(call: FunctionCall) -> str:
    written = read_number(call.first)
    value = to_float(written)
    name = str(int(value)) if value.is_integer() else str(value)
    forms: list[str] = []
    for index in range(1, len(call)):
        form = call.text(index)
        if not _FOR_A_NUMBER.search(form):
            forms.append(form)
        elif form.partition("=")[0] == name:
            return form.partition("=")[2]
    if not forms:
        return ""
    return forms[0] if abs(value) == 1 else forms[min(1, len(forms) - 1)]


def _gender(call: FunctionCall) -> str:
    """Return the form for a person of unknown gender."""
    forms = [call.text(index) for index in range(1, len(call))]
    if not forms:
        return ""
    return forms[2] if len(forms) > 2 else forms[0]  # noqa: PLR2004 - he, she, they


def _grammar(call: FunctionCall) -> str:
    return call.text(1)  # English has no cases


def _formal(call: FunctionCall) -> str:
    return call.first  # English addresses everyone alike


def _embedded(call: FunctionCall) -> str:
    """Return a text of either direction so that it does not disturb what stands around it."""
    for character in call.first:
        direction = bidirectional(character)
        if direction == "L":
            return _LEFT_TO_RIGHT + call.first + _END
        if direction in ("R", "AL"):
            return _RIGHT_TO_LEFT + call.first + _END
    return call.first


ITEMS = (
    Function("plural", _plural),
    Function("gender", _gender),
    Function("grammar", _grammar),
    Function("#formal", _formal),
    Function("bidi", _embedded),
)
