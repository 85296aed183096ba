"""What a writer can do to a revision file: save, restore, rename, delete, bring back, name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from recension.store.bulk import BulkWriter
from recension.store.edits import as_name
from recension.store.naming import page_title
from recension.store.opened import OpenedDatabase
from recension.store.progress import IsCancelled, Progress, never, tell_nobody
from recension.store.recording import Draft
from recension.store.rollback import Rollback, RollbackTarget
from recension.store.uniting.run import Uniting
from recension.store.uniting.sides import Side
from recension.store.uniting.values import MergeTexts, UnitedCopy
from recension.store.values import Revision
from recension.titles import Move, Title


class Writing(OpenedDatabase):
    """The part of `RevisionFile` that records revisions."""

    def save(  # noqa: PLR0913 - what a save can say, each with its name
        self,
        title: str,
        text: str,
        *,
        summary: str = "",
        is_minor: bool = False,
        author: str = "",
        time: datetime | None = None,
        base: int | None = None,
        tags: Collection[str] = (),
        united: int | None = None,
        undoes: int | None = None,
    ) -> Revision | None:
        """Record a new newest revision of a page, and the page if there is none.

        The text is kept as MediaWiki keeps it: trailing white space cut, CR and CRLF made LF,
        characters that XML forbids replaced by U+FFFD. An empty summary becomes MediaWiki's
        automatic one where there is one. The revision is on the disk when this returns.

        Args:
            title: The page.
            text: Its whole new wikitext.
            summary: The edit summary, at most 500 code points.
            is_minor: Whether the writer calls the edit minor.
            author: Who saves.
            time: When; the present by default (or the time of the newest revision, should the
                clock stand before it).
            base: The id of the revision that was edited; 0 says that there was no page; None
                asks for no check.
            tags: More tags to record, such as "mw-undo".
            united: The id of a revision of another line of the page that the text takes in; see
                `unite`. It is recorded even where the text is that of the newest revision.
            undoes: The id of the revision whose change the text takes out, and nothing else.

        Returns:
            The revision, or None when the text is that of the newest one: nothing is recorded.

        Raises:
            BadTitle, SummaryTooLong: nothing is saved.
            RevisionMissing: `united` or `undoes` is none of the page; nothing is saved.
            EditConflict: `base` is not the newest revision any more.
            TimeTooEarly: `time` lies before that of the newest revision.
        """
        tags = tags if undoes is None else (*tags, "mw-undo")
        draft = Draft(
            text, summary, is_minor, author, time, tuple(tags), united=united, reverts=undoes
        )
        return self._recorder.save(self._title(title), draft, base)

    def restore(
        self, revision: int, *, summary: str = "", author: str = "", base: int | None = None
    ) -> Revision | None:
        """Save the text of an old revision as the newest one of its page; see `save`."""
        return self._recorder.restore(revision, Draft("", summary, author=author), base)

    def rollback(
        self,
        title: str,
        *,
        edits_of: str | None = None,
        summary: str = "",
        author: str = "",
        base: int | None = None,
    ) -> Revision:
        """Take back all the newest edits that one author made in a row (Help:Reverting).

        The page gets the text of the last revision by somebody else, as a new, minor revision.

        Args:
            title: The page.
            edits_of: Whose edits are meant, to be sure; those of the last author by default.
            summary: Why; empty for MediaWiki's own.
            author: Who does it.
            base: The id of the newest revision that was seen; None asks for no check.

        Raises:
            PageMissing, SummaryTooLong: nothing is saved.
            EditConflict: `base` is not the newest revision any more.
            RollbackRefused: the last edit is by another author, or nobody else ever wrote.
            RevisionDamaged, TextWithheld: the text to go back to cannot be read.
        """
        draft = Draft("", summary, author=author)
        return self._rollback().run(self._title(title), edits_of, draft, base)

    def rollback_target(self, title: str) -> RollbackTarget:
        """Return which revision `rollback` would take a page back to; nothing is changed.

        Raises `PageMissing`, or `RollbackRefused` where nobody else ever wrote.
        """
        return self._rollback().target(self._title(title))

    def rename(
        self,
        title: str,
        new_title: str,
        *,
        summary: str = "",
        author: str = "",
        leave_redirect: bool = True,
        others: Sequence[Move] = (),
    ) -> Revision:
        """Give a page another title and leave a redirect at the old one, in one change.

        The history goes with the page, and a revision in it says so. A page at the new title that
        never was anything but a redirect to this one gives way and is deleted. Returns the
        revision of the rename.

        Args:
            title: The page.
            new_title: What it is called from now on.
            summary: Why.
            author: Who renames it.
            leave_redirect: Whether a redirect stands at the old title then.
            others: Pages that are renamed with it, see `recension.titles.companions`.

        Raises:
            PageMissing, PageExists, SameTitle, BadTitle, SummaryTooLong: nothing is changed.
        """
        draft = Draft("", summary, author=author)
        moves = [(self._title(old), self._title(new)) for old, new in ((title, new_title), *others)]
        return self._log.rename(moves, draft, leave_redirect=leave_redirect)[0]

    def delete(
        self,
        title: str,
        *,
        summary: str = "",
        author: str = "",
        time: datetime | None = None,
        base: int | None = None,
    ) -> Revision:
        """Take a page from the list; its history stays, and `undelete` brings it back.

        Another page may be made under its title. Returns the revision of the deletion, which
        stands in no history.

        Raises:
            PageMissing, SummaryTooLong, TimeTooEarly: nothing is changed.
            EditConflict: `base`, where it is given, is not the newest revision any more.
        """
        return self._log.delete(
            self._title(title), Draft("", summary, author=author, time=time), base
        )

    def undelete(
        self, page: int, *, title: str | None = None, summary: str = "", author: str = ""
    ) -> Revision:
        """Put a deleted page back, with all its revisions; the number is that of `Page.id`.

        Args:
            page: The number of a page of `deleted_pages`: several may have had one title.
            title: Another title for it, where its own is taken.
            summary: Why.
            author: Who brings it back.

        Raises:
            DeletedPageMissing, PageExists, BadTitle, SummaryTooLong: nothing is changed.
        """
        name = None if title is None else self._title(title)
        return self._log.undelete(page, name, Draft("", summary, author=author))

    def set_name(self, revision: int, name: str) -> None:
        """Give a revision a name ("sent to the printer"); "" takes it away.

        Raises `RevisionMissing`, or `NameTooLong` beyond 100 code points. White space becomes
        single spaces.
        """
        self._revisions.set_name(revision, as_name(name))

    def unite(
        self,
        copy: Path | str,
        merge: MergeTexts,
        *,
        author: str = "",
        progress: Progress | None = None,
        cancelled: IsCancelled | None = None,
    ) -> UnitedCopy:
        """Bring in all that another copy of this file has, as one change; nothing is dropped.

        The copy is only read. See `recension.store.uniting` for how it fits the chain.

        Args:
            copy: Another copy of this file, edited apart from it.
            merge: Unites two texts that were made from one; gives None where they clash.
            author: Who does it, for the revisions that say so.
            progress: Called with how many revisions of the copy are done, and how many there are.
            cancelled: Asked now and then; `Cancelled` is raised once it says yes.

        Raises:
            UnrelatedFile: it has no revision in common with this file, or is this very file.
            DamagedFile: it is damaged; nothing is taken from it.
        """
        uniting = self._uniting(merge, author)
        with self._database.large_transaction():
            return uniting.unite(Path(copy), progress or tell_nobody, cancelled or never)

    def news_of(self, copy: Path | str) -> int:
        """Return how many revisions and images another copy of this file has that are not here.

        Raises as `unite`.
        """
        return self._uniting(_no_text, "").news(Path(copy))

    def _rollback(self) -> Rollback:
        return Rollback(self._database, self._pages, self._revisions, self._recorder)

    def _uniting(self, merge: MergeTexts, author: str) -> Uniting:
        side = Side(self._database, self._texts, self._pages)
        return Uniting(side, merge, author, self._revisions.set_name)

    @contextmanager
    def bulk(self) -> Iterator[BulkWriter]:
        """Write many revisions of any age and order as one change: see `BulkWriter`.

        An exception inside the block, `Cancelled` among them, leaves the file untouched.
        """
        with self._database.large_transaction():
            writer = BulkWriter(self._database, self._texts, self._pages)
            yield writer
            writer.finish()

    def _title(self, written: str) -> Title:
        return page_title(written, self.namespaces)


def _no_text(base: str, mine: str, theirs: str) -> None:
    """Take the place of a merge where none is wanted."""
