"""What the namespaces of the wiki are called whose pages a file has.

Every file has MediaWiki's own namespaces under their English names. From the wikis whose pages it
takes it learns further ones ("Portal", number 100), other names of the own ones ("Vorlage" for
"Template"), words that begin a redirect ("#WEITERLEITUNG"), and whether titles that differ in the
case of their first letter are two pages (Manual:$wgCapitalLinks), everywhere or in
some namespaces. All of it is one row of the table `setting`, with a seal before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from recension.errors import DamagedFile
from recension.store import beside
from recension.store.database import Database
from recension.store.hashing import seal
from recension.store.values import Problem
from recension.titles import ENGLISH, Namespaces, namespace_key

_SETTING = "namespaces"
_SEAL = 32  # hexadecimal digits
FIRST_CUSTOM = 16  # lower numbers are MediaWiki's own
_MOST = 1000  # names that are learned at a time; a wiki has dozens
_FIRST_FREE = 3000  # for a namespace whose number another one has here: 3000 to 4999 are for that
_NAME = re.compile(r"[^\x00-\x1f#:<>\[\]|{}]+")


def namespaces_of(database: Database) -> Namespaces:
    """Return the namespaces of a file; those every file has where the row is damaged."""
    try:
        return _read(_written(database)) or ENGLISH
    except DamagedFile:
        return ENGLISH  # a check of the file says so; its texts can be read all the same


def setting_problems(database: Database) -> Iterator[Problem]:
    """Yield what is wrong with the names that were learned."""
    is_broken = _read(_written(database)) is None
    if is_broken:
        yield Problem("names", None, None, "they are not those that were learned")
    yield from beside.set_problems(database, beside.Kind.NAMESPACES, is_broken=is_broken)
    for _ in database.rows(
        "SELECT 1 FROM setting WHERE name NOT IN (?, ?)", (_SETTING, beside.SETTING)
    ):
        yield Problem("names", None, None, "there is something that nobody put there")


def set_namespaces(database: Database, namespaces: Namespaces) -> None:
    """Keep the namespaces of a file, inside the transaction of the caller."""
    if namespaces == namespaces_of(database):
        return
    names = {str(number): name for number, name in namespaces.names.items()}
    own = {str(number): name for number, name in ENGLISH.names.items()}
    said = {
        "names": {number: name for number, name in names.items() if own.get(number) != name},
        "aliases": {
            name: number
            for name, number in namespaces.aliases.items()
            if ENGLISH.aliases.get(name) != number
        },
        "capital": namespaces.capital_links,
        "small": sorted(namespaces.small_letters),
        "redirects": sorted(set(namespaces.redirect_words) - set(ENGLISH.redirect_words)),
    }
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    database.write(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
        (_SETTING, _sealed(written) + written),
    )
    beside.is_only(database, beside.Kind.NAMESPACES, _sealed(written))


class Lesson:
    """What a file learns of the namespaces of one wiki.

    Args:
        database: of the file.
        names: the wiki's own names, by its numbers.
    """

    def __init__(self, database: Database, names: Mapping[int, str]) -> None:
        self._before = namespaces_of(database)
        self._used = _used_prefixes(database)
        self._told = names
        self.namespaces = self._before
        for number, name in sorted(names.items())[:_MOST]:
            if number and _NAME.fullmatch(name) and self.namespaces.number(name) is None:
                self._learn(number, " ".join(name.replace("_", " ").split()))

    @property
    def is_new(self) -> bool:
        """Whether the file did not know all of it."""
        return self.namespaces != self._before

    def allow_small_letters(self, *, everywhere: bool, numbers: Collection[int]) -> None:
        """Let titles begin with small letters in the namespaces that have these numbers there."""
        if everywhere:
            self.namespaces = replace(self.namespaces, capital_links=False)
            return
        here = {self.namespaces.number(self._told[each]) for each in numbers if each in self._told}
        small = frozenset(each for each in here if each is not None)
        small = small.union(self.namespaces.small_letters)
        self.namespaces = replace(self.namespaces, small_letters=small)

    def _learn(self, number: int, name: str) -> None:
        used_as = self._used.get(namespace_key(name))
        if used_as == 0:
            return  # pages of the main namespace begin with it
        if number < FIRST_CUSTOM and not used_as:
            if number in ENGLISH:
                aliases = {**self.namespaces.aliases, name: number}
                self.namespaces = replace(self.namespaces, aliases=aliases)
            return
        number = self._free(used_as or number)
        names = {**self.namespaces.names, number: name}
        self.namespaces = replace(self.namespaces, names=names)

    def _free(self, number: int) -> int:
        """Return the number, or a free one, odd too for a talk namespace, where it is taken."""
        if number not in self.namespaces:
            return number
        free = _FIRST_FREE + number % 2
        while free in self.namespaces:
            free += 2
        return free


def _used_prefixes(database: Database) -> dict[str, int]:
    """Return what stands before a colon in titles, and in which namespace, but MediaWiki's own."""
    rows = database.rows(
        "SELECT DISTINCT namespace, substr(title, 1, instr(title, ':') - 1) FROM page "
        "WHERE instr(title, ':') > 1 AND namespace NOT BETWEEN 1 AND ? ORDER BY namespace DESC",
        (FIRST_CUSTOM - 1,),
    )
    return {namespace_key(prefix): number for number, prefix in rows}


def _written(database: Database) -> str:
    row = database.row("SELECT CAST(value AS BLOB) FROM setting WHERE name = ?", (_SETTING,))
    return "" if row is None else bytes(row[0] or b"?").decode("utf-8", "replace")


@lru_cache(maxsize=16)
def _read(written: str) -> Namespaces | None:
    """Return the namespaces that a setting tells of; None where it is damaged."""
    if not written:
        return ENGLISH
    sealed, said = written[:_SEAL], written[_SEAL:]
    if sealed != _sealed(said):
        return None
    told = json.loads(said)
    names = {int(number): name for number, name in told["names"].items()}
    return replace(
        ENGLISH,
        names={**ENGLISH.names, **names},
        aliases={**ENGLISH.aliases, **told["aliases"]},
        capital_links=told["capital"],
        small_letters=frozenset(told.get("small", ())),
        redirect_words=frozenset((*ENGLISH.redirect_words, *told.get("redirects", ()))),
    )


def _sealed(written: str) -> str:
    return seal(_SETTING, written).hex()[:_SEAL]
