"""The revision that is rendered, and other pages' newest (Help:Magic words#Technical metadata).

A text that is not saved yet counts as saved now, by whoever is about to save it.
"""

from __future__ import annotations

from collections.abc import Callable

from recension.wikitext.extension import Function, FunctionCall, Variable
from recension.wikitext.functions.clock import VALUES

_TIMES = ("YEAR", "MONTH", "MONTH1", "DAY", "DAY2", "TIMESTAMP")
_UNKNOWN = ("REVISIONID", "REVISIONSIZE", "PAGEID")


def _time(name: str) -> Callable[[FunctionCall], str]:
    write = VALUES[name]
    return lambda call: write(call.expansion.now)


def _time_of_page(name: str) -> Callable[[FunctionCall], str]:
    """Return a function for a page given by its name; of others nothing is known."""
    write = VALUES[name]
    return lambda call: write(call.expansion.now) if _is_this_page(call) else ""


def _is_this_page(call: FunctionCall) -> bool:
    return call.first.replace("_", " ") == call.expansion.title.full


def _user(call: FunctionCall) -> str:
    return call.expansion.user if call.is_variable or _is_this_page(call) else ""


def _nothing(_call: FunctionCall) -> str:
    return ""


ITEMS: tuple[Function | Variable, ...] = (
    *(Variable(f"REVISION{name}", _time(name)) for name in _TIMES),
    *(Function(f"REVISION{name}", _time_of_page(name), is_case_sensitive=True) for name in _TIMES),
    Variable("REVISIONUSER", _user),
    Function("REVISIONUSER", _user, is_case_sensitive=True),
    *(Variable(name, _nothing, is_case_sensitive=name != "PAGEID") for name in _UNKNOWN),
    *(Function(name, _nothing, is_case_sensitive=name != "PAGEID") for name in _UNKNOWN),
)
