"""The wiki and its namespaces (Help:Magic words#Technical metadata and #Namespaces)."""

from __future__ import annotations

from urllib.parse import urlsplit

from recension.wikitext.extension import Function, FunctionCall, Variable
from recension.wikitext.functions.numbers import are_equal, to_integer
from recension.wikitext.urls import encode_path


def _namespace(call: FunctionCall) -> str | None:
    """Return the name of a namespace given by its number or a name of it."""
    namespaces = call.site.namespaces
    number = to_integer(call.first)
    if number or are_equal(call.first, "0"):
        return namespaces.name(number) if number in namespaces else ""
    named = namespaces.number(call.first)
    return None if named is None else namespaces.name(named)


def _encoded_namespace(call: FunctionCall) -> str | None:
    name = _namespace(call)
    return None if name is None else encode_path(name)


def _server_name(call: FunctionCall) -> str:
    return urlsplit(call.site.server).hostname or ""


def _script_path(call: FunctionCall) -> str:
    return call.site.script.rpartition("/")[0]


ITEMS: tuple[Function | Variable, ...] = (
    Function("ns", _namespace),
    Function("nse", _encoded_namespace),
    Variable("SITENAME", lambda call: call.site.name),
    Variable("SERVER", lambda call: call.site.server, is_case_sensitive=False),
    Variable("SERVERNAME", _server_name, is_case_sensitive=False),
    Variable("SCRIPTPATH", _script_path, is_case_sensitive=False),
    Variable("STYLEPATH", lambda _call: "/skins", is_case_sensitive=False),
    Variable("ARTICLEPATH", lambda call: call.site.article_path, is_case_sensitive=False),
    Variable("CONTENTLANGUAGE", lambda call: call.site.language),
    Variable("CONTENTLANG", lambda call: call.site.language),
    Variable("PAGELANGUAGE", lambda call: call.site.language),
    Variable("USERLANGUAGE", lambda call: call.site.language),
    Variable("DIRECTIONMARK", lambda _call: "\u200e"),
    Variable("DIRMARK", lambda _call: "\u200e"),
)
