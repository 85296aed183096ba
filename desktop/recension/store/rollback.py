"""Taking back all the newest edits that one author made in a row (Help:Reverting)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recension.errors import RollbackRefused
from recension.store.database import Database
from recension.store.edits import REVERTED_MOST, as_author, as_summary, rollback_summary
from recension.store.pages import Pages
from recension.store.recording import Draft, Recorder, check_base
from recension.store.revisions import Revisions
from recension.store.values import Hidden, Page, Revision
from recension.titles import Title


@dataclass(frozen=True, slots=True)
class RollbackTarget:
    """What a page goes back to."""

    revision: int
    author: str  # who wrote it
    taken_back: int  # how many revisions came after it
    edits_of: str  # who wrote those


class Rollback:
    """Records rollbacks."""

    def __init__(
        self, database: Database, pages: Pages, revisions: Revisions, recorder: Recorder
    ) -> None:
        self._database = database
        self._pages = pages
        self._revisions = revisions
        self._recorder = recorder

    def run(self, title: Title, edits_of: str | None, draft: Draft, base: int | None) -> Revision:
        """Go back to the last revision by somebody else; see `RevisionFile.rollback`."""
        with self._database.transaction():
            page = self._pages.get(title.full)
            check_base(title.full, base, page)
            newest = self._revisions.get(page.newest)
            last, is_hidden = newest.author, bool(newest.hidden & Hidden.AUTHOR)
            if edits_of is not None and as_author(edits_of) != last:
                raise RollbackRefused(title.full, "other-author", last)
            target = self._target_of(page, last)
            said = rollback_summary(last, target.author, is_hidden=is_hidden)
            number = self._recorder.edit(
                title,
                replace(
                    draft,
                    text=self._revisions.text(target.revision),
                    summary=as_summary(draft.summary) or as_summary(said),
                    author=as_author(draft.author),
                    is_minor=True,
                    tags=("mw-rollback",),
                    reverts=target.revision if target.taken_back <= REVERTED_MOST else None,
                ),
                page,
            )
            if number is None:
                raise RollbackRefused(title.full, "same", last)
        return self._revisions.get(number)

    def target(self, title: Title) -> RollbackTarget:
        """Return what a page would go back to; see `RevisionFile.rollback_target`."""
        with self._database.reading():
            page = self._pages.get(title.full)
            return self._target_of(page, self._revisions.get(page.newest).author)

    def _target_of(self, page: Page, last: str) -> RollbackTarget:
        row = self._database.row(
            "SELECT revision.id, author.name, "
            "(SELECT count(*) FROM revision AS later WHERE later.page = revision.page "
            "AND later.kind < 2 AND (later.time, later.id) > (revision.time, revision.id)) "
            "FROM revision JOIN author ON author.id = revision.author "
            "WHERE page = ? AND kind < 2 AND author.name <> ? "
            "ORDER BY time DESC, revision.id DESC LIMIT 1",
            (page.id, last),
        )
        if row is None:
            raise RollbackRefused(page.title, "only-author", last)
        revision, author, taken_back = row
        return RollbackTarget(revision, author, taken_back, last)
