"""Pruning: taking texts out of the file for good, only ever by an explicit order.

Who saved a revision, when, why, its size, its hash and its link of the chain stay, so the chain
can still be proved; a record in the chain itself says which texts went (see `pruned`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from recension.errors import DamagedFile, PruneRefused, RevisionMissing
from recension.store.chain import Chain, Entry, RevisionKind
from recension.store.database import Database
from recension.store.hashing import sha1
from recension.store.neighbours import Neighbours
from recension.store.pages import Pages, moment_of
from recension.store.progress import Progress
from recension.store.prune_selection import Chosen, PruneOrder, choose
from recension.store.pruned import listed
from recension.store.rebasing import Rebasing
from recension.store.recording import Draft, as_kept, time_of
from recension.store.texts import Texts

_SHOWN = (RevisionKind.EDIT, RevisionKind.RENAME)  # what stands in histories


@dataclass(frozen=True, slots=True)
class PrunedPage:
    """What a prune takes of one page."""

    title: str
    is_deleted: bool
    revisions: int  # how many lose their text
    of: int  # how many there are
    first: datetime  # of the oldest of them, UTC
    last: datetime


@dataclass(frozen=True, slots=True)
class PrunePlan:
    """What a prune takes, and what it leaves though it was asked for."""

    pages: tuple[PrunedPage, ...]
    texts: int  # how many different ones go
    size: int  # of all of them, in UTF-8 bytes
    named: int  # revisions that keep their text because they have a name
    shared: int  # revisions that keep it because one that stays has the same
    quoted: tuple[int, ...]  # revisions whose edit summary has the phrase; summaries stay

    @property
    def revisions(self) -> int:
        """How many revisions lose their text."""
        return sum(page.revisions for page in self.pages)


@dataclass(frozen=True, slots=True)
class _Row:
    """A revision that loses its text."""

    id: int
    time: int
    is_shown: bool


class Pruner:
    """Plans and does prunes."""

    def __init__(self, database: Database, texts: Texts, pages: Pages) -> None:
        self._database = database
        self._texts = texts
        self._pages = pages
        self._neighbours = Neighbours(database, texts)
        self._chain = Chain(database)

    def plan(self, order: PruneOrder, progress: Progress) -> PrunePlan:
        """Return what an order would take; nothing is changed."""
        chosen = self._choose(order, progress)
        return self._plan(order, chosen, self._revisions_of(chosen.texts))

    def prune(self, order: PruneOrder, draft: Draft, progress: Progress) -> PrunePlan:
        """Take the texts in one transaction; see `RevisionFile.prune`."""
        draft = as_kept(draft)
        with self._database.erasing_transaction():
            chosen = self._choose(order, progress)
            if not chosen.texts:
                raise PruneRefused("nothing")
            touched = self._revisions_of(chosen.texts)
            plan = self._plan(order, chosen, touched)
            with self._database.unprotected():
                for page, rows in touched.items():
                    self._record(page, [row.id for row in rows], draft)
                Rebasing(self._database, self._texts, chosen.texts).run(progress)
                self._forget_what_was_read()
        self._texts.forget()
        return plan

    def _choose(self, order: PruneOrder, progress: Progress) -> Chosen:
        for number in order.revisions:
            if self._database.row("SELECT 1 FROM revision WHERE id = ?", (number,)) is None:
                raise RevisionMissing(number)
        return choose(self._database, self._texts, self._pages, order, progress)

    def _plan(self, order: PruneOrder, chosen: Chosen, touched: dict[int, list[_Row]]) -> PrunePlan:
        rows = self._database.rows("SELECT id, size FROM text")
        pages = [
            self._told(page, [row for row in rows if row.is_shown])
            for page, rows in touched.items()
        ]
        return PrunePlan(
            pages=tuple(sorted(pages, key=lambda page: (page.is_deleted, page.title))),
            texts=len(chosen.texts),
            size=sum(size for text, size in rows if text in chosen.texts),
            named=chosen.named,
            shared=chosen.shared,
            quoted=self._quoted(order.phrase),
        )

    def _told(self, page: int, rows: list[_Row]) -> PrunedPage:
        row = self._database.row("SELECT title, deleted, revisions FROM page WHERE id = ?", (page,))
        if row is None:
            raise DamagedFile(self._database.path, f"page {page} is missing")
        times = [row.time for row in rows]
        return PrunedPage(
            title=row[0],
            is_deleted=row[1] is not None,
            revisions=len(rows),
            of=row[2],
            first=moment_of(min(times)),
            last=moment_of(max(times)),
        )

    def _quoted(self, phrase: str) -> tuple[int, ...]:
        if not phrase:
            return ()
        rows = self._database.rows(
            "SELECT id FROM revision WHERE instr(summary, ?) ORDER BY id", (phrase,)
        )
        return tuple(number for (number,) in rows)

    def _revisions_of(self, texts: Collection[int]) -> dict[int, list[_Row]]:
        """Return all revisions that have one of the texts, deletions too, by their pages."""
        found: dict[int, list[_Row]] = defaultdict(list)
        sql = "SELECT id, page, time, text, kind FROM revision WHERE text IS NOT NULL ORDER BY id"
        for number, page, time, text, kind in self._database.rows(sql):
            if text in texts:
                found[page].append(_Row(number, time, kind in _SHOWN))
        return found

    def _record(self, page: int, revisions: list[int], draft: Draft) -> None:
        """Write the record of a prune into the chain, and take the texts from their revisions."""
        title = self._pages.title_of(page)
        newest = self._neighbours.newest(page)
        data = listed(revisions)
        record = self._chain.append(
            Entry(
                kind=RevisionKind.PRUNE,
                page=page,
                title=title,
                parent=None if newest is None else newest.id,
                time=time_of(title, draft, newest),
                author=draft.author,
                summary=draft.summary,
                tags=(),
                size=len(data),
                sha1=sha1(data),
                text=None,
            )
        )
        for revision in revisions:
            self._database.write(
                "INSERT INTO pruned (revision, record) VALUES (?, ?)", (revision, record)
            )
            self._database.write("UPDATE revision SET text = NULL WHERE id = ?", (revision,))

    def _forget_what_was_read(self) -> None:
        """Drop what the file knows of texts that are gone: links, and where they redirected to."""
        self._database.write(
            "UPDATE page SET redirect = NULL WHERE newest IN (SELECT revision FROM pruned)"
        )
        for table in ("link", "page_linked"):
            self._database.write(
                f"DELETE FROM {table} WHERE page IN ("
                "SELECT page.id FROM page JOIN page_linked ON page_linked.page = page.id "
                "WHERE page_linked.revision IS NOT newest "
                "OR newest IN (SELECT revision FROM pruned))"
            )
