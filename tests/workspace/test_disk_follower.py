"""What is told of changes in the open file, by who wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recension.store import RevisionFile
from recension.workspace import DiskChange

from .conftest import Session


class Told:
    """A session at a file that is looked at when the test says so, and what it told."""

    def __init__(self, session: Session, qtbot: QtBot, path: Path) -> None:
        self._qtbot, self._path = qtbot, path
        self._thread, self.disk = session.workspace._thread, session.workspace._disk
        with qtbot.waitSignal(session.workspace.page_opened):
            session.workspace.open_file(path)
        self.written: list[str] = []
        self.disk.written.connect(self.written.append)
        self.changes: list[DiskChange] = []
        self.disk.disk_changed.connect(self.changes.append)

    def write(self, text: str = "Written by another process") -> None:
        with RevisionFile.open(self._path) as file:
            file.save("Page", text)

    def poll(self) -> None:
        """Look as the timer does, up to where the answer is about to come."""
        self.disk.look()
        self._thread.catch_up()

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self.disk._is_looking)


@pytest.fixture
def told(session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    for name in ("_POLL", "_SETTLE"):
        monkeypatch.setattr(f"recension.workspace.disk_watch.{name}", 10_000_000)
    path = tmp_path / "notes.recension"
    with RevisionFile.create(path) as file:
        file.save("Page", "Text")
    return Told(session, qtbot, path)


def test_what_another_program_wrote_is_told(told: Told) -> None:
    told.write()
    told.poll()
    told.wait()
    assert (told.written, told.changes) == ([], [DiskChange.RELOADED])


def test_what_a_job_wrote_is_no_news_though_a_poll_found_it_first(told: Told) -> None:
    told.write()
    told.poll()
    told.disk.look(is_ours=True)
    told.wait()
    assert (told.written, told.changes) == (["Page"], [])


def test_what_a_job_wrote_after_a_poll_began_is_looked_for_at_once(told: Told) -> None:
    told.poll()
    told.write()
    told.disk.look(is_ours=True)
    told.wait()
    assert (told.written, told.changes) == (["Page"], [])


def test_what_a_poll_finds_while_a_job_writes_is_no_news(told: Told) -> None:
    told.disk.expect()
    told.write()
    told.poll()
    told.wait()
    assert (told.written, told.changes) == (["Page"], [])

    told.disk.take_in()
    told.wait()
    told.write("Written once more")
    told.poll()
    told.wait()
    assert told.changes == [DiskChange.RELOADED]


def test_a_job_that_wrote_nothing_covers_for_nobody(told: Told) -> None:
    told.disk.look(is_ours=True)
    told.wait()
    told.write()
    told.poll()
    told.wait()
    assert (told.written, told.changes) == ([], [DiskChange.RELOADED])
