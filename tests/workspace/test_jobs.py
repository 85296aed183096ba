from __future__ import annotations

import os
import signal
from pathlib import Path

from pytestqt.qtbot import QtBot

from recension.diff import Options
from recension.errors import Cancelled, EngineFailure, NotARevisionFile, RevisionMissing
from recension.exchange import ExportReport, ImportReport
from recension.exchange.change_document import Heading, Plan, Side
from recension.store import RevisionFile, Verification
from recension.workspace import (
    CopyFile,
    ExportPages,
    GivenText,
    ImportSources,
    Progress,
    StoredRevision,
    VerifyFile,
    WriteChange,
)
from recension.workspace.jobs import Job

from .conftest import WAIT, Session


def result_of(job: Job, qtbot: QtBot) -> object:
    with qtbot.waitSignal(job.done, timeout=WAIT) as done:
        pass
    assert done.args
    qtbot.waitUntil(lambda: job.process_number == 0, timeout=WAIT)
    return done.args[0]


def failure_of(job: Job, qtbot: QtBot) -> object:
    with qtbot.waitSignal(job.failed, timeout=WAIT) as failed:
        pass
    assert failed.args
    qtbot.waitUntil(lambda: job.process_number == 0, timeout=WAIT)
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


def test_a_change_is_written_as_a_page_from_stored_and_unsaved_text(
    tmp_path: Path, qtbot: QtBot
) -> None:
    path, target = tmp_path / "a.recension", tmp_path / "change.html"
    with RevisionFile.create(path) as file:
        file.save("Loch", "A wide  loch.")
        stored = StoredRevision(file.newest("Loch").id)
    plan = Plan(Heading("Loch", Side("old"), Side("new")))
    given = GivenText("A wide lake.")
    assert result_of(Job(WriteChange(str(path), str(target), stored, given, plan)), qtbot) is None
    assert "<ins>lake</ins>" in target.read_text()
    blind = Options(ignores_white_space=True)
    same = GivenText("A wide loch.")
    result_of(Job(WriteChange(str(path), str(target), stored, same, plan, blind)), qtbot)
    assert "<ins>" not in target.read_text()


def test_a_change_that_cannot_be_read_leaves_what_was_there(tmp_path: Path, qtbot: QtBot) -> None:
    path, target = tmp_path / "a.recension", tmp_path / "change.html"
    RevisionFile.create(path).close()
    target.write_text("before")
    plan = Plan(Heading("Loch", Side("old"), Side("new")))
    work = WriteChange(str(path), str(target), StoredRevision(7), GivenText(""), plan)
    assert isinstance(failure_of(Job(work), qtbot), RevisionMissing)
    assert target.read_text() == "before"
