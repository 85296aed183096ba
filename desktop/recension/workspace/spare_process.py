"""A process that has started before there is anything to do for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from recension.workspace.engine_process import EngineProcess, search_command

_PATIENCE = 60_000  # milliseconds without work


class SpareProcess(QObject):
    """Has one process wait for work, for a minute: most of a short job is the start of its process.

    Args:
        command: Gives what starts the process, that of searches by default.
        parent: the owner.
    """

    def __init__(
        self, command: Callable[[], Sequence[str]] = search_command, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._command = command
        self._process: EngineProcess | None = None
        self._end = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._end.timeout.connect(self.drop)

    @property
    def process_number(self) -> int:
        """The number of the process that waits; 0 where there is none."""
        return 0 if self._process is None else self._process.number

    def prepare(self) -> None:
        """Have a process wait: there may be work soon."""
        if self._process is None:
            self.keep(self._started())
        self._end.start(_PATIENCE)

    def take(self) -> EngineProcess:
        """Give a process away that has started, or starts."""
        process, self._process = self._process, None
        self._end.stop()
        if process is None:
            return self._started()
        process.ended.disconnect(self._forget)
        return process

    def keep(self, process: EngineProcess) -> None:
        """Have a process wait that has nothing to do, where none does."""
        if self._process is not None:
            process.stop()
            process.deleteLater()
            return
        process.setParent(self)
        process.ended.connect(self._forget)
        self._process = process
        self._end.start(_PATIENCE)

    def drop(self) -> None:
        """End the process that waits."""
        process, self._process = self._process, None
        if process is not None:
            process.stop()
            process.deleteLater()

    def _started(self) -> EngineProcess:
        process = EngineProcess(self._command(), self)
        process.start()
        return process

    def _forget(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
