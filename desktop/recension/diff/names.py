"""What a wiki calls its categories and files, and the words that begin its redirects.

https://www.mediawiki.org/wiki/Help:Categories, Help:Images and Help:Redirects; the words of other
languages are those of Help:Namespaces and Help:Magic words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from recension.titles import ENGLISH, Namespaces, namespace_key

_CATEGORY, _FILE = 14, 6
_GAP = "[\\s_\u200e\u200f]*"  # around a name: white space, and marks of direction
_LINK_END = r"(?:\|[^\[\]]*)?\]\]"


@dataclass(frozen=True, slots=True)
class Names:
    """All names that count, in lower case and with spaces; the English ones count in every wiki."""

    categories: tuple[str, ...]
    files: tuple[str, ...]
    redirects: tuple[str, ...]  # with the "#"


class Patterns(NamedTuple):
    """What finds them in wikitext; each has the name or the target as its first group."""

    category: re.Pattern[str]  # the beginning of its link
    file: re.Pattern[str]
    redirect: re.Pattern[str]
    whole_category: re.Pattern[str]  # a text that is a link to one and nothing else
    whole_file: re.Pattern[str]


def names_of(*wikis: Namespaces) -> Names:
    """Return the names of some wikis together."""
    known = (ENGLISH, *wikis)
    return Names(
        _in_order(name for wiki in known for name in _names_of(wiki, _CATEGORY)),
        _in_order(name for wiki in known for name in _names_of(wiki, _FILE)),
        _in_order(word.lower() for wiki in known for word in wiki.redirect_words),
    )


def _names_of(wiki: Namespaces, number: int) -> Iterable[str]:
    yield namespace_key(wiki.names.get(number, ""))
    yield from (namespace_key(name) for name, meant in wiki.aliases.items() if meant == number)


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


ENGLISH_NAMES = names_of()


@lru_cache(maxsize=16)
def patterns_of(names: Names) -> Patterns:
    """Return what finds these names in wikitext, in any case."""
    category = rf"\[\[{_GAP}{_any_of(names.categories)}{_GAP}:{_GAP}"
    file = rf"\[\[{_GAP}{_any_of(names.files)}{_GAP}:{_GAP}"
    return Patterns(
        _compiled(rf"{category}([^\]|]+)"),
        _compiled(rf"{file}([^\]|]+)"),
        _compiled(rf"\s*{_any_of(names.redirects)}\s*:?\s*\[\[\s*([^\]|]+)"),
        _compiled(rf"\s*{category}([^\[\]|]+){_LINK_END}\s*"),
        _compiled(rf"\s*{file}([^\[\]|]+)(?:\|.*)?\]\]\s*"),
    )


def _any_of(names: Iterable[str]) -> str:
    ways = ("[ _]+".join(map(re.escape, name.split())) for name in names)
    return f"(?:{'|'.join(ways)})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
