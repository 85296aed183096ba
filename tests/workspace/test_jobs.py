from __future__ import annotations

import os
import signal
from pathlib import Path

from pytestqt.qtbot import QtBot

from recension.errors import Cancelled, EngineFailure, NotARevisionFile
from recension.exchange import ExportReport, ImportReport
from recension.store import RevisionFile, Verification
from recension.workspace import CopyFile, ExportPages, ImportSources, Progress, VerifyFile
from recension.workspace.jobs import Job

from .conftest import WAIT, Session


def result_of(job: Job, qtbot: QtBot) -> object:
    with qtbot.waitSignal(job.done, timeout=WAIT) as done:
        pass
    assert done.args
    assert job.is_finished
    return done.args[0]


def failure_of(job: Job, qtbot: QtBot) -> object:
    with qtbot.waitSignal(job.failed, timeout=WAIT) as failed:
        pass
    assert failed.args
    assert job.is_finished
    return failed.args[0]


def test_a_history_is_imported_into_the_open_file_checked_copied_and_exported(
    session: Session, shared: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.recension"
    RevisionFile.create(path).close()
    with qtbot.waitSignal(session.workspace.page_opened, timeout=WAIT):
        session.workspace.open_file(path)
    source = shared / "histories" / "bip-0039.xml.gz"
    job = Job(ImportSources(str(path), (str(source),)))
    told: list[Progress] = []
    job.progressed.connect(told.append)
    with qtbot.waitSignal(
        session.workspace.pages_changed, timeout=WAIT, check_params_cb=lambda pages: pages.pages
    ):
        imported = result_of(job, qtbot)
    assert isinstance(imported, ImportReport)
    assert imported.revisions == 83
    assert told[-1].done == told[-1].total
    verified = result_of(Job(VerifyFile(str(path))), qtbot)
    assert isinstance(verified, Verification)
    assert (verified.readable, verified.problems) == (83, ())
    assert result_of(Job(CopyFile(str(path), str(tmp_path / "b.recension"))), qtbot) is None
    exported = result_of(
        Job(ExportPages(str(tmp_path / "b.recension"), str(tmp_path / "out.xml.zst"))), qtbot
    )
    assert isinstance(exported, ExportReport)
    assert exported.revisions == 83


def test_a_cancelled_job_leaves_nothing(shared: Path, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.recension"
    RevisionFile.create(path).close()
    job = Job(ImportSources(str(path), (str(shared / "histories" / "bips-readme.xml.gz"),)))
    job.cancel()
    assert isinstance(failure_of(job, qtbot), Cancelled)
    with RevisionFile.open(path) as file:
        assert file.pages() == []


def test_a_job_whose_process_is_killed_fails(shared: Path, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.recension"
    job = Job(ImportSources(str(path), (str(shared / "histories" / "bips-readme.xml.gz"),)))
    with qtbot.waitSignal(job.failed, timeout=WAIT) as failed:
        qtbot.waitUntil(lambda: job.process_number != 0, timeout=WAIT)
        os.kill(job.process_number, signal.SIGKILL)
    assert failed.args
    assert isinstance(failed.args[0], EngineFailure)


def test_a_job_tells_what_is_wrong_with_its_file(tmp_path: Path, qtbot: QtBot) -> None:
    stranger = tmp_path / "a.recension"
    stranger.write_text("something else", "utf-8")
    failure = failure_of(Job(VerifyFile(str(stranger))), qtbot)
    assert isinstance(failure, NotARevisionFile)
    assert failure.path == stranger
