"""Closing the window: everything is kept, so nothing is asked, unless keeping it fails."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMessageBox

from recension.ui.window.editing import Editing
from recension.ui.window.frame import Frame
from recension.ui.window.jobs import Jobs
from recension.ui.window.window import MainWindow
from recension.workspace import DraftState, EngineClient, Heartbeat, Workspace


class Closing(QObject):
    """Remembers where the user was, and ends threads and processes.

    Signals:
        closed(): the window closes now.
    """

    closed = Signal()

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        engine: EngineClient,
        editing: Editing,
        frame: Frame,
        jobs: Jobs,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._engine = engine
        self._editing = editing
        self._frame = frame
        self._jobs = jobs
        self._drafts_fail = False
        self._is_closed = False
        window.close_asked.connect(self.close)
        workspace.heartbeat.connect(self._note_heartbeat)

    def close(self, event: QCloseEvent) -> None:
        """End everything, or keep the window where text would be lost."""
        if self._is_closed:
            return
        if self._workspace.is_preparing:  # a save was ordered: it takes a moment
            event.ignore()
            self._workspace.when_prepared(lambda: QTimer.singleShot(0, self._window.close))
            return
        if self._would_lose_text() and not self._user_agrees():
            event.ignore()
            return
        self._is_closed = True
        self.closed.emit()
        self._editing.remember_place()
        self._frame.remember_arrangement()
        self._jobs.cancel_all()
        self._workspace.stop()
        self._engine.stop()
        self._window.preview.shut_down()
        self._window.changes.visual.page.shut_down()
        event.accept()

    def _note_heartbeat(self, heartbeat: Heartbeat) -> None:
        self._drafts_fail = heartbeat.state is DraftState.FAILING

    def _would_lose_text(self) -> bool:
        document = self._editing.document
        return self._drafts_fail and document is not None and document.is_dirty

    def _user_agrees(self) -> bool:
        answer = QMessageBox.warning(
            self._window,
            self.tr("Unsaved text"),
            self.tr("The unsaved text of this page cannot be kept. Close and lose it?"),
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Discard
