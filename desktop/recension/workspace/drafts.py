"""Unsaved text, kept outside the revision file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from recension.errors import RecensionError
from recension.workspace.document import PageDocument
from recension.workspace.draft_files import DraftFiles
from recension.workspace.merge_files import KeptMerge, MergeFiles
from recension.workspace.replies import Reply
from recension.workspace.serial_thread import SerialThread
from recension.workspace.values import Draft, DraftState, Heartbeat

_PAUSE = 1000  # milliseconds from a key to the writing that holds it: 2 s with a slow disk
_RETRY = 2000  # milliseconds until a draft that could not be written is tried again


class Drafts(QObject):
    """Keeps the unsaved text of the open page in the user's state folder.

    Within 2 s of a key the text is on the disk; a text that was saved, or is again as it was, has
    no draft. It is written in a thread of its own, so a slow disk is not felt.

    Args:
        folder: for the drafts.
        parent: the owner.

    Signals:
        heartbeat(Heartbeat): how safe the unsaved text is now, told when that changes.
    """

    heartbeat = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files = DraftFiles(folder)
        self.merges = MergeFiles(folder)
        self._thread = SerialThread("drafts", self)
        self._file: Path | None = None
        self._document: PageDocument | None = None
        self._beat = Heartbeat(DraftState.NONE)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep)

    @property
    def state(self) -> Heartbeat:
        """How safe the unsaved text is now."""
        return self._beat

    def watch(self, file: Path, document: PageDocument) -> None:
        """Keep the text of this page of this file from now on; the one before is kept first."""
        self.unwatch()
        self._file, self._document = file, document
        document.edited.connect(self._on_edited)
        document.base_changed.connect(self._on_base_changed)
        self._tell(DraftState.NONE)
        if document.is_dirty:
            self._on_edited()

    def unwatch(self) -> None:
        """Keep what is unsaved now, and follow nothing any more."""
        self.keep_now()
        if document := self._document:
            document.edited.disconnect(self._on_edited)
            document.base_changed.disconnect(self._on_base_changed)
        self._file = self._document = None
        self._tell(DraftState.NONE)

    def keep_now(self) -> None:
        """Begin to write what is not written yet, without the pause."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def read(self, file: Path, title: str) -> Draft | None:
        """Return the draft of a page as all orders so far leave it; for a thread of its own."""
        self._thread.catch_up()
        return self.files.read(file, title)

    def titles(self, file: Path) -> frozenset[str]:
        """Return the pages of a file that have a draft; as `read`."""
        self._thread.catch_up()
        return frozenset(draft.title for draft in self.files.of_file(file))

    def discard(self, file: Path, title: str) -> None:
        """Drop the draft of a page."""
        self._thread.submit(lambda: self.files.remove(file, title))

    def discard_all(self, file: Path) -> None:
        """Drop the drafts of all pages of a file, and its merges that were not finished."""
        self._thread.submit(lambda: self.files.remove_all(file))
        self._thread.submit(lambda: self.merges.remove_all(file))

    def move(self, file: Path, target: Path) -> None:
        """Let the drafts of a file be those of another from now on."""
        self._thread.submit(lambda: self._move(file, target))
        self._thread.submit(lambda: self.merges.move(file, target))
        if self._document and self._file == file:
            self.watch(target, self._document)

    def rename(self, file: Path, title: str, new_title: str) -> None:
        """Let the draft of a page be that of another title from now on."""
        self._thread.submit(lambda: self._rename(file, title, new_title))
        self._thread.submit(lambda: self.merges.rename(file, title, new_title))

    def keep_merge(self, kept: KeptMerge) -> Reply:
        """Keep a merge that is not finished; done when it is on the disk."""
        return self._thread.submit(lambda: self.merges.write(kept))

    def drop_merge(self, file: Path, title: str, subject: str) -> Reply:
        """Drop what was kept of a merge, after all that was to be kept before."""
        return self._thread.submit(lambda: self.merges.remove(file, title, subject))

    def stop(self) -> None:
        """Keep what is unsaved, wait until it is on the disk, and end the thread."""
        self.unwatch()
        self._thread.stop()

    def _on_edited(self) -> None:
        if self._beat.state is not DraftState.FAILING:
            self._tell(DraftState.PENDING)
        if not self._timer.isActive():
            self._timer.start(_PAUSE)

    def _on_base_changed(self) -> None:
        self._timer.stop()
        self._keep()

    def _keep(self) -> None:
        document, file = self._document, self._file
        if document is None or file is None:
            return
        if document.is_dirty:
            self._write(_draft_of(document, self.files.path(file, document.title), file))
        else:
            title = document.title
            reply = self._thread.submit(lambda: self.files.remove(file, title))
            reply.done.connect(lambda _: self._on_removed(document))

    def _write(self, draft: Draft) -> None:
        document = self._document
        version = document.version if document else 0
        reply = self._thread.submit(lambda: self.files.write(draft))
        reply.done.connect(lambda _: self._on_kept(document, version, draft.time))
        reply.failed.connect(lambda error: self._on_failure(document, error))

    def _on_kept(self, document: PageDocument | None, version: int, time: datetime) -> None:
        if document is self._document and document:
            is_newest = document.version == version
            self._tell(DraftState.KEPT if is_newest else DraftState.PENDING, time)

    def _on_removed(self, document: PageDocument) -> None:
        if document is self._document and not document.is_dirty:
            self._tell(DraftState.NONE)

    def _on_failure(self, document: PageDocument | None, error: RecensionError) -> None:
        if document is self._document and document:
            self._tell(DraftState.FAILING, self._beat.time, error)
            self._timer.start(_RETRY)

    def _tell(
        self,
        state: DraftState,
        time: datetime | None = None,
        error: RecensionError | None = None,
    ) -> None:
        beat = Heartbeat(state, time, error)
        if beat != self._beat:
            self._beat = beat
            self.heartbeat.emit(beat)

    def _rename(self, file: Path, title: str, new_title: str) -> None:
        if draft := self.files.read(file, title):
            path = self.files.path(file, new_title)
            self.files.write(replace(draft, path=path, title=new_title))
            self.files.remove(file, title)

    def _move(self, file: Path, target: Path) -> None:
        for draft in self.files.of_file(file):
            path = self.files.path(target, draft.title)
            self.files.write(replace(draft, path=path, file=target))
            self.files.remove(file, draft.title)


def _draft_of(document: PageDocument, path: Path, file: Path) -> Draft:
    return Draft(
        path=path,
        file=file,
        title=document.title,
        text=document.text,
        base=document.base.id if document.base else None,
        time=datetime.now(UTC),
        delta=document.delta,
        caret=document.caret,
    )
