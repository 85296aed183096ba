"""Saving: from what a writer hands in to a revision on the disk."""

from __future__ import annotations

import time as clock
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from recension.errors import EditConflict, PageMissing, RevisionMissing, TimeTooEarly
from recension.store.chain import Chain, Entry
from recension.store.database import Database
from recension.store.edits import (
    State,
    as_author,
    as_saved,
    as_summary,
    automatic_summary,
    change_of,
    redirect_target,
    tag_of,
)
from recension.store.hashing import sha1
from recension.store.neighbours import Earlier, Neighbours, reverted_to, tags_of
from recension.store.pages import Pages, moment_of
from recension.store.revisions import Revisions
from recension.store.texts import Texts
from recension.store.values import Page, Revision
from recension.store.wiki_names import namespaces_of
from recension.titles import Title


@dataclass(frozen=True, slots=True)
class Draft:
    """What a writer hands in."""

    text: str
    summary: str = ""
    is_minor: bool = False
    author: str = ""
    time: datetime | None = None  # the present when None
    tags: tuple[str, ...] = ()
    united: int | None = None  # the revision of another line that the text takes in
    reverts: int | None = None  # the revision that is undone, or gone back to, if that is known


class Recorder:
    """Records new newest revisions."""

    def __init__(
        self, database: Database, texts: Texts, pages: Pages, revisions: Revisions
    ) -> None:
        self._database = database
        self._texts = texts
        self._pages = pages
        self._revisions = revisions
        self._neighbours = Neighbours(database, texts)
        self._chain = Chain(database)

    def save(self, title: Title, draft: Draft, base: int | None) -> Revision | None:
        """Record a draft as the newest revision of a page; see `RevisionFile.save`."""
        draft = as_kept(draft)
        with self._database.transaction():
            page = self._pages.find(title.full)
            check_base(title.full, base, page)
            if draft.united is not None and page != self._page_of(draft.united)[1]:
                raise RevisionMissing(draft.united)
            if draft.reverts is not None:
                self._check_reverted(draft.reverts, page)
            number = self.edit(title, draft, page)
        return None if number is None else self._revisions.get(number)

    def restore(self, revision: int, draft: Draft, base: int | None) -> Revision | None:
        """Record the text of an old revision as the newest one of its page."""
        old = self._revisions.get(revision)
        draft = as_kept(replace(draft, text=self._revisions.text(revision)))
        if not draft.summary:
            by = f" by {old.author}" if old.author else ""
            draft = replace(
                draft, summary=f"Restored revision {revision} of {old.time:%Y-%m-%d %H:%M}{by}"
            )
        with self._database.transaction():
            title, page = self._page_of(revision)
            check_base(title, base, page)
            number = self.edit(Title.of_page(page.namespace, page.title), draft, page)
        return None if number is None else self._revisions.get(number)

    def edit(self, title: Title, draft: Draft, page: Page | None) -> int | None:
        """Record a draft, as it is kept, inside a transaction.

        Args:
            title: of the page.
            draft: what is to be its newest revision.
            page: the page as it is; None for one that is to be made.

        Returns:
            The number of the revision; None where the text is that of the newest one, and takes
            in nothing else.
        """
        newest = None if page is None else self._neighbours.newest(page.id)
        data = draft.text.encode()
        digest = sha1(data)
        if newest is not None and _is_same(newest, digest) and draft.united is None:
            return None
        number = page.id if page is not None else self._pages.add(title.full, title.namespace)
        earlier = [] if page is None else self._neighbours.before(number, _LATEST)
        reverts = draft.reverts or reverted_to(digest, earlier)
        old = None if newest is None else self._neighbours.state_of(newest)
        new = State(len(data), redirect_target(draft.text, namespaces_of(self._database)))
        change = change_of(old, new)
        revision = self._chain.append(
            Entry(
                page=number,
                title=title.full,
                parent=None if newest is None else newest.id,
                time=time_of(title.full, draft, newest),
                author=draft.author,
                summary=draft.summary or automatic_summary(change, draft.text, old, new),
                tags=tags_of(draft.tags, tag_of(change), is_revert=reverts is not None),
                reverts=reverts,
                size=len(data),
                sha1=digest,
                text=self._texts.add(data, None if newest is None else newest.text, digest),
                is_minor=draft.is_minor and newest is not None,
                united=draft.united,
            )
        )
        if page is None:
            self._chain.give_title(revision, number, title.full)
        self._pages.refresh(number, new.redirect, added=1)
        return revision

    def _check_reverted(self, revision: int, page: Page | None) -> None:
        row = self._database.row("SELECT page FROM revision WHERE id = ? AND kind < 2", (revision,))
        if page is None or row != (page.id,):
            raise RevisionMissing(revision)

    def _page_of(self, revision: int) -> tuple[str, Page]:
        row = self._database.row(
            "SELECT page.id, page.title FROM revision JOIN page ON page.id = revision.page "
            "WHERE revision.id = ?",
            (revision,),
        )
        if row is None:
            raise RevisionMissing(revision)
        number, title = row
        page = self._pages.find(title)
        if page is None or page.id != number:
            raise PageMissing(title)  # it is deleted; another page may have its title by now
        return title, page


def _is_same(newest: Earlier, digest: bytes) -> bool:
    return newest.sha1 == digest and newest.text is not None


_LATEST = 1 << 62  # later than any time


def as_kept(draft: Draft) -> Draft:
    """Return a draft with its words as the file keeps them; raises `SummaryTooLong`."""
    return replace(
        draft,
        text=as_saved(draft.text),
        summary=as_summary(draft.summary),
        author=as_author(draft.author),
    )


def check_base(title: str, base: int | None, page: Page | None) -> None:
    """Raise `EditConflict` where `base` is given and not the newest revision of the page."""
    newest = None if page is None else page.newest
    if base is not None and base != (newest or 0):
        raise EditConflict(title, base or None, newest)


def time_of(title: str, draft: Draft, newest: Earlier | None) -> int:
    """Return when a draft is recorded, in seconds since 1970; raises `TimeTooEarly`."""
    if draft.time is None:
        # The clock may have been set back; history is ordered by time.
        now = int(clock.time())
        return now if newest is None else max(now, newest.time)
    if draft.time.tzinfo is None:
        raise ValueError("the time of a revision needs its zone")
    seconds = int(draft.time.timestamp())
    if newest is not None and seconds < newest.time:
        raise TimeTooEarly(title, draft.time.astimezone(UTC), moment_of(newest.time))
    return seconds
