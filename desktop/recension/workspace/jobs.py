"""Long work in a process of its own: import, export, verify, copy."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from recension.engine.messages import CopyFile, ExportPages, ImportSources, VerifyFile


class Job(QObject):
    """One job in its own process. It runs from its making; keep it until it has finished.

    Signals:
        progressed(Progress): how far it is.
        done(object): its result: ImportReport, Verification, or the number of pages exported.
        failed(RecensionError): why it failed; `Cancelled` after `cancel`.
    """

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        work: ImportSources | ExportPages | VerifyFile | CopyFile,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.work = work

    def cancel(self) -> None:
        """Ask the job to stop; nothing of it is kept."""
        raise NotImplementedError
