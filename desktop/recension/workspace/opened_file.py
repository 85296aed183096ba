"""An open revision file, as the thread sees it that alone works on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from recension.engine.undone_change import change_of
from recension.errors import (
    DamagedFile,
    EditConflict,
    FileMissing,
    NewerFile,
    PageMissing,
    ReadOnlyFile,
    RecensionError,
    RevisionDamaged,
    RevisionMissing,
)
from recension.store import (
    KnownLinks,
    Page,
    ReadOnlyReason,
    Revision,
    RevisionFile,
    RollbackTarget,
)
from recension.store.failures import explained
from recension.store.values import is_same_record
from recension.titles import normalize_title
from recension.workspace.file_answers import (
    DiskLook,
    PageContents,
    SaveOrder,
    SaveOutcome,
    divergence,
)
from recension.workspace.values import FileState, LinksHere, PageList


class OpenedFile:
    """A revision file and what the window has seen of it. Not for the window's thread."""

    def __init__(self, path: Path, *, is_untitled: bool, is_sample: bool = False) -> None:
        self.path = path
        self._is_untitled = is_untitled
        self._is_sample = is_sample
        self.renumbered: tuple[PageContents, ...] = ()  # pages at hand, in a recovered file
        self._error: RecensionError | None
        self._file = self._open()
        self._identity = self._stat()
        self._seen = self._file.changes_by_others()

    @property
    def state(self) -> FileState:
        """What is to be said of the file."""
        return FileState(
            path=self.path,
            is_untitled=self._is_untitled,
            is_sample=self._is_sample,
            is_read_only=self._file.is_read_only,
            reason=self._reason(),
            problems=self._file.problems,
            title="" if self._is_untitled else self.path.stem,
        )

    @property
    def file(self) -> RevisionFile:
        """The file itself."""
        return self._file

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def page_list(self) -> PageList:
        """Return all pages."""
        pages = tuple(self._file.pages())
        return PageList(pages, {page.title: page for page in pages}, self._file.namespaces)

    def read_page(self, title: str) -> PageContents:
        """Return a page, or what one that does not exist begins with; raises BadTitle."""
        title = normalize_title(title, self._file.namespaces)
        try:
            revision = self._file.newest(title)
        except PageMissing:
            return PageContents(title, None, "")
        return PageContents(title, revision, self._file.text(revision.id))

    def history(self, title: str, before: int | None, limit: int) -> tuple[Revision, ...]:
        """Return revisions of a page, newest first; none of a page that is not saved yet."""
        try:
            return tuple(self._file.history(title, before=before, limit=limit))
        except PageMissing:
            return ()

    def links_here(self, title: str) -> LinksHere:
        """Return what refers to a page, as far as it is known."""
        return LinksHere(title, tuple(self._file.linking(title)), self._file.count_unread())

    def title_of(self, revision: Revision) -> str:
        """Return the title of the page a revision belongs to; raises `RevisionMissing`."""
        page = self._file.page_numbered(revision.page)
        if page is None:
            raise RevisionMissing(revision.id)
        return page.title

    # -- changes

    def save(self, order: SaveOrder) -> SaveOutcome:
        """Record a text; a page that got a newer revision meanwhile diverges.

        Raises:
            FileMissing: the file is gone; what would be written now would be lost.
            RecensionError: nothing is saved.
        """
        self._be_there()
        newest = self.read_page(order.title)
        if not is_same_record(newest.revision, order.base):
            return SaveOutcome(newest, is_new=False, divergence=divergence(order, newest))
        try:
            return self._record(order)
        except EditConflict:
            newest = self.read_page(order.title)
            return SaveOutcome(newest, is_new=False, divergence=divergence(order, newest))

    def _record(self, order: SaveOrder) -> SaveOutcome:
        with self.changing() as file, file.transaction():
            revision = file.save(
                order.title,
                order.prepared_text,
                summary=order.summary,
                is_minor=order.is_minor,
                author=order.author,
                base=order.base.id if order.base else 0,
                undoes=order.undoes,
            )
            _keep_links(file, revision, order.links)
            # As it is now: afterwards others may have gone on with it.
            return SaveOutcome(self.read_page(order.title), is_new=revision is not None)

    @contextmanager
    def changing(self) -> Iterator[RevisionFile]:
        """Change the file inside the block; `look` will not take it for the work of others."""
        self._be_there()
        yield self._file

    def restore(
        self, revision: int, summary: str, author: str, links: KnownLinks | None = None
    ) -> SaveOutcome:
        """Record the text of an older revision as a new one; raises as `save`."""
        with self.changing() as file, file.transaction():
            made = file.restore(revision, summary=summary, author=author)
            _keep_links(file, made, links)
        title = self.title_of(self._file.revision(revision))
        return SaveOutcome(self.read_page(title), is_new=made is not None)

    def roll_back(
        self,
        title: str,
        target: RollbackTarget,
        author: str,
        base: int | None,
        links: KnownLinks | None = None,
    ) -> SaveOutcome:
        """Take back the newest edits of one author; see `RevisionFile.rollback`.

        Args:
            title: of the page.
            target: what it was told to go back to.
            author: who does it.
            base: the newest revision that was seen.
            links: of the text it goes back to, where they are known.
        """
        with self.changing() as file, file.transaction():
            made = file.rollback(title, edits_of=target.edits_of, author=author, base=base)
            _keep_links(file, made, links)
        return SaveOutcome(self.read_page(title), is_new=True)

    def name(self, revision: int, name: str) -> None:
        """Give a revision a name, "" for none; see `RevisionFile.set_name`."""
        with self.changing() as file:
            file.set_name(revision, name)

    def change_of(self, revision: Revision) -> tuple[str, str]:
        """Return the texts before and after a revision.

        Raises:
            NothingToUndo: there is none before it, or it changed nothing.
        """
        return change_of(self._file, revision)

    def note_renumbered(self, titles: Collection[str]) -> None:
        """Read these pages of a recovered file, whose revisions have other numbers now."""
        self.renumbered = tuple(self.read_page(title) for title in titles)

    # -- what others do

    def look(self, bases: Mapping[str, Revision | None]) -> DiskLook:
        """Say what others did to the file, and bring in what they wrote.

        Args:
            bases: the revisions that pages on hand were made from, by their titles.
        """
        identity = self._stat()
        if identity is None:
            return DiskLook(is_gone=True, is_replaced=False, is_changed=False, pages=())
        is_replaced = identity != self._identity
        if is_replaced:
            self._reopen()
        seen = self._file.changes_by_others()
        is_changed = is_replaced or seen != self._seen
        self._seen = seen
        return DiskLook(
            is_gone=False,
            is_replaced=is_replaced,
            is_changed=is_changed,
            pages=tuple(self.read_page(title) for title in bases) if is_changed else (),
            renamed=tuple(self._renamed(bases)) if is_changed else (),
        )

    def _renamed(self, bases: Mapping[str, Revision | None]) -> Iterator[tuple[str, PageContents]]:
        for title, base in bases.items():
            page = self._page_of(base) if base is not None else None
            if page is not None and page.title != title:
                yield title, self.read_page(page.title)

    def _page_of(self, revision: Revision) -> Page | None:
        """Return the page of a revision, None where the file has it no more."""
        try:
            is_here = is_same_record(self._file.revision(revision.id), revision)
        except (RevisionMissing, RevisionDamaged):
            return None
        return self._file.page_numbered(revision.page) if is_here else None

    def _open(self) -> RevisionFile:
        self._error = None
        try:
            return RevisionFile.open(self.path)
        except NewerFile as error:
            self._error = error
            return RevisionFile.open(self.path, read_only=True)

    def _reopen(self) -> None:
        """Go on with the file that now stands in the place of the old one."""
        fresh = self._open()
        self._file.close()
        self._file = fresh
        self._identity = self._stat()
        self._seen = -1

    def _be_there(self) -> None:
        identity = self._stat()
        if identity is None:
            raise FileMissing(self.path)
        if identity != self._identity:
            self._reopen()

    def _stat(self) -> tuple[int, int] | None:
        try:
            with explained(self.path):
                stat = self.path.stat()
        except RecensionError:
            return None
        return stat.st_dev, stat.st_ino

    def _reason(self) -> RecensionError | None:
        match self._file.read_only_reason:
            case None:
                return None
            case ReadOnlyReason.DAMAGED:
                return DamagedFile(self.path, "; ".join(p.detail for p in self._file.problems))
            case _:
                return self._error or ReadOnlyFile(self.path)


def _keep_links(file: RevisionFile, saved: Revision | None, known: KnownLinks | None) -> None:
    """Record the links of what was saved, in the transaction of the save."""
    if saved is not None and known is not None:
        file.record_links(saved.page, saved.id, known.links, as_of=known.as_of)
