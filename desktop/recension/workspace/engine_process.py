"""The engine's process, seen from the window: messages out, messages in, and its end."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import recension
from recension.engine.frames import FrameError, Frames, answers, frame
from recension.engine.messages import Answer, Request

log = logging.getLogger(__name__)

_PATIENCE = 1000  # milliseconds for a process to go by itself


def engine_command() -> list[str]:
    """Return the command that starts the engine of this very program."""
    return _command("recension.engine")


def job_command() -> list[str]:
    """Return the command that starts a process for a job."""
    return _command("recension.engine.job_process")


def search_command() -> list[str]:
    """Return the command that starts a process for a search."""
    return _command("recension.engine.search_process")


def authorship_command() -> list[str]:
    """Return the command that starts a process that says who wrote what."""
    return _command("recension.engine.authorship_process")


class EngineProcess(QObject):
    """One run of the engine.

    Signals:
        received(object): a message of the engine.
        ended(): the process is gone, by itself or because it was killed; nothing more comes.
    """

    received = Signal(object)
    ended = Signal()

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frames: Frames[Answer] = answers()
        self._has_ended = False
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(list(command[1:]))
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._log)
        self._process.finished.connect(self._on_end)
        self._process.errorOccurred.connect(self._on_error)

    @property
    def number(self) -> int:
        """The number of the process; 0 when it does not run."""
        return int(self._process.processId())

    def start(self) -> None:
        """Start the process; returns at once. What is sent before it runs reaches it."""
        self._process.start()

    def send(self, request: Request) -> None:
        """Send a message; to a process that is gone it is lost."""
        if not self._has_ended:
            self._process.write(frame(request))

    def kill(self) -> None:
        """End the process, whatever it does; `ended` is told before this returns."""
        self._process.kill()
        self._process.waitForFinished(_PATIENCE)
        self._on_end()

    def stop(self) -> None:
        """Let the process end, or end it; wait until it is gone. `ended` is not told."""
        self._has_ended = True
        self._process.closeWriteChannel()
        if self._process.state() is not QProcess.ProcessState.NotRunning and not (
            self._process.waitForFinished(_PATIENCE)
        ):
            self._process.kill()
            self._process.waitForFinished(_PATIENCE)
        self._log()

    def _read(self) -> None:
        data = bytes(self._process.readAllStandardOutput().data())
        try:
            for message in self._frames.feed(data):
                if self._has_ended:
                    return
                self.received.emit(message)
        except FrameError:
            log.exception("the engine wrote what is no message")
            self.kill()

    def _log(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        for line in text.splitlines():
            log.warning("engine: %s", line)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # then `finished` does not come
            self._on_end()

    def _on_end(self) -> None:
        if not self._has_ended:
            self._has_ended = True
            self.ended.emit()


def _environment() -> QProcessEnvironment:
    """Return our own environment, in which the engine finds this package wherever it lies."""
    environment = QProcessEnvironment.systemEnvironment()
    paths = [str(Path(recension.__file__).resolve().parent.parent)]
    if inherited := environment.value("PYTHONPATH"):
        paths.append(inherited)
    environment.insert("PYTHONPATH", os.pathsep.join(paths))
    environment.insert("PYTHONUTF8", "1")
    return environment


def _command(module: str) -> list[str]:
    # -P: a module that lies in the current folder must not stand in for a real one
    return [sys.executable, "-P", "-m", module]
