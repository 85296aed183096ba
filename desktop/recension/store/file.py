"""The revision file: pages, every revision of them, and images, in one SQLite database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from recension.store import copying, opening
from recension.store.bulk import BulkWriter
from recension.store.database import Database
from recension.store.events import Event, events
from recension.store.images import Images
from recension.store.naming import look_up_title, page_title
from recension.store.page_links import Links
from recension.store.page_log import PageLog
from recension.store.pages import Pages
from recension.store.recording import Draft, Recorder
from recension.store.revisions import Revisions
from recension.store.texts import Texts
from recension.store.values import (
    CategoryMember,
    DeletedPage,
    Image,
    Linker,
    Page,
    PageLinks,
    Problem,
    ReadOnlyReason,
    Revision,
    Verification,
)
from recension.store.verification import verify

Progress = Callable[[int, int], None]  # done, total
Cancelled = Callable[[], bool]


class RevisionFile:
    """An open revision file. Make one with `create` or `open`; it is a context manager.

    Titles may be given in any spelling MediaWiki takes ("template:foo_bar"); `BadTitle` is raised
    for one it forbids. Times are UTC, to the second. Sizes are UTF-8 bytes.

    One object may be used from several threads, one call at a time (a lock sees to it); several
    processes may have the same file open, and each sees what the others saved.

    Every method that reads may raise `DamagedFile`, `InputOutputFailure` or `BusyFile`; every
    method that writes also `ReadOnlyFile`, `NoSpace` or `NoPermission`, and then nothing changed.
    """

    def __init__(self, database: Database, opened: opening.Opened) -> None:
        self._database = database
        self._opened = opened
        self._texts = Texts(database)
        self._pages = Pages(database)
        self._revisions = Revisions(database, self._texts, self._pages)
        self._recorder = Recorder(database, self._texts, self._pages, self._revisions)
        self._log = PageLog(database, self._texts, self._pages, self._revisions, self._recorder)
        self._links = Links(database, self._pages)
        self._images = Images(database)

    @classmethod
    def create(cls, path: Path | str) -> Self:
        """Make an empty revision file; `FileExists` when something is there already."""
        return cls(*opening.create(Path(path)))

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Self:
        """Open a revision file.

        A file that cannot be written, or that is damaged, opens read-only: see `is_read_only`,
        `read_only_reason` and `problems`.

        Raises:
            FileMissing, NoPermission, NotARevisionFile: there is nothing to open.
            DamagedFile: not even a part of it can be read.
            NewerFile: a later version wrote it, and `read_only` was not asked for.
        """
        return cls(*opening.open_file(Path(path), read_only=read_only))

    def close(self) -> None:
        """Close the file; nothing is left beside it. Closing twice is allowed."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
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

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is saved inside one change: all of it is kept, or nothing.

        It is on the disk when the block ends. Blocks may be nested; the outermost one counts.
        """
        with self._database.transaction():
            yield

    def pages(self) -> list[Page]:
        """Return all pages, by namespace and title, without touching a text."""
        return self._pages.all()

    def page(self, title: str) -> Page:
        """Return one page; raises `PageMissing`."""
        return self._pages.get(look_up_title(title))

    def search(self, words: str, limit: int = 50) -> list[Page]:
        """Return the pages whose titles contain `words`, those that begin with them first."""
        return self._pages.search(words, limit)

    def existing(self, titles: Collection[str]) -> set[str]:
        """Return those of the (whole, normalised) titles that are pages of the file."""
        return self._pages.existing(titles)

    def texts(self, titles: Collection[str]) -> dict[str, str]:
        """Return the newest texts of those of the (whole, normalised) titles that exist."""
        return self._revisions.newest_texts(titles)

    def newest(self, title: str) -> Revision:
        """Return the newest revision of a page; raises `PageMissing`."""
        return self._revisions.get(self.page(title).newest)

    def revision(self, number: int) -> Revision:
        """Return one revision by its id; raises `RevisionMissing`."""
        return self._revisions.get(number)

    def history(
        self, title: str, *, before: int | None = None, limit: int | None = None
    ) -> list[Revision]:
        """Return the revisions of a page, newest first; raises `PageMissing`.

        Args:
            title: The page.
            before: Only revisions older than the one with this id (to read on, page by page).
            limit: At most so many.
        """
        return self.history_of(self.page(title), before=before, limit=limit)

    def history_of(
        self, page: Page, *, before: int | None = None, limit: int | None = None
    ) -> list[Revision]:
        """Return the revisions of a page, be it deleted or not; see `history`."""
        return self._revisions.history(page, before, limit)

    def events(self) -> Iterator[Event]:
        """Yield all that ever happened to any page, deleted ones too, in the order of time.

        Raises `RevisionDamaged` where a revision cannot be read.
        """
        return events(self._database)

    def links(self, title: str) -> list[tuple[int, bytes]]:
        """Return id and link of the chain of the revisions of a page, oldest first.

        What was worked out from a history holds as long as these are the same.
        """
        return self._revisions.links(self.page(title))

    def newest_link(self) -> tuple[int, bytes]:
        """Return id and link of the revision that was recorded last: they cover the whole past."""
        return self._revisions.newest_link()

    def text(self, revision: int) -> str:
        """Return the wikitext of a revision, exactly as saved and checked against its hash.

        Raises:
            RevisionMissing: no such revision.
            RevisionDamaged: what is stored is not what was saved.
            TextWithheld: the wiki it was exported from had hidden the text.
        """
        return self._revisions.text(number=revision)

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

        Returns:
            The revision, or None when the text is that of the newest one: nothing is recorded.

        Raises:
            BadTitle, SummaryTooLong: nothing is saved.
            EditConflict: `base` is not the newest revision any more.
            TimeTooEarly: `time` lies before that of the newest revision.
        """
        draft = Draft(text, summary, is_minor, author, time, tuple(tags))
        return self._recorder.save(page_title(title), draft, base)

    def restore(
        self, revision: int, *, summary: str = "", author: str = "", base: int | None = None
    ) -> Revision | None:
        """Save the text of an old revision as the newest one of its page; see `save`."""
        return self._recorder.restore(revision, Draft("", summary, author=author), base)

    def rename(
        self,
        title: str,
        new_title: str,
        *,
        summary: str = "",
        author: str = "",
        leave_redirect: bool = True,
    ) -> Revision:
        """Give a page another title and leave a redirect at the old one, in one change.

        The history goes with the page, and a revision in it says so. A page at the new title that
        never was anything but a redirect to this one gives way and is deleted. Returns the
        revision of the rename.

        Raises:
            PageMissing, PageExists, BadTitle, SummaryTooLong: nothing is changed.
        """
        draft = Draft("", summary, author=author)
        names = page_title(title), page_title(new_title)
        return self._log.rename(*names, draft, leave_redirect=leave_redirect)

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
            page_title(title), Draft("", summary, author=author, time=time), base
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
        name = None if title is None else page_title(title)
        return self._log.undelete(page, name, Draft("", summary, author=author))

    def deleted_pages(self) -> list[DeletedPage]:
        """Return the pages that were deleted, the last one first."""
        return self._log.deleted()

    def set_name(self, revision: int, name: str) -> None:
        """Give a revision a name ("sent to the printer"); "" takes it away."""
        self._revisions.set_name(revision, name)

    @contextmanager
    def bulk(self) -> Iterator[BulkWriter]:
        """Write many revisions of any age and order as one change: see `BulkWriter`.

        An exception inside the block, `Cancelled` among them, leaves the file untouched.
        """
        with self._database.large_transaction():
            writer = BulkWriter(self._database, self._texts, self._pages)
            yield writer
            writer.finish()

    def record_links(self, page: int, revision: int, links: PageLinks) -> bool:
        """Keep what the newest text of a page refers to, for `linking` and `members`.

        Inside `transaction` it is one change with the save that made the revision. Returns False,
        and keeps nothing, where the page has a newer revision than the one the links are of.
        """
        return self._links.record(page, revision, links)

    def forget_links(self) -> None:
        """Take away all that `record_links` kept: every page is `unread` again."""
        self._links.forget()

    def unread_pages(self, limit: int = 50) -> list[Page]:
        """Return pages whose newest text, or that of a template, was not read for its links."""
        return self._links.unread(limit)

    def count_unread(self) -> int:
        """Count those pages: while there are any, `linking` and `members` may not tell all."""
        return self._links.count_unread()

    def linking(self, title: str) -> list[Linker]:
        """Return the pages that link to, transclude or show a page, which need not exist."""
        return self._links.linking(look_up_title(title))

    def members(self, category: str) -> list[CategoryMember]:
        """Return the pages of a category ("Category:Birds") in their order there."""
        return self._links.members(look_up_title(category))

    def add_image(self, name: str, data: bytes) -> Image:
        """Keep an image as "File:NAME", in place of one of that name.

        Width and height are read from its bytes (0 where they do not say); its MIME type too,
        or else from the ending of the name.
        """
        return self._images.add(name, data)

    def image(self, name: str) -> Image | None:
        """Return what is known of an image ("Map.png"), None where there is none."""
        return self._images.find([name]).get(name)

    def images(self, names: Collection[str] | None = None) -> dict[str, Image]:
        """Return the images of these names, or all of them, by name, without their bytes."""
        return self._images.all() if names is None else self._images.find(names)

    def image_data(self, name: str) -> bytes:
        """Return the bytes of an image; raises `ImageMissing`, or `DamagedFile`."""
        return self._images.data(name)

    def verify(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Verification:
        """Check every text against its hash, the chain, the pages and the database itself.

        Args:
            progress: Called with how many revisions are done, and how many there are.
            cancelled: Asked now and then; `Cancelled` is raised once it says yes.
        """
        return verify(self._database, progress, cancelled)

    def save_copy(self, path: Path | str) -> None:
        """Write the whole file once more, complete or not at all; what is at `path` is replaced.

        Raises:
            FileExists: `path` is this very file.
        """
        copying.save_copy(self._database, Path(path))
