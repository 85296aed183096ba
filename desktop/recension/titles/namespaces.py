"""Namespaces: their numbers, names and aliases (Manual:Namespace)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

MEDIA, SPECIAL, MAIN, TALK, USER, PROJECT, FILE = -2, -1, 0, 1, 2, 4, 6
MEDIAWIKI, TEMPLATE, HELP, CATEGORY = 8, 10, 12, 14

_ENGLISH_NAMES: Mapping[int, str] = {
    MEDIA: "Media",
    SPECIAL: "Special",
    MAIN: "",
    TALK: "Talk",
    USER: "User",
    USER + 1: "User talk",
    FILE: "File",
    FILE + 1: "File talk",
    MEDIAWIKI: "MediaWiki",
    MEDIAWIKI + 1: "MediaWiki talk",
    TEMPLATE: "Template",
    TEMPLATE + 1: "Template talk",
    HELP: "Help",
    HELP + 1: "Help talk",
    CATEGORY: "Category",
    CATEGORY + 1: "Category talk",
}
_ENGLISH_ALIASES: Mapping[str, int] = {
    "image": FILE,
    "image talk": FILE + 1,
    "project": PROJECT,
    "project talk": PROJECT + 1,
}
# Their first letter is a capital one even where a site tells small and capital letters apart.
_ALWAYS_CAPITAL = frozenset({SPECIAL, USER, USER + 1, MEDIAWIKI, MEDIAWIKI + 1})


_REDIRECT_WORDS = frozenset({"#redirect"})  # in any wiki; others add one in their own language


def namespace_key(name: str) -> str:
    """Return what the names of one namespace have in common: any case, spaces or underscores."""
    return " ".join(name.replace("_", " ").split()).lower()


@dataclass(frozen=True, slots=True)
class Namespaces:
    """Numbers and names of a site's namespaces, and its rules for titles and redirects.

    Names are shown with spaces.
    """

    names: Mapping[int, str]
    aliases: Mapping[str, int] = field(default_factory=dict)  # other names, in any case
    capital_links: bool = True  # $wgCapitalLinks: the first letter of a title is a capital one
    with_subpages: Collection[int] = frozenset()  # $wgNamespacesWithSubpages
    redirect_words: Collection[str] = _REDIRECT_WORDS  # that begin a redirect, in lower case
    small_letters: Collection[int] = frozenset()  # where $wgCapitalLinkOverrides lets titles be
    _numbers: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        numbers = {namespace_key(name): number for number, name in self.names.items()}
        numbers.update((namespace_key(name), number) for name, number in self.aliases.items())
        object.__setattr__(self, "_numbers", numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self.names)

    def __contains__(self, number: int) -> bool:
        return number in self.names

    def number(self, name: str) -> int | None:
        """Return the number of a name or alias in any case, with spaces or underscores."""
        return self._numbers.get(namespace_key(name))

    def name(self, number: int) -> str:
        """Return the name of a namespace ("" for the main one); KeyError for an unknown one."""
        return self.names[number]

    def begins_with_capital(self, number: int) -> bool:
        """Tell whether titles of the namespace begin with a capital letter."""
        if number in _ALWAYS_CAPITAL:
            return True
        return self.capital_links and number not in self.small_letters

    def has_subpages(self, number: int) -> bool:
        """Tell whether "/" makes subpages in the namespace."""
        return number in self.with_subpages


def make_namespaces(
    project: str = "Project",
    extra: Mapping[int, str] | None = None,
    *,
    capital_links: bool = True,
    with_subpages: Collection[int] | None = None,
) -> Namespaces:
    """Return the English namespaces with a project name and further namespaces.

    As in MediaWiki, every namespace has subpages but the main one, files, categories and the
    Special pages.
    """
    names = dict(_ENGLISH_NAMES)
    names[PROJECT] = project.replace("_", " ")
    names[PROJECT + 1] = f"{names[PROJECT]} talk"
    names.update((number, name.replace("_", " ")) for number, name in (extra or {}).items())
    if with_subpages is None:
        without = {MEDIA, SPECIAL, MAIN, FILE, CATEGORY}
        with_subpages = frozenset(n for n in names if n not in without and n < 100)  # noqa: PLR2004 - the numbers from 100 on are the site's own
    return Namespaces(names, _ENGLISH_ALIASES, capital_links, frozenset(with_subpages))


ENGLISH = make_namespaces()
