"""A connection to the SQLite database inside a revision file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Protocol
from weakref import WeakSet

from recension.errors import BusyFile, DamagedFile, ReadOnlyFile
from recension.store import connecting
from recension.store.failures import explained
from recension.store.parts import Parts, attach_absent, lift_protection, protect

Row = tuple[Any, ...]
Parameters = Sequence[object]

_PATIENCE = 6  # times that a reader waits so long, while others save without a pause
_LARGE_CACHE = 64_000  # while an import goes on


class Forgetful(Protocol):
    """Something that remembers what it wrote, which a failed transaction takes back."""

    def forget(self) -> None:
        """Forget all."""


class Database:
    """One SQLite database: reading, and the only place where anything is committed."""

    def __init__(
        self, path: Path, *, read_only: bool, stand_in: sqlite3.Connection | None = None
    ) -> None:
        """Open the database at `path`, or read what stands in for it."""
        self.path = path
        self.is_read_only = read_only
        self._forgetful: WeakSet[Forgetful] = WeakSet()
        self.lock = RLock()  # held by whoever uses the connection, or what it read
        self._depth = 0
        self.has_written = False  # whether a transaction of ours was kept that changed a row
        self._seen = 0  # SQLite's counter of the changes of others
        self._generation = 0
        with explained(path):
            self._connection = stand_in or connecting.connect(path, read_only=read_only)
            self._begin()

    def _begin(self) -> None:
        attach_absent(self._connection)
        self._parts = Parts(self._connection)

    def tell_of_rollbacks(self, one: Forgetful) -> None:
        """Have `one` forget what it remembers whenever a transaction fails, while it lives."""
        self._forgetful.add(one)

    @staticmethod
    def recover(path: Path) -> None:
        """Let SQLite put a file right whose writer died, by its journal."""
        with explained(path):
            connection = connecting.connect(path, read_only=False)
            try:
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            finally:
                connection.close()

    def clear_journal(self) -> None:
        """Remove a journal that holds nothing, of a process that died before it changed the file.

        SQLite would leave it there until something is saved. One that is in use is left alone.
        """
        with self.lock, explained(self.path):
            if not self.path.with_name(f"{self.path.name}-journal").exists():
                return
            with self.impatient():
                try:
                    self._connection.execute("BEGIN IMMEDIATE")
                    version = self._connection.execute("PRAGMA user_version").fetchone()[0]
                    self._connection.execute(f"PRAGMA user_version = {version}")  # takes it
                except sqlite3.OperationalError:
                    pass  # in use, or the disk is full: it does no harm where it is
                finally:
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")

    @contextmanager
    def impatient(self) -> Iterator[None]:
        """Fail at once inside, instead of waiting, while another process has the file."""
        with self.lock:
            self._connection.execute("PRAGMA busy_timeout = 0")
            try:
                yield
            finally:
                self._connection.execute(f"PRAGMA busy_timeout = {connecting.BUSY_TIMEOUT}")

    def use_copy(self, migrate: Callable[[sqlite3.Connection], None]) -> None:
        """Go on with a copy in memory that `migrate` brought up to date; the file stays as it is.

        What others write into the file from now on is not seen.
        """
        with self.lock, explained(self.path):
            copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            self._connection.backup(copy)
            self._connection.close()
            copy.text_factory = connecting.decode
            migrate(copy)
            self._connection = copy
            self._begin()
            copy.execute("PRAGMA query_only = ON")

    @property
    def connection(self) -> sqlite3.Connection:
        """The bare connection, for migrations and copies."""
        return self._connection

    def close(self) -> None:
        """Close the connection; closing twice is allowed."""
        with self.lock, explained(self.path):
            self._connection.close()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return all rows of a query."""
        with self.lock, explained(self.path):
            self._parts.before(sql)
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row of a query, None where there is none."""
        with self.lock, explained(self.path):
            self._parts.before(sql)
            found: Row | None = self._connection.execute(sql, parameters).fetchone()
            return found

    def each(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Yield the rows of a query one by one, in constant memory."""
        with explained(self.path):
            self._parts.before(sql)
            yield from self._connection.execute(sql, parameters)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read all that is read inside in one state of the file, which others cannot change.

        Whoever wants to save waits meanwhile, so it should take no second; and a reader that
        comes back often is not kept out by one who saves without a pause.
        """
        with self.lock:
            if self._connection.in_transaction:
                yield
                return
            self._begin_reading()
            try:
                yield
            finally:
                with explained(self.path):
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")  # nothing was written

    def _begin_reading(self) -> None:
        for attempt in range(1, _PATIENCE + 1):
            try:
                with explained(self.path):
                    self._connection.execute("BEGIN")
                    self._connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
            except BusyFile:
                self._connection.execute("ROLLBACK")
                if attempt == _PATIENCE:
                    raise
            except DamagedFile:
                return  # what can be read of it is read all the same
            else:
                return

    def write(self, sql: str, parameters: Parameters = ()) -> int:
        """Change something inside a transaction; returns the id of the row it added."""
        if not self._depth:
            raise RuntimeError("written outside a transaction")
        with explained(self.path):
            self._parts.before_write(sql)
            row = self._connection.execute(sql, parameters).lastrowid or 0
            self._parts.after_write(sql, row)
            return row

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that is written inside, on the disk, or none of it; may be nested."""
        if self.is_read_only:
            raise ReadOnlyFile(self.path)
        with self.lock:
            if self._depth:
                yield
                return
            with explained(self.path):
                self._connection.execute("BEGIN IMMEDIATE")
            self._depth = 1
            changes = self._connection.total_changes
            try:
                yield
                with explained(self.path):
                    self._connection.execute("COMMIT")
                self._generation += 1
                self.has_written |= self._connection.total_changes > changes
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._depth = 0

    @contextmanager
    def erasing_transaction(self) -> Iterator[None]:
        """Do what `transaction` does, and write zeros over what is deleted in the file."""
        with self.lock:
            with explained(self.path):
                (before,) = self._connection.execute("PRAGMA secure_delete").fetchone()
                self._connection.execute("PRAGMA secure_delete = ON").fetchone()
            try:
                with self.transaction():
                    yield
            finally:
                with explained(self.path):
                    self._connection.execute(f"PRAGMA secure_delete = {before}").fetchone()

    @contextmanager
    def unprotected(self) -> Iterator[None]:
        """Allow, inside the transaction of a prune, to change rows that are written once."""
        with explained(self.path):
            lift_protection(self._connection)
        yield
        with explained(self.path):
            protect(self._connection)

    def compact(self) -> None:
        """Write the database anew without the room that nothing uses; atomic, as a transaction."""
        if self.is_read_only:
            raise ReadOnlyFile(self.path)
        with self.lock, explained(self.path):
            self._connection.execute("VACUUM")

    @contextmanager
    def large_transaction(self) -> Iterator[None]:
        """Do what `transaction` does with more memory, so that others can read for longer.

        SQLite keeps readers out from when its cache is full until the end.
        """
        with self.lock, explained(self.path):
            self._connection.execute(f"PRAGMA cache_size = -{_LARGE_CACHE}")
        try:
            with self.transaction():
                yield
        finally:
            with self.lock, explained(self.path):
                self._connection.execute(f"PRAGMA cache_size = -{connecting.CACHE}")

    def _roll_back(self) -> None:
        self._parts.forget()
        for one in self._forgetful:
            one.forget()
        # A full disk or a device error may have rolled back already. The first error is the one
        # to tell of; the journal puts the file right when it is next read.
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlite3.Error:
                return

    def generation(self) -> int:
        """Return a number that changes with every change, of ours or of another process."""
        self.changes_by_others()
        return self._generation

    def changes_by_others(self) -> int:
        """Return a number that changes with every change of another process, and with no other."""
        # While another process writes, its change is not there yet: do not wait for it.
        with explained(self.path), self.impatient():
            try:
                seen: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                return self._seen
            if seen != self._seen:
                self._seen = seen
                self._generation += 1
            return self._seen
