"""The open list of extension tags, parser functions and variables.

Everything that is built in stands in it the same way as what is added: a tag is one `Tag`, a
parser function one `Function`, a variable one `Variable`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from recension.wikitext.context import TagContext
from recension.wikitext.extension.call import FunctionCall, TagCall
from recension.wikitext.extension.pieces import Deferred, Html

FunctionResult: TypeAlias = "str | Html | None"
TagResult: TypeAlias = "str | Html | Deferred"


@dataclass(frozen=True, slots=True)
class Function:
    """A parser function, `{{name:first|second}}` or `{{#name:first|second}}`.

    `run` returns expanded wikitext, HTML, or None to leave the call to templates.
    """

    name: str  # as written, with its "#" if it has one
    run: Callable[[FunctionCall], FunctionResult]
    is_case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Variable:
    """A word in double braces that stands for a value, such as {{PAGENAME}}."""

    name: str
    run: Callable[[FunctionCall], str]
    is_case_sensitive: bool = True


@dataclass(frozen=True, slots=True)
class Tag:
    """An extension tag.

    `expand` is called while templates are expanded. It returns expanded wikitext, HTML, or a
    `Deferred` that `render` turns into HTML together with the block the tag stands in.
    """

    name: str
    expand: Callable[[TagCall], TagResult]
    render: Callable[[Deferred, TagContext], str] | None = None
    is_nowiki: bool = False  # what `render` returns is kept out of the block pass
    parsed: Collection[str] = ()  # attributes that are wikitext; others lose their markers


@dataclass(slots=True)
class Registry:
    """What a renderer knows of; `names` of tags decide what the preprocessor takes as raw."""

    tags: dict[str, Tag] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    _loose_functions: dict[str, Function] = field(default_factory=dict)
    _loose_variables: dict[str, Variable] = field(default_factory=dict)

    def add(self, items: Iterable[Tag | Function | Variable]) -> None:
        """Register tags, functions and variables; a later one replaces an earlier one."""
        for item in items:
            if isinstance(item, Tag):
                self.tags[item.name.lower()] = item
            elif isinstance(item, Function):
                self._add_function(item)
            elif item.is_case_sensitive:
                self.variables[item.name] = item
            else:
                self._loose_variables[item.name.lower()] = item

    def _add_function(self, function: Function) -> None:
        if function.is_case_sensitive:
            self.functions[function.name] = function
        else:
            self._loose_functions[function.name.lower()] = function

    def function(self, name: str) -> Function | None:
        """Return the function of a name as written."""
        return self.functions.get(name) or self._loose_functions.get(name.lower())

    def variable(self, name: str) -> Variable | None:
        """Return the variable of a name as written."""
        return self.variables.get(name) or self._loose_variables.get(name.lower())
