"""Noticing that the open file may have been changed by somebody else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_POLL = 2000  # milliseconds; folders in the network and in the cloud tell nothing by themselves
_SETTLE = 200  # milliseconds, for a writer to finish


class DiskWatch(QObject):
    """Says when it is time to look at the file again.

    Signals:
        due(): the file may have changed, or some time has passed.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher: QFileSystemWatcher | None = None
        self._path: Path | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL)
        self._poll.timeout.connect(self.due)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self._on_settled)

    def watch(self, path: Path | None) -> None:
        """Watch this file and its folder from now on, or nothing."""
        if self._watcher:
            self._watcher.deleteLater()  # a system has few: Linux 128 for all programs of a user
        self._watcher = self._watcher_of(path) if path else None
        self._path = path
        self._settle.stop()
        if path:
            self._poll.start()
        else:
            self._poll.stop()

    def _watcher_of(self, path: Path) -> QFileSystemWatcher:
        watcher = QFileSystemWatcher([str(path), str(path.parent)], self)
        watcher.fileChanged.connect(self._on_change)
        watcher.directoryChanged.connect(self._on_change)
        return watcher

    def _on_change(self) -> None:
        if self._path:
            self._settle.start()

    def _on_settled(self) -> None:
        # A file that was replaced is not watched any more: watch the one that came for it.
        if self._watcher and self._path and self._path.exists():
            self._watcher.addPath(str(self._path))
        self.due.emit()
