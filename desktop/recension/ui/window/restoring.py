"""Restoring an old revision, which records a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from recension.store.values import Revision
from recension.ui import wording
from recension.ui.theme import BannerKind
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.editing import Editing
from recension.ui.window.past import Past
from recension.ui.window.previewing import Previewing
from recension.ui.window.window import MainWindow
from recension.workspace import Workspace


class Restoring(QObject):
    """Restores at once where nothing is unsaved; else asks first, in the banner."""

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        editing: Editing,
        past: Past,
        previewing: Previewing,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._editing = editing
        self._past = past
        self._previewing = previewing
        actions = window.actions_by_name
        actions.connect_order("restore", self._restore_chosen)
        actions.connect_order("read", self._read_chosen)
        previewing.restore_wanted.connect(self.restore)

    def restore(self, revision: Revision) -> None:
        """Record the text of a revision as the newest."""
        document = self._editing.document
        if document is None:
            return
        self._previewing.stop_reading()
        if document.is_dirty:
            self._ask(revision)
        else:
            self._record(revision)

    def _restore_chosen(self) -> None:
        if self._past.chosen is not None:
            self.restore(self._past.chosen)

    def _read_chosen(self) -> None:
        if self._past.chosen_entry is not None:
            self._previewing.read(self._past.chosen_entry)

    def _ask(self, revision: Revision) -> None:
        text = self.tr(
            "Your unsaved text would give way to the revision of {time}. Undo brings it back."
        )
        self._window.banner.show_notice(
            Notice(
                "restore",
                text.format(time=wording.local_time(revision.time)),
                BannerKind.WARNING,
                (NoticeAction(self.tr("Restore"), partial(self._record, revision)),),
            )
        )

    def _record(self, revision: Revision) -> None:
        summary = self.tr("Restored the revision of {time}")
        self._workspace.restore(revision.id, summary.format(time=wording.local_time(revision.time)))
