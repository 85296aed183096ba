"""Renaming, deleting and bringing back pages.

The rules are MediaWiki's (Help:Moving a page, Manual:Deletion). Each is a revision of its own kind
in the chain; no text and no history ever goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recension.errors import (
    DeletedPageMissing,
    EditConflict,
    PageExists,
    RevisionDamaged,
    RevisionMissing,
    SameTitle,
)
from recension.store.chain import Chain, RevisionKind
from recension.store.database import Database
from recension.store.edits import as_summary
from recension.store.neighbours import Earlier, Neighbours
from recension.store.page_links import Links
from recension.store.page_turns import PageTurn, turn_entry
from recension.store.pages import Pages
from recension.store.recording import Draft, Recorder, as_kept, time_of
from recension.store.revisions import Revisions
from recension.store.texts import Texts
from recension.store.values import DeletedPage, Page, PageLinks, Revision
from recension.titles import Title

_WITH_COLON = frozenset({6, 14})  # a link to a file or category needs a colon not to embed it


class PageLog:
    """Records what happens to pages as a whole."""

    def __init__(
        self,
        database: Database,
        texts: Texts,
        revisions: Revisions,
        recorder: Recorder,
        links: Links,
    ) -> None:
        self._database = database
        self._pages = Pages(database)
        self._links = links
        self._revisions = revisions
        self._recorder = recorder
        self._neighbours = Neighbours(database, texts)
        self._chain = Chain(database)

    def rename(
        self, moves: Sequence[tuple[Title, Title]], draft: Draft, *, leave_redirect: bool
    ) -> list[Revision]:
        """Give pages other titles, all or none; see `RevisionFile.rename`."""
        with self._database.transaction():
            return [
                self._rename(old, new, draft, leave_redirect=leave_redirect) for old, new in moves
            ]

    def _rename(self, old: Title, new: Title, draft: Draft, *, leave_redirect: bool) -> Revision:
        without = "" if leave_redirect else " without leaving a redirect"
        reason = f": {draft.summary}" if draft.summary else ""
        said = f"Moved page [[{old.full}]] to [[{new.full}]]{without}{reason}"
        draft = as_kept(replace(draft, summary=said))
        page = self._pages.get(old.full)
        self._make_way(old, new, draft)
        number = self._record(page, draft, RevisionKind.RENAME, new.full)
        self._chain.give_title(number, page.id, new.full)
        self._pages.rename(page.id, new.full, new.namespace)
        self._pages.refresh(page.id, page.redirect, added=1)
        if leave_redirect:
            colon = ":" if new.namespace in _WITH_COLON else ""
            text = f"#REDIRECT [[{colon}{new.full}]]"
            self._recorder.edit(old, replace(draft, text=text), None)
            self._keep_links(old, PageLinks((new.full,)))
        return self._revisions.get(number)

    def delete(self, title: Title, draft: Draft, base: int | None) -> Revision:
        """Take a page from the list; see `RevisionFile.delete`."""
        draft = as_kept(draft)
        with self._database.transaction():
            page = self._pages.get(title.full)
            if base is not None and base != page.newest:
                raise EditConflict(title.full, base, page.newest)
            number = self._delete(page, draft)
        return self._revisions.get(number)

    def undelete(self, page: int, title: Title | None, draft: Draft) -> Revision:
        """Put a deleted page back; see `RevisionFile.undelete`."""
        draft = as_kept(draft)
        with self._database.transaction():
            deleted = self._pages.deleted(page)
            if not deleted:
                raise DeletedPageMissing(page)
            found = deleted[0][0]
            name = found.title if title is None else title.full
            if self._pages.number_of(name) is not None:
                raise PageExists(name)
            number = self._record(found, draft, RevisionKind.UNDELETION, name)
            if title is not None and name != found.title:
                self._chain.give_title(number, page, name)
                self._pages.rename(page, name, title.namespace)
            self._pages.set_deleted(page, None)
        return self._revisions.get(number)

    def deleted(self) -> list[DeletedPage]:
        """Return the pages that were deleted, the last one first."""
        return [
            DeletedPage(page, self._readable(deletion)) for page, deletion in self._pages.deleted()
        ]

    def _readable(self, number: int) -> Revision | None:
        try:
            return self._revisions.get(number)
        except (RevisionDamaged, RevisionMissing):
            return None  # `verify` names it

    def _make_way(self, old: Title, new: Title, draft: Draft) -> None:
        """Delete a redirect back to the page that takes its title; any other page stays."""
        if old.full == new.full:
            raise SameTitle(new.full)
        there = self._pages.find(new.full)
        if there is None:
            return
        if not there.gives_way_to(old.full):
            raise PageExists(new.full)
        said = as_summary(f"Deleted to make way for [[{old.full}]]")
        self._delete(there, replace(draft, summary=said))

    def _delete(self, page: Page, draft: Draft) -> int:
        number = self._record(page, draft, RevisionKind.DELETION, page.title)
        self._pages.set_deleted(page.id, number)
        return number

    def _keep_links(self, title: Title, links: PageLinks) -> None:
        page = self._pages.get(title.full)
        self._links.record(page.id, page.newest, links, as_of=None)

    def _record(self, page: Page, draft: Draft, kind: RevisionKind, title: str) -> int:
        newest = self._newest(page)
        turn, time = PageTurn(kind, page.id, title), time_of(page.title, draft, newest)
        return self._chain.append(turn_entry(turn, newest, time, draft.author, draft.summary))

    def _newest(self, page: Page) -> Earlier:
        newest = self._neighbours.newest(page.id)
        if newest is None:
            raise RevisionMissing(page.newest)
        return newest
