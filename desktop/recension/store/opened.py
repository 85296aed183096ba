"""What all that can be asked of an open revision file rests on: its parts, and its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from recension.store.database import Database
from recension.store.images import Images
from recension.store.opening import Opened
from recension.store.page_links import Links
from recension.store.page_log import PageLog
from recension.store.pages import Pages
from recension.store.recording import Recorder
from recension.store.revisions import Revisions
from recension.store.texts import Texts
from recension.store.tidying import tidy
from recension.store.values import Problem, ReadOnlyReason
from recension.store.wiki_names import namespaces_of
from recension.titles import Namespaces


class OpenedDatabase:
    """The database of an open file with what reads and writes it; a context manager."""

    def __init__(self, database: Database, opened: Opened) -> None:
        self._database = database
        self._opened = opened
        self._texts = Texts(database)
        self._pages = Pages(database)
        self._revisions = Revisions(database, self._texts, self._pages)
        self._recorder = Recorder(database, self._texts, self._pages, self._revisions)
        self._links = Links(database, self._pages)
        self._log = PageLog(database, self._texts, self._revisions, self._recorder, self._links)
        self._images = Images(database)

    def close(self) -> None:
        """Close the file; nothing is left beside it. Closing twice is allowed."""
        tidy(self._database)
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._database.path

    @property
    def is_read_only(self) -> bool:
        """Whether saving is refused with `ReadOnlyFile`."""
        return self._opened.reason is not None

    @property
    def read_only_reason(self) -> ReadOnlyReason | None:
        """Why it is read-only; None for a file that takes revisions."""
        return self._opened.reason

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the quick check of the newest revisions found on opening; `verify` checks all."""
        return self._opened.problems

    def generation(self) -> int:
        """Return a number that changes whenever the content of the file did, whoever changed it.

        It takes microseconds, never waits for another process's lock, and has no meaning beyond
        this object.
        """
        return self._database.generation()

    def changes_by_others(self) -> int:
        """Return a number like `generation` that what this object writes does not change."""
        return self._database.changes_by_others()

    @property
    def namespaces(self) -> Namespaces:
        """The namespaces that titles may be in; imports add to them."""
        return namespaces_of(self._database)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is saved inside one change: all of it is kept, or nothing.

        It is on the disk when the block ends. Blocks may be nested; the outermost one counts.
        """
        with self._database.transaction():
            yield
