"""A search through all revisions is got ready while nobody works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from recension.engine.messages import FindPhrase, ReadySearch
from recension.errors import Cancelled, EngineFailure
from recension.search import lacking
from recension.store import RevisionFile
from recension.workspace.search_ahead import SearchAhead

from .conftest import WAIT, Session


class FakeJob(QObject):
    """A job that goes on until it is stopped, or until a test ends it."""

    made: list[FakeJob] = []  # noqa: RUF012 - emptied by the fixture
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: ReadySearch, parent: QObject) -> None:
        super().__init__(parent)
        self.work = work
        self.is_cancelled = self.is_ended = False
        self.made.append(self)

    def cancel(self) -> None:
        self.is_cancelled = True

    def end(self) -> None:
        self.is_ended = True


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[FakeJob]]:
    monkeypatch.setattr("recension.workspace.search_ahead.Job", FakeJob)
    yield FakeJob.made
    FakeJob.made.clear()


@pytest.fixture
def ahead(session: Session, monkeypatch: pytest.MonkeyPatch) -> SearchAhead:
    monkeypatch.setattr("recension.workspace.search_ahead._PAUSE", 10)
    monkeypatch.setattr("recension.workspace.search_ahead.ENOUGH", 2)
    return session.workspace._search_ahead


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.recension"
    with RevisionFile.create(path) as file:
        file.save("A", "one")
        file.save("A", "two")
    return path


def _open(session: Session, qtbot: QtBot, path: Path) -> None:
    with qtbot.waitSignal(session.workspace.page_opened, timeout=WAIT):
        session.workspace.open_file(path, page="A")


def _open_and_wait(session: Session, qtbot: QtBot, path: Path, jobs: list[FakeJob]) -> None:
    """Open a file and wait until its index is got ready."""
    _open(session, qtbot, path)
    qtbot.waitUntil(lambda: len(jobs) == 1, timeout=WAIT)


def test_the_index_of_an_open_file_is_made(
    session: Session, ahead: SearchAhead, qtbot: QtBot, book: Path, home: Path
) -> None:
    _open(session, qtbot, book)

    def is_ready() -> bool:
        with RevisionFile.open(book, read_only=True) as file:
            return (home / "cache").exists() and lacking(file, home / "cache") == 0

    qtbot.waitUntil(is_ready, timeout=WAIT)
    qtbot.waitUntil(lambda: ahead._job is None, timeout=WAIT)


@pytest.mark.usefixtures("ahead")
def test_for_a_few_revisions_no_process_is_started(
    session: Session,
    qtbot: QtBot,
    book: Path,
    jobs: list[FakeJob],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("recension.workspace.search_ahead.ENOUGH", 3)
    _open(session, qtbot, book)
    qtbot.wait(200)
    assert jobs == []


def test_a_key_stops_it_and_it_goes_on_after_a_pause(
    session: Session, ahead: SearchAhead, qtbot: QtBot, book: Path, jobs: list[FakeJob]
) -> None:
    _open_and_wait(session, qtbot, book, jobs)
    assert session.workspace.document is not None

    session.workspace.document.replace_text("typed")
    assert jobs[0].is_cancelled
    ahead.look()
    qtbot.wait(100)
    assert len(jobs) == 1  # the old one is not gone yet

    jobs[0].failed.emit(Cancelled())
    qtbot.waitUntil(lambda: len(jobs) == 2, timeout=WAIT)
    assert not jobs[1].is_cancelled


@pytest.mark.usefixtures("ahead")
def test_a_search_stops_it(session: Session, qtbot: QtBot, book: Path, jobs: list[FakeJob]) -> None:
    _open_and_wait(session, qtbot, book, jobs)

    job = session.workspace.search(FindPhrase(str(book), "one"), session.workspace)
    assert jobs[0].is_cancelled
    with qtbot.waitSignal(job.done, timeout=WAIT):
        pass


@pytest.mark.usefixtures("ahead")
def test_what_fails_is_not_tried_again(
    session: Session, qtbot: QtBot, book: Path, jobs: list[FakeJob]
) -> None:
    _open_and_wait(session, qtbot, book, jobs)

    jobs[0].failed.emit(EngineFailure("crashed"))
    qtbot.wait(200)
    assert len(jobs) == 1


@pytest.mark.usefixtures("ahead")
def test_a_file_that_is_closed_is_left_alone(
    session: Session, qtbot: QtBot, book: Path, jobs: list[FakeJob]
) -> None:
    _open_and_wait(session, qtbot, book, jobs)

    with qtbot.waitSignal(session.workspace.closed, timeout=WAIT):
        session.workspace.close_file()
    assert jobs[0].is_cancelled
    jobs[0].failed.emit(Cancelled())
    qtbot.wait(200)
    assert len(jobs) == 1


@pytest.mark.usefixtures("ahead")
def test_the_process_ends_with_the_window(
    session: Session, qtbot: QtBot, book: Path, jobs: list[FakeJob]
) -> None:
    _open_and_wait(session, qtbot, book, jobs)

    session.stop()
    assert jobs[0].is_ended


@pytest.mark.usefixtures("ahead")
def test_who_is_about_to_search_waits_for_no_pause(
    session: Session,
    qtbot: QtBot,
    book: Path,
    jobs: list[FakeJob],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("recension.workspace.search_ahead._PAUSE", WAIT)
    _open(session, qtbot, book)

    session.workspace.prepare_search(in_history=True)
    qtbot.waitUntil(lambda: len(jobs) == 1, timeout=WAIT)
    session.workspace.prepare_search(in_history=True)
    qtbot.wait(100)
    assert [job.work for job in jobs] == [ReadySearch(str(book), is_urgent=True)]
