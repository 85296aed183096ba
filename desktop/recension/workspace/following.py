"""What comes of orders: each fact is passed on, and the other parts follow it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from recension.store.values import DeletedPage
from recension.workspace.document import PageDocument
from recension.workspace.drafts import Drafts
from recension.workspace.engine_client import EngineClient
from recension.workspace.file_answers import SaveOutcome
from recension.workspace.instances import Instances
from recension.workspace.opened_file import OpenedFile
from recension.workspace.opening import Opening
from recension.workspace.parts import WorkspaceParts
from recension.workspace.settings import Settings
from recension.workspace.values import (
    PageList,
    Place,
    Renamed,
    Saved,
)


class Following(WorkspaceParts):
    """Connects the parts of the workspace with each other."""

    def __init__(
        self,
        settings: Settings,
        drafts: Drafts,
        engine: EngineClient,
        instances: Instances,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(settings, drafts, engine, instances, parent)
        self._connect()
        self._tell_author()

    def _connect(self) -> None:
        self._settings.author_changed.connect(self._tell_author)
        self._drafts.heartbeat.connect(self.heartbeat)
        self._instances.raise_requested.connect(lambda _: self.raise_requested.emit())
        self._file.leaving.connect(self._saving.hurry)
        self._file.leaving.connect(self._links_to_save.hurry)
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
        self._pages.edited.connect(self._indexing.wait)
        self._pages.edited.connect(self._search_ahead.wait)
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
        self._disk.written.connect(self.history_changed)
        self._disk.renamed.connect(self._on_renamed_by_others)
        self._disk.replaced.connect(self._point_engine)
        self._disk.disk_changed.connect(self.disk_changed)
        self._disk.failed.connect(self.failed)
        self._copies.found.connect(self.copy_found)

    def _on_opened(self, opening: Opening) -> None:
        opened = opening.opened
        self._pages.use(opened)
        self._indexing.follow(opened)
        self._search_ahead.follow(opened)
        self._point_engine()
        self._disk.follow(opened)
        if not opened.state.is_untitled:
            self._settings.add_recent_file(opened.path)
        self._kept_titles = set(opening.kept_titles)
        self.opened.emit(self.file)
        self._copies.follow(opened)
        self._take_pages(opened, opening.pages)
        if opening.page:
            self._pages.show_found(opened, opening.page)
        if opening.failure:
            self.failed.emit(opening.failure)

    def _on_moved(self) -> None:
        if opened := self._file.current:
            self._pages.move(opened)
            self._indexing.follow(opened)
            self._search_ahead.follow(opened)
            self._point_engine()
            self._disk.follow(opened)
            self._copies.follow(opened)
            self._settings.add_recent_file(opened.path)
            self._note_place(self._pages.current)

    def _on_shown(self, document: PageDocument) -> None:
        self._kept_titles.discard(document.title)
        self._base.follow(document)
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

    def _on_renamed_by_others(self, old: str, new: str) -> None:
        self._on_renamed(Renamed(old, new, has_redirect=False, is_by_others=True))

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
            self._search_ahead.look()

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
        self._search_ahead.follow(None)
        self._pages.use(None)
        self._disk.follow(None)
        self._copies.follow(None)
        self._engine.open_file(None)
        self._page_list = PageList()

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
