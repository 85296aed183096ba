"""How much there is on the wiki (Help:Magic words#Statistics).

A file knows its pages; of users and of its edits altogether it knows nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from recension.titles.namespaces import FILE
from recension.wikitext.extension import Function, FunctionCall, Variable
from recension.wikitext.functions.number_format import grouped
from recension.wikitext.values import PageList

_UNKNOWN = ("NUMBEROFEDITS", "NUMBEROFUSERS", "NUMBEROFADMINS", "NUMBEROFACTIVEUSERS")
_OF_GROUPS = ("NUMBERINGROUP", "NUMINGROUP", "PAGESINCATEGORY", "PAGESINCAT")
_VERSION = "1.44.0"  # of MediaWiki, whose rules the pages follow


def _titles(call: FunctionCall) -> list[str]:
    source = call.expansion.source
    return list(source.titles()) if isinstance(source, PageList) else []


def _pages(call: FunctionCall) -> int:
    return len(_titles(call))


def _articles(call: FunctionCall) -> int:
    return sum(not _has_prefix(call, title) for title in _titles(call))


def _has_prefix(call: FunctionCall, title: str) -> bool:
    prefix, colon, _ = title.partition(":")
    return bool(colon) and bool(call.site.namespaces.number(prefix))


def _files(call: FunctionCall) -> int:
    prefix = f"{call.site.namespaces.name(FILE)}:"
    return sum(title.startswith(prefix) for title in _titles(call))


def _none(_call: FunctionCall) -> int:
    return 0


def _shown(count: Callable[[FunctionCall], int]) -> Callable[[FunctionCall], str]:
    def run(call: FunctionCall) -> str:
        number = str(count(call))
        is_raw = not call.is_variable and "R" in call.texts()
        return number if is_raw else grouped(number)

    return run


_COUNTS = {
    "NUMBEROFPAGES": _pages,
    "NUMBEROFARTICLES": _articles,
    "NUMBEROFFILES": _files,
    **dict.fromkeys(_UNKNOWN, _none),
}
ITEMS: tuple[Function | Variable, ...] = (
    *(Variable(name, _shown(count)) for name, count in _COUNTS.items()),
    *(Function(name, _shown(count), is_case_sensitive=True) for name, count in _COUNTS.items()),
    *(Function(name, _shown(_none), is_case_sensitive=True) for name in _OF_GROUPS),
    Variable("CURRENTVERSION", lambda _call: _VERSION),
)
