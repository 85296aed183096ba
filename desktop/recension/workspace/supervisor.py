"""Keeps an engine running."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from recension.engine.messages import Answer, EngineReady, Request
from recension.workspace.engine_process import EngineProcess

_DEATHS = 3  # in a row, without a single answer: then it is left alone until `revive`


class Supervisor(QObject):
    """Starts the engine, and starts it again when it ends.

    Signals:
        received(object): a message of the engine.
        started(): a process was started that knows nothing yet.
        lost(str): the process is gone, with all it knew, and another follows: "crashed",
            "too-slow", or "not-started" where it had not yet said a word.
        gave_up(): it ended again and again before it had answered anything.
    """

    received = Signal(object)
    started = Signal()
    lost = Signal(str)
    gave_up = Signal()

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._process: EngineProcess | None = None
        self._deaths = 0
        self._is_on = False
        self._has_spoken = False

    @property
    def process_number(self) -> int:
        """The number of the process; 0 when there is none."""
        return self._process.number if self._process else 0

    @property
    def is_running(self) -> bool:
        """Whether there is a process to send to."""
        return self._process is not None

    @property
    def has_spoken(self) -> bool:
        """Whether the process has started as far as to say so."""
        return self._has_spoken

    def start(self) -> None:
        """Start the process and keep it running from now on; returns at once."""
        self._is_on = True
        if self._process is None:
            self._start()

    def revive(self) -> None:
        """Try again after it was given up: what brought it down may be gone."""
        self._deaths = 0
        if self._is_on and self._process is None:
            self._start()

    def stop(self) -> None:
        """End the process and wait for its end."""
        self._is_on = False
        if process := self._release():
            process.stop()

    def restart(self) -> None:
        """End the process, which takes too long, and start another."""
        if process := self._release():
            process.kill()
        self._replace("too-slow")

    def send(self, request: Request) -> None:
        """Send a message; without a process it is lost."""
        if self._process:
            self._process.send(request)

    def _start(self) -> None:
        self._has_spoken = False
        process = self._process = EngineProcess(self._command, self)
        process.received.connect(self._on_received)
        process.ended.connect(self._on_ended)
        process.start()
        self.started.emit()

    def _release(self) -> EngineProcess | None:
        """Let go of the process; what it still says is not heard."""
        process, self._process = self._process, None
        if process:
            process.received.disconnect(self._on_received)
            process.ended.disconnect(self._on_ended)
            process.deleteLater()
        return process

    def _on_received(self, answer: Answer) -> None:
        self._has_spoken = True
        if not isinstance(answer, EngineReady):
            self._deaths = 0
        self.received.emit(answer)

    def _on_ended(self) -> None:
        self._release()
        self._replace("crashed" if self._has_spoken else "not-started")

    def _replace(self, reason: str) -> None:
        self._deaths += 1
        if self._deaths > _DEATHS:
            self.gave_up.emit()
            return
        self.lost.emit(reason)
        self._start()
