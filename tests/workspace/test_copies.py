"""Conflicted copies beside the open file, and what clashes after one was merged."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recension.errors import Cancelled
from recension.store import RevisionFile, UnitedCopy
from recension.workspace import Job, OpenClash, Reply, UniteCopy
from recension.workspace.conflicted_copies import conflicted_copies, is_conflicted_copy
from recension.workspace.copies_beside import CopiesBeside
from recension.workspace.opened_file import OpenedFile
from recension.workspace.serial_thread import SerialThread

from .conftest import WAIT, Session


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.recension"
    with RevisionFile.create(path) as file:
        file.save("A", "begun")
    return path


def _copy(book: Path, name: str, text: str | None = None) -> Path:
    path = Path(shutil.copyfile(book, book.with_name(name)))
    if text is not None:
        with RevisionFile.open(path) as file:
            file.save("A", text)
    return path


def _answer(qtbot: QtBot, reply: Reply) -> object:
    with qtbot.waitSignal(reply.done, timeout=WAIT) as arrived:
        pass
    assert arrived.args is not None
    return arrived.args[0]


@pytest.mark.parametrize(
    "name",
    [
        "book (Ann's conflicted copy 2024-05-01).recension",
        "book (conflicted copy 2024-05-01 101112).recension",
        "book (Ann's conflicted copy 2024-05-01 (1)).recension",
        "book (Case Conflict).recension",
        "book (Annas in Konflikt stehende Kopie 2024-05-01).recension",
        "book (Copie en conflit de Anne 2024-05-01).recension",
        "book-LAPTOP-7Q2K.recension",
        "book.sync-conflict-20240501-101112-ABCDEFG.recension",
        "book 2.recension",
        "book (1).recension",
        "book_conflict-20240501-101112.recension",
        "book (SFConflict ann@example.org 2024-05-01-10-11-12).recension",
        "book [conflicted].recension",
    ],
)
def test_what_synchronising_programs_make_of_a_name_is_known(name: str) -> None:
    assert is_conflicted_copy(name, "book.recension")


@pytest.mark.parametrize(
    "name",
    [
        "book.recension",
        "books.recension",
        "book (before schema 4).recension",
        "book (copy).recension",
        "book (Ann's conflicted copy).txt",
        "notebook 2.recension",
    ],
)
def test_other_names_are_left_alone(name: str) -> None:
    assert not is_conflicted_copy(name, "book.recension")


def test_copies_are_found_in_the_folder_of_the_file(book: Path) -> None:
    copy = _copy(book, "book (conflicted copy).recension")
    _copy(book, "other.recension")
    assert conflicted_copies(book) == [copy]


def test_a_copy_with_something_new_is_told_on_opening(
    session: Session, qtbot: QtBot, book: Path
) -> None:
    _copy(book, "book 2.recension")  # has nothing new
    _copy(book, "book-LAPTOP.recension").write_bytes(b"something else")
    copy = _copy(book, "book (conflicted copy).recension", "theirs")
    found: list[Path] = []
    session.workspace.copy_found.connect(found.append)
    session.workspace.open_file(book)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)

    _answer(qtbot, session.workspace.open_clashes())  # whatever was to be looked at was
    assert found == [copy]


def test_a_copy_that_comes_later_is_told_and_told_again_when_it_changes(
    session: Session, qtbot: QtBot, book: Path
) -> None:
    with qtbot.waitSignal(session.workspace.page_opened, timeout=WAIT):
        session.workspace.open_file(book)
    with qtbot.waitSignal(session.workspace.copy_found, timeout=WAIT):
        copy = _copy(book, "book.sync-conflict-20240501-101112.recension", "theirs")
    with qtbot.waitSignal(session.workspace.copy_found, timeout=WAIT), RevisionFile.open(copy) as f:
        f.save("A", "theirs, and more, " * 100)


def test_a_job_merges_a_copy(qtbot: QtBot, book: Path) -> None:
    copy = _copy(book, "copy.recension", "theirs")
    job = Job(UniteCopy(str(book), str(copy), "Ann"))
    with qtbot.waitSignal(job.done, timeout=WAIT) as arrived:
        pass
    assert arrived.args == [UnitedCopy(revisions=1)]
    with RevisionFile.open(book) as file:
        assert file.text(file.newest("A").id) == "theirs"


def test_a_merge_that_is_cancelled_leaves_the_file_as_it_was(qtbot: QtBot, book: Path) -> None:
    copy = _copy(book, "copy.recension")
    with RevisionFile.open(copy) as file, file.transaction():
        for number in range(2000):
            file.save("A", f"text {number}")
    before = book.read_bytes()
    job = Job(UniteCopy(str(book), str(copy)))
    job.progressed.connect(job.cancel)
    with qtbot.waitSignal(job.failed, timeout=WAIT) as arrived:
        pass
    assert arrived.args is not None
    assert isinstance(arrived.args[0], Cancelled)
    assert book.read_bytes() == before


def test_a_person_settles_what_clashes(session: Session, qtbot: QtBot, book: Path) -> None:
    copy = _copy(book, "copy.recension", "theirs")
    with RevisionFile.open(book) as file:
        file.save("A", "mine")
        file.unite(copy, lambda *_: None)
    with qtbot.waitSignal(session.workspace.page_opened, timeout=WAIT):
        session.workspace.open_file(book)
    clashes = _answer(qtbot, session.workspace.open_clashes())
    assert isinstance(clashes, list)
    clash = clashes[0]
    assert isinstance(clash, OpenClash)
    assert (clash.base, clash.mine, clash.theirs) == ("begun", "mine", "theirs")

    with qtbot.waitSignal(session.workspace.saved, timeout=WAIT):
        session.workspace.settle_clash(clash, "mine and theirs")
    assert _answer(qtbot, session.workspace.open_clashes()) == []
    assert session.workspace.document is not None
    assert session.workspace.document.text == "mine and theirs"


def test_a_file_that_is_opened_during_a_look_is_looked_beside_at_once(
    tmp_path: Path, book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recension.workspace.disk_watch._POLL", 10_000_000)
    other = tmp_path / "other" / "other.recension"
    other.parent.mkdir()
    RevisionFile.create(other).close()
    copy = _copy(book, "book (conflicted copy).recension", "more")
    thread = SerialThread("files")
    former, latter = (
        _answer(qtbot, thread.submit(partial(OpenedFile, path, is_untitled=False)))
        for path in (other, book)
    )
    assert isinstance(former, OpenedFile)
    assert isinstance(latter, OpenedFile)
    copies = CopiesBeside(thread)
    copies.follow(former)
    with qtbot.waitSignal(copies.found) as found:
        copies.follow(latter)
    assert found.args == [copy]
    copies.follow(None)
    for opened in (former, latter):
        thread.submit(opened.close)
    thread.stop()
