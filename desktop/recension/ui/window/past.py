"""The history dock at work: its rows, restoring, and what may be asked of a chosen revision."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from recension.store.values import Revision
from recension.ui.docks import HistoryEntry
from recension.ui.window.editing import Editing
from recension.ui.window.window import MainWindow
from recension.workspace import PageDocument, Reply, Settings, Workspace

_PIECE = 200  # revisions asked for at a time


class Past(QObject):
    """Keeps the history dock true to the page that is edited.

    Signals:
        history_known(tuple): the revisions of the page, newest first, as far as they are known.
        choice_changed(): another revision, or none, is chosen.
        failed(RecensionError): the history cannot be read.
    """

    history_known = Signal(tuple)
    choice_changed = Signal()
    failed = Signal(object)

    def __init__(
        self, window: MainWindow, workspace: Workspace, editing: Editing, settings: Settings
    ) -> None:
        super().__init__(window)
        self._panel = window.history
        self._workspace = workspace
        self._editing = editing
        self._revisions: tuple[Revision, ...] = ()
        self._reply: Reply | None = None
        self._settings = settings
        self._take_author()
        settings.author_changed.connect(self._take_author)
        self._panel.model.more_wanted.connect(self._ask_older)
        self._panel.choice_changed.connect(self.choice_changed)
        editing.document_changed.connect(self._begin_page)
        for changed in (editing.text_changed, editing.dirty_changed, editing.base_changed):
            changed.connect(self.show_your_text)
        workspace.history_changed.connect(self._reload)
        workspace.disk_changed.connect(self._reload_current)

    @property
    def chosen(self) -> Revision | None:
        """The one revision that is chosen; None for your text, for two, or for none."""
        entries = self._panel.chosen_entries()
        return entries[0].revision if len(entries) == 1 else None

    @property
    def chosen_entry(self) -> HistoryEntry | None:
        """The one row that is chosen."""
        entries = self._panel.chosen_entries()
        return entries[0] if len(entries) == 1 else None

    def show_your_text(self) -> None:
        """Show the top row while there is unsaved text."""
        document = self._editing.document
        is_there = document is not None and (document.is_dirty or document.is_new)
        delta = document.delta if document is not None and is_there else None
        self._panel.set_your_text(delta)

    def _take_author(self) -> None:
        self._panel.model.set_author(self._settings.author)

    def _begin_page(self) -> None:
        self._revisions = ()
        self._panel.begin()
        document = self._editing.document
        self.show_your_text()
        if document is not None:
            if document.is_new:  # told as late as a history that is read: others begin first
                QTimer.singleShot(0, self, partial(self._tell_none, document))
            else:
                self._ask(document.title)

    def _tell_none(self, document: PageDocument) -> None:
        if document is self._editing.document and document.is_new:
            self.history_known.emit(())

    def _reload(self, title: str) -> None:
        document = self._editing.document
        if document is not None and document.title == title:
            self._ask(title)

    def _reload_current(self) -> None:
        """Read the history again: somebody else may have added to it."""
        document = self._editing.document
        if document is not None and not document.is_new:
            self._ask(document.title)

    def _ask(self, title: str) -> None:
        limit = max(_PIECE, len(self._revisions) + 1)
        self._connect(self._workspace.history(title, limit=limit), before=None, limit=limit)

    def _ask_older(self, before: int) -> None:
        document = self._editing.document
        if document is not None:
            reply = self._workspace.history(document.title, before=before, limit=_PIECE)
            self._connect(reply, before=before, limit=_PIECE)

    def _connect(self, reply: Reply, *, before: int | None, limit: int) -> None:
        self._reply = reply  # an answer for another page comes too late
        reply.done.connect(partial(self._take, reply, before, limit))
        reply.failed.connect(self.failed)

    def _take(
        self, reply: Reply, before: int | None, limit: int, revisions: tuple[Revision, ...]
    ) -> None:
        if reply is not self._reply:
            return
        has_more = len(revisions) >= limit
        if before is None:
            self._revisions = tuple(revisions)
            self._panel.set_history(revisions, has_more=has_more)
        else:
            self._revisions += tuple(revisions)
            self._panel.model.add_older(revisions, has_more=has_more)
        self.history_known.emit(self._revisions)
