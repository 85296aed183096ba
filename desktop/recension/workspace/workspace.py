"""The open revision file, and the page of it that is edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from recension.diff import Options
from recension.engine.messages import TextSide
from recension.errors import BadTitle, FileMissing, PageExists
from recension.store.values import DeletedPage, Revision
from recension.titles import normalize_title
from recension.workspace.base_choice import BaseChoice
from recension.workspace.disk_follower import DiskFollower
from recension.workspace.document import PageDocument
from recension.workspace.drafts import Drafts
from recension.workspace.engine_client import EngineClient
from recension.workspace.file_on_hand import FileOnHand
from recension.workspace.indexing import Indexing
from recension.workspace.instances import Instances
from recension.workspace.merges import Merges
from recension.workspace.opened_file import OpenedFile, PageContents, SaveOutcome
from recension.workspace.opening import Opening
from recension.workspace.page_log import PageLog
from recension.workspace.pages_on_hand import PagesOnHand
from recension.workspace.places import state_folder
from recension.workspace.preparing import Preparing
from recension.workspace.reconciling import Reconciling
from recension.workspace.replies import Reply
from recension.workspace.saving import Saving
from recension.workspace.serial_thread import SerialThread
from recension.workspace.settings import Settings
from recension.workspace.signals import WorkspaceSignals
from recension.workspace.undoing import Undoing
from recension.workspace.untitled import UntitledFiles, is_source
from recension.workspace.values import (
    Conflict,
    Draft,
    FileState,
    PageList,
    Place,
    Renamed,
    Resolution,
    Saved,
    Undo,
)


class Workspace(WorkspaceSignals):
    """Opens, edits, saves; all work on the file is done in a thread of its own.

    Orders return at once. What came of them is told by the signals of `WorkspaceSignals`, or, where
    a question was asked, by the `Reply`. The engine follows: it is told which file and page are
    open.
    """

    def __init__(
        self,
        settings: Settings,
        drafts: Drafts,
        engine: EngineClient,
        instances: Instances,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._drafts = drafts
        self._engine = engine
        self._instances = instances
        self._page_list = PageList()
        self._kept_titles: set[str] = set()  # not opened since the file was
        self._thread = SerialThread("store", self)
        self._untitled = UntitledFiles(state_folder() / "untitled")
        self._file = FileOnHand(self._thread, drafts, instances, self._untitled, self)
        self._pages = PagesOnHand(self._thread, drafts, self)
        self._saving = Saving(self._thread, self._pages, Preparing(engine, self), self)
        self._merges = Merges(engine, self)
        self._reconciling = Reconciling(self._merges, self._pages, self)
        self._undoing = Undoing(self._merges, self)
        self._page_log = PageLog(self._thread, self._pages, self)
        self._indexing = Indexing(self._thread, engine, self)
        self._disk = DiskFollower(self._thread, self._file, self._pages, self)
        self._base = BaseChoice(engine, self)
        self._connect()
        self._tell_author()

    def _connect(self) -> None:
        self._settings.author_changed.connect(self._tell_author)
        self._drafts.heartbeat.connect(self.heartbeat)
        self._instances.raise_requested.connect(lambda _: self.raise_requested.emit())
        self._file.leaving.connect(self._saving.hurry)
        self._file.opened.connect(self._on_opened)
        self._file.moved.connect(self._on_moved)
        self._file.changed.connect(lambda: self.file_changed.emit(self.file))
        self._file.closed.connect(self.closed)
        self._file.already_open.connect(self.already_open)
        self._file.failed.connect(self.failed)
        self._pages.shown.connect(self._on_shown)
        self._pages.draft_found.connect(self.draft_found)
        self._pages.diverged.connect(self._reconciling.reconcile)
        self._reconciling.conflict.connect(self.conflict)
        self._pages.failed.connect(self.failed)
        self._pages.unsaved_changed.connect(self._on_unsaved_changed)
        self._saving.saved.connect(self._on_saved)
        self._saving.unchanged.connect(self.nothing_to_save)
        self._saving.left_as_typed.connect(self.left_as_typed)
        self._saving.diverged.connect(self._reconciling.reconcile)
        self._saving.failed.connect(self.save_failed)
        self._page_log.renamed.connect(self._on_renamed)
        self._page_log.deleted.connect(self._on_deleted)
        self._page_log.undeleted.connect(self._on_undeleted)
        self._page_log.failed.connect(self.failed)
        self._indexing.changed.connect(self._on_indexed)
        self._indexing.failed.connect(self.failed)
        self._base.chosen.connect(self.base_chosen)
        self._disk.pages_changed.connect(self._refresh)
        self._disk.replaced.connect(self._point_engine)
        self._disk.disk_changed.connect(self.disk_changed)
        self._disk.failed.connect(self.failed)

    @property
    def file(self) -> FileState | None:
        """The open file."""
        return self._file.state

    @property
    def document(self) -> PageDocument | None:
        """The page that is edited."""
        return self._pages.current

    @property
    def pages(self) -> PageList:
        """All pages of the file, as last read."""
        return self._page_list

    @property
    def unsaved_titles(self) -> list[str]:
        """The pages with unsaved text, on hand or kept as a draft that was not looked at yet."""
        return sorted(self._kept_titles | self._dirty_titles())

    # -- files

    def open_any(self, path: Path, *, page: str = "") -> None:
        """Open what the user named: a revision file, or a text file as an untitled one."""
        if is_source(path):
            self.open_text(path)
        else:
            self.open_file(path, page=page)

    def open_file(self, path: Path, *, page: str = "") -> None:
        """Open a revision file at this page, or at the one that was changed last."""
        path = path.absolute()
        if self.file and self.file.path == path:
            if page:
                self.open_page(page)
            return
        place = self._settings.place
        self._file.open(path, page or (place.page if place.file == path else ""))

    def open_text(self, path: Path) -> None:
        """Open a bare text (or an export) as an untitled file that begins with it."""
        self._file.make(partial(self._untitled.make_from, path), is_touched=True)

    def open_last(self) -> bool:
        """Open the file and page where the user was last; False where there is none."""
        path = self._settings.place.file
        if path is None:
            return False
        if not path.exists():
            self.failed.emit(FileMissing(path))
            return False
        self.open_file(path)
        return True

    def open_sample(self) -> None:
        """Open an unsaved copy of the bundled sample."""
        self._file.make(self._untitled.make_sample, is_touched=False)

    def new_file(self) -> None:
        """Begin an untitled file; it opens at an empty page."""
        self._file.make(self._untitled.make_empty, is_touched=False)

    def recoverable_files(self) -> list[Path]:
        """Return untitled files that no window has open, the newest first."""
        return [path for path in self._untitled.all() if self._instances.is_free(path)]

    def save_as(self, path: Path, *, summary: str | None = None, is_minor: bool = False) -> None:
        """Give the open file a new place, over whatever is there, and go on with it there.

        An untitled file moves; another stays where it was. Unsaved text goes along, unsaved; with a
        summary it is saved as a revision at the new place.
        """
        self._saving.when_prepared(lambda: self._save_as(path, summary, is_minor=is_minor))

    def _save_as(self, path: Path, summary: str | None, *, is_minor: bool) -> None:
        rescue = [
            PageContents(page.title, page.base, page.base_text)
            for page in self._pages.documents
            if page.base
        ]
        reply = self._file.save_as(path, rescue)
        if reply and summary is not None:
            reply.done.connect(lambda _: self.save(summary, is_minor=is_minor))

    def save_copy(self, path: Path) -> Reply:
        """Copy the file to a place and go on with the one that is open; done gives None."""
        return self._file.save_copy(path) or self._no_file(path)

    def close_file(self, *, discard: bool = False) -> None:
        """Close the file. Unsaved text stays as a draft, an untitled file for the next start.

        With `discard` both are dropped.
        """
        self._saving.when_prepared(lambda: self._close_file(discard=discard))

    def _close_file(self, *, discard: bool) -> None:
        self._leave_pages()
        self._settings.place = Place()
        self._file.close(discard=discard)

    def stop(self) -> None:
        """Close the file and end all threads; after it nothing works any more."""
        self._saving.hurry()
        self._leave_pages()
        self._file.leave()
        self._drafts.stop()
        self._thread.stop()
        self._instances.release_all()
        self._settings.sync()

    # -- pages

    def open_page(self, title: str) -> None:
        """Edit this page, or begin it; unsaved text of the one before stays on hand."""
        try:
            self._pages.open(normalize_title(title))
        except BadTitle as error:
            self.failed.emit(error)

    def new_page(self, title: str) -> None:
        """Begin a page; fails with BadTitle or PageExists."""
        try:
            title = normalize_title(title)
        except BadTitle as error:
            self.failed.emit(error)
            return
        if title in self._page_list.by_title:
            self.failed.emit(PageExists(title))
        else:
            self._pages.open(title)

    def save(self, summary: str = "", *, is_minor: bool = False) -> None:
        """Record the text as a revision."""
        opened, document = self._file.current, self._pages.current
        if opened and document:
            author = self._settings.signing
            tags = self._undoing.tags(document)
            self._saving.save(opened, document, summary, author, minor=is_minor, tags=tags)

    @property
    def is_preparing(self) -> bool:
        """Whether a text that is to be saved waits for the engine."""
        return self._saving.is_preparing

    def when_prepared(self, act: Callable[[], None]) -> None:
        """Do something that must not come before a save that was ordered: now, or in a moment."""
        self._saving.when_prepared(act)

    def remember_place(self, caret: int, scroll: int) -> None:
        """Note where in the page the user is: caret in code points, first visible line from 0."""
        if (state := self.file) and (document := self.document):
            document.caret = caret
            self._settings.place = Place(state.path, document.title, caret, scroll)

    # -- pages as a whole

    def rename_page(
        self, title: str, new_title: str, *, reason: str = "", leave_redirect: bool = True
    ) -> None:
        """Give a page another title; `page_renamed` follows. Unsaved text goes along."""
        if opened := self._file.current:
            author = self._settings.author
            if new_title in self.unsaved_titles:
                self.failed.emit(PageExists(new_title))
                return
            rename = partial(self._page_log.rename, opened, title, new_title, reason=reason)
            self._saving.when_prepared(lambda: rename(author=author, leave_redirect=leave_redirect))

    def delete_page(self, title: str, reason: str = "") -> None:
        """Delete a page; `page_deleted` follows. Its history stays, and so does unsaved text."""
        if opened := self._file.current:
            author = self._settings.author
            delete = partial(self._page_log.delete, opened, title, reason=reason, author=author)
            self._saving.when_prepared(delete)

    def undelete_page(self, page: int, *, title: str | None = None, reason: str = "") -> None:
        """Bring a page of `deleted_pages` back; `page_undeleted` follows."""
        if opened := self._file.current:
            author = self._settings.author
            self._page_log.undelete(opened, page, title=title, reason=reason, author=author)

    def deleted_pages(self) -> Reply:
        """Ask for the pages that were deleted; done gives a list of DeletedPage, last one first."""
        return self._ask(lambda opened: opened.file.deleted_pages())

    def links_here(self, title: str) -> Reply:
        """Ask what links to, transcludes or shows a page; done gives a LinksHere.

        What is not known yet is read now: `links_changed` follows.
        """
        self._indexing.look(now=True)
        return self._ask(lambda opened: opened.links_here(title))

    # -- history

    def history(self, title: str, *, before: int | None = None, limit: int = 100) -> Reply:
        """Ask for revisions, newest first, older than `before`; done gives a tuple of them."""
        return self._ask(lambda opened: opened.history(title, before, limit))

    def text(self, revision: int) -> Reply:
        """Ask for the text of a revision; done gives a str."""
        return self._ask(lambda opened: opened.file.text(revision))

    def compare(self, old: TextSide, new: TextSide, options: Options | None = None) -> Reply:
        """Compare any two texts or revisions; done gives a Comparison."""
        return self._engine.compare(old, new, options)

    def compare_page_with(self, revision: int | None, options: Options | None = None) -> None:
        """Compare the edited page with this revision of it from now on; None: its newest."""
        chosen, document = options or Options(), self._pages.current
        if revision is None or document is None:
            self._base.choose_newest(chosen)
            return
        reply = self._ask(
            lambda opened: (opened.file.revision(revision), opened.file.text(revision))
        )
        reply.done.connect(lambda found: self._base.choose(document, found, chosen))
        reply.failed.connect(self.failed)

    def restore(self, revision: int, summary: str = "") -> None:
        """Record the text of an older revision as a new one."""
        author = self._settings.author
        reply = self._ask(lambda opened: opened.restore(revision, summary, author))
        reply.done.connect(self._on_restored)
        reply.failed.connect(self.save_failed)

    def undo_revision(self, revision: Revision) -> Reply:
        """Take what a revision did out of the page that is edited; done gives an `Undo`.

        Nothing is changed by it: call `apply_undo`. Fails with `NothingToUndo`.
        """
        document = self._pages.current
        if document is None:
            return self._no_file(Path())
        texts = self._ask(lambda opened: opened.change_of(revision))
        return self._undoing.undo(document, revision, texts)

    def apply_undo(self, undo: Undo, text: str) -> None:
        """Put the page without a revision into the editor, unsaved."""
        if document := self._pages.get(undo.title):
            self._undoing.apply(document, undo, text)

    # -- texts united

    def merge(self, base: str, mine: str, theirs: str) -> Reply:
        """Unite two texts made from one base; done gives a Merge."""
        return self._merges.ask(base, mine, theirs)

    def cancel_merge(self, reply: Reply) -> None:
        """Wait no longer for a `merge` or `undo_revision`; the reply fails with `Cancelled`."""
        self._merges.cancel(reply)
        self._undoing.cancel(reply)

    def settle(self, conflict: Conflict, text: str) -> None:
        """Settle a conflict with a text made by hand; it stands in the editor, unsaved."""
        self._pages.settle(conflict, text)

    def unite_again(self, conflict: Conflict) -> None:
        """Unite both sides of a conflict anew, because the text went on; `conflict` follows."""
        self._pages.unite_again(conflict)

    def document_of(self, title: str) -> PageDocument | None:
        """Return a page that is edited, or has unsaved text on hand."""
        return self._pages.get(title)

    def check_page(self, title: str) -> None:
        """See whether the file has a newer revision of a page; what follows is as on the disk."""
        self._pages.check(title)

    # -- choices

    def keep_draft(self, draft: Draft) -> None:
        """Go on with the recovered text; it is unsaved, and its draft stays until it is saved."""
        if document := self._pages.get(draft.title):
            document.caret = draft.caret

    def discard_draft(self, draft: Draft) -> None:
        """Drop the recovered text; the page shows its newest revision."""
        self._pages.discard(draft.title)

    def resolve(self, conflict: Conflict, resolution: Resolution) -> None:
        """Settle a conflict; the outcome stands in the editor, unsaved where it differs."""
        self._pages.resolve(conflict, resolution)

    # -- what comes of orders

    def _on_opened(self, opening: Opening) -> None:
        opened = opening.opened
        self._pages.use(opened)
        self._indexing.follow(opened)
        self._point_engine()
        self._disk.follow(opened)
        if not opened.state.is_untitled:
            self._settings.add_recent_file(opened.path)
        self._kept_titles = set(opening.kept_titles)
        self.opened.emit(self.file)
        self._take_pages(opened, opening.pages)
        if opening.page:
            self._pages.show_found(opened, opening.page)
        if opening.failure:
            self.failed.emit(opening.failure)

    def _on_moved(self) -> None:
        if opened := self._file.current:
            self._pages.move(opened)
            self._indexing.follow(opened)
            self._point_engine()
            self._disk.follow(opened)
            self._settings.add_recent_file(opened.path)
            self._note_place(self._pages.current)

    def _on_shown(self, document: PageDocument) -> None:
        self._kept_titles.discard(document.title)
        self._base.follow(document)
        self._indexing.follow_document(document)
        self._engine.show_page(document)
        self._note_place(document)
        self.page_opened.emit(document)

    def _on_saved(self, outcome: SaveOutcome) -> None:
        self._undoing.forget()
        self._tell_saved(outcome, is_restored=False)
        if outcome.contents.revision:
            self._settings.add_recent_summary(outcome.contents.revision.summary)

    def _on_restored(self, outcome: SaveOutcome) -> None:
        if not outcome.is_new:
            self.nothing_to_save.emit(outcome.contents.title)
            return
        self._pages.take_newest(outcome.contents)
        self._tell_saved(outcome, is_restored=True)

    def _tell_saved(self, outcome: SaveOutcome, *, is_restored: bool) -> None:
        contents = outcome.contents
        if contents.revision is None:
            return
        self._file.is_touched = True
        self.saved.emit(Saved(contents.title, contents.revision, is_restored=is_restored))
        self.history_changed.emit(contents.title)
        self._refresh()

    def _on_renamed(self, renamed: Renamed) -> None:
        if renamed.old in self._kept_titles:
            self._kept_titles.remove(renamed.old)
            self._kept_titles.add(renamed.new)
        document = self._pages.current
        if document is not None and document.title == renamed.new:
            self._engine.show_page(document)
            self._note_place(document)
        self._change_pages(renamed.new)
        self.page_renamed.emit(renamed)

    def _on_deleted(self, gone: DeletedPage) -> None:
        self._change_pages(gone.page.title)
        self.page_deleted.emit(gone)

    def _on_undeleted(self, title: str) -> None:
        self._change_pages(title)
        self.page_undeleted.emit(title)

    def _change_pages(self, title: str) -> None:
        self._file.is_touched = True
        self.history_changed.emit(title)
        self._refresh()

    def _refresh(self) -> None:
        """Read the list of pages again, and let the preview see what they say now."""
        opened = self._file.current
        if opened is None:
            return
        reply = self._thread.submit(opened.page_list)
        reply.done.connect(lambda pages: self._take_pages(opened, pages))
        reply.failed.connect(self.failed)
        self._engine.refresh()

    def _take_pages(self, opened: OpenedFile, pages: PageList) -> None:
        if opened is self._file.current:
            self._page_list = pages
            self.pages_changed.emit(pages)
            self._indexing.look()

    def _on_indexed(self) -> None:
        self.links_changed.emit()
        self._engine.refresh()  # a category may have other members

    def _tell_author(self) -> None:
        self._engine.set_author(self._settings.signing)

    def _point_engine(self) -> None:
        opened = self._file.current
        self._engine.open_file(opened.path if opened else None)
        if document := self._pages.current:
            self._engine.show_page(document)
            self._base.tell()

    def _leave_pages(self) -> None:
        self._kept_titles.clear()
        self._base.follow(None)
        self._indexing.follow(None)
        self._indexing.follow_document(None)
        self._pages.use(None)
        self._disk.follow(None)
        self._engine.open_file(None)
        self._page_list = PageList()

    def _dirty_titles(self) -> set[str]:
        return {page.title for page in self._pages.documents if page.is_dirty}

    def _on_unsaved_changed(self) -> None:
        # From the first key on an untitled file is worth keeping.
        self._file.is_touched = self._file.is_touched or bool(self._dirty_titles())
        self.unsaved_changed.emit()

    def _note_place(self, document: PageDocument | None) -> None:
        state, place = self.file, self._settings.place
        if state is None or document is None:
            return
        if (place.file, place.page) != (state.path, document.title):
            self._settings.place = Place(state.path, document.title)

    def _ask(self, question: Callable[[OpenedFile], object]) -> Reply:
        opened = self._file.current
        if opened is None:
            return self._no_file(Path())
        return self._thread.submit(lambda: question(opened))

    def _no_file(self, path: Path) -> Reply:
        reply = Reply()
        QTimer.singleShot(0, self, lambda: reply.fail(FileMissing(path)))
        return reply
