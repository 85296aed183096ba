"""What stands beside the chain, counted and sealed as a whole: names, images, namespaces.

These may be changed at any time, so no link covers them. Each of their rows has a seal; and so that
none can go or come unseen, a row of the table `setting` says of each kind how many there are, and
the sum of what their seals begin with. It is changed with them, by what goes and what comes, and
never made anew from the rows: what once went astray stays to be seen, whatever is kept later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from recension.store.database import Database
from recension.store.hashing import seal
from recension.store.values import Problem

SETTING = "beside"
_BYTES = 8  # of a seal that count, so that the row fits on its page
_MOST = 1 << 8 * _BYTES
_SEAL_DIGITS = 16


class Kind(StrEnum):
    """What stands beside the chain."""

    NAME = "name"
    IMAGE = "image"
    NAMESPACES = "namespaces"


_SEALS = {
    Kind.NAME: "SELECT seal FROM revision_name",
    Kind.IMAGE: "SELECT seal FROM image",
    Kind.NAMESPACES: "SELECT substr(value, 1, 32) FROM setting WHERE name = 'namespaces'",
}
_STAYS = (
    "CREATE TRIGGER beside_no_delete BEFORE DELETE ON setting WHEN old.name = 'beside' "
    "BEGIN SELECT RAISE(ABORT, 'what is kept is counted'); END"
)
_ONE = {
    Kind.NAME: "name of a revision",
    Kind.IMAGE: "image",
    Kind.NAMESPACES: "list of the names of namespaces",
}
_MANY = {
    Kind.NAME: "names of revisions",
    Kind.IMAGE: "images",
    Kind.NAMESPACES: "lists of the names of namespaces",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """What counts the rows of a kind: how many they are, and the sum of their seals."""

    count: int = 0
    sum: int = 0

    def with_one(self, sealed: object) -> Tally:
        """Return the tally with a row of this seal more."""
        return Tally(self.count + 1, (self.sum + _number(sealed)) % _MOST)

    def without(self, sealed: object) -> Tally:
        """Return the tally with a row of this seal less."""
        return Tally(self.count - 1, (self.sum - _number(sealed)) % _MOST)


_NOTHING = {kind: Tally() for kind in Kind}


def begin(connection: sqlite3.Connection) -> None:
    """Write what a file has beside its chain, for one that did not count it before."""
    tallies = {kind: _made(connection.execute(sql)) for kind, sql in _SEALS.items()}
    connection.execute(_STAYS)
    connection.execute(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (SETTING, _written(tallies))
    )


def counts_nothing(connection: sqlite3.Connection) -> bool:
    """Tell whether a file has nothing beside its chain, and never had."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (SETTING,)).fetchone()
    return bool(row == (_written(_NOTHING),))


def replaced(
    database: Database, kind: Kind, gone: Iterable[tuple[object, ...]], come: object = None
) -> None:
    """Note, in the transaction of the caller, which rows of a seal went and which one came."""
    tallies = _told(database)
    if tallies is None:
        return  # a check of the file says so, and goes on to
    now = tallies[kind]
    for (sealed,) in gone:
        now = now.without(sealed)
    _write(database, {**tallies, kind: now if come is None else now.with_one(come)})


def is_only(database: Database, kind: Kind, sealed: object) -> None:
    """Note, in the transaction of the caller, that there is this row of a kind and no other."""
    tallies = _told(database)
    if tallies is not None:
        _write(database, {**tallies, kind: Tally().with_one(sealed)})


def set_problems(database: Database, kind: Kind, *, is_broken: bool = False) -> Iterator[Problem]:
    """Yield what is wrong with the whole of a kind; a row that `is_broken` is told of already."""
    tallies = _told(database)
    there = _made(database.rows(_SEALS[kind]))
    if tallies is None or (tallies is _NOTHING and there.count):
        yield Problem("kept", None, None, f"nothing tells how many {_MANY[kind]} there were")
        return
    told = tallies[kind]
    if there.count != told.count or (there != told and not is_broken):
        yield Problem("kept", None, None, _difference(kind, there.count - told.count))


def _difference(kind: Kind, more: int) -> str:
    words = _ONE[kind] if abs(more) == 1 else _MANY[kind]
    if more < 0:
        return f"{-more} {words} {'is' if more == -1 else 'are'} missing"
    if more > 0:
        return f"there {'is' if more == 1 else 'are'} {more} {words} that nobody put there"
    return f"the {_MANY[kind]} are not those that were put there"


def _made(rows: Iterable[tuple[object, ...]]) -> Tally:
    made = Tally()
    for (sealed,) in rows:
        made = made.with_one(sealed)
    return made


def _number(sealed: object) -> int:
    """Return what a seal counts, in bytes or hexadecimal; a flipped bit may have broken it."""
    try:
        data = bytes.fromhex(sealed) if isinstance(sealed, str) else sealed
    except ValueError:
        return 0
    return int.from_bytes(data[:_BYTES]) if isinstance(data, bytes) else 0


def _write(database: Database, tallies: dict[Kind, Tally]) -> None:
    database.write(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (SETTING, _written(tallies))
    )


def _written(tallies: dict[Kind, Tally]) -> str:
    said = " ".join(f"{tallies[kind].count} {tallies[kind].sum:x}" for kind in Kind)
    return f"{_sealed(said)} {said}"


def _told(database: Database) -> dict[Kind, Tally] | None:
    """Return what was written last, nothing before the first of them; None where it is damaged."""
    row = database.row("SELECT CAST(value AS TEXT) FROM setting WHERE name = ?", (SETTING,))
    if row is None:
        return _NOTHING
    sealed, _, said = str(row[0]).partition(" ")
    if sealed != _sealed(said):
        return None
    numbers = said.split()
    return {
        kind: Tally(int(count), int(total, 16))
        for kind, count, total in zip(Kind, numbers[::2], numbers[1::2], strict=True)
    }


def _sealed(said: str) -> str:
    return seal(SETTING, said).hex()[:_SEAL_DIGITS]
