"""Long work in a process of its own: import, export, verify, recover, copy, merge."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from recension.authorship import Attribution
from recension.engine.failures import unpack
from recension.engine.messages import (
    Answer,
    CopyFile,
    ExportPages,
    Failed,
    FindPhrase,
    ImportSources,
    JobDone,
    Progress,
    ReadySearch,
    RecoverFile,
    StopJob,
    UniteCopy,
    VerifyFile,
    WhoWrote,
    Work,
    WriteChange,
)
from recension.errors import Cancelled, EngineFailure, RecensionError
from recension.exchange import ExportReport, ImportReport
from recension.search import Findings
from recension.store import Recovery, UnitedCopy, Verification
from recension.workspace.engine_process import (
    EngineProcess,
    authorship_command,
    job_command,
    search_command,
)
from recension.workspace.spare_process import SpareProcess

_GRACE = 3000  # milliseconds for a job to stop by itself

_RESULTS: dict[type, Any] = {
    ImportSources: ImportReport,
    ExportPages: ExportReport,
    VerifyFile: Verification,
    RecoverFile: Recovery,
    CopyFile: None,
    WriteChange: None,
    UniteCopy: UnitedCopy,
    FindPhrase: Findings,
    ReadySearch: None,
    WhoWrote: Attribution,
}


class Job(QObject):
    """One job in its own process. It runs from its making; keep it until it has finished.

    Args:
        work: what to do.
        command: what starts the process, our own by default.
        spare: gives the process instead, and has it back once the job is done.
        parent: the owner.

    Signals:
        progressed(Progress): how far it is.
        done(object): its result, as what `JobDone` says of it.
        failed(RecensionError): why it failed; `Cancelled` after `cancel`. Nothing of it was kept.
    """

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        work: Work,
        *,
        command: Sequence[str] | None = None,
        spare: SpareProcess | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.work = work
        self._is_cancelled = False
        self._is_finished = False
        self._spare = spare
        if spare is None:
            self._process = EngineProcess(command or _command_for(work))
            self._process.start()
        else:
            self._process = spare.take()
        self._process.setParent(self)
        self._process.received.connect(self._on_answer)
        self._process.ended.connect(self._on_end)
        self._process.send(work)

    @property
    def process_number(self) -> int:
        """The number of the process; 0 when it does not run."""
        return self._process.number

    def cancel(self) -> None:
        """Ask the job to stop; one that does not within 3 s is ended."""
        if not (self._is_cancelled or self._is_finished):
            self._is_cancelled = True
            self._process.send(StopJob())
            QTimer.singleShot(_GRACE, self, self._kill)

    def end(self) -> None:
        """Stop the job, and wait until its process is gone, a second at most; nothing is told."""
        if not self._is_finished:
            self._process.send(StopJob())
            self._finish()

    def _on_answer(self, answer: Answer) -> None:
        match answer:
            case Progress():
                self.progressed.emit(answer)
            case JobDone(result=result):
                self._finish(is_done=True)
                self.done.emit(_typed(self.work, result))
            case Failed(error=error):
                self._fail(unpack(error))

    def _on_end(self) -> None:
        self._fail(Cancelled() if self._is_cancelled else EngineFailure("crashed"))

    def _kill(self) -> None:
        if not self._is_finished:
            self._process.kill()

    def _fail(self, error: RecensionError) -> None:
        if not self._is_finished:
            self._finish()
            self.failed.emit(error)

    def _finish(self, *, is_done: bool = False) -> None:
        self._is_finished = True
        if self._spare is None or self._is_cancelled or not is_done:
            self._process.stop()
            return
        self._process.received.disconnect(self._on_answer)
        self._process.ended.disconnect(self._on_end)
        self._spare.keep(self._process)


def _command_for(work: Work) -> list[str]:
    if isinstance(work, FindPhrase | ReadySearch):
        return search_command()
    return authorship_command() if isinstance(work, WhoWrote) else job_command()


def _typed(work: object, result: object) -> object:
    """Return a result as what it was before it travelled."""
    return msgspec.convert(result, _RESULTS[type(work)], dec_hook=lambda _, value: Path(value))
