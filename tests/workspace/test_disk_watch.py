"""Noticing that a file was changed, and letting go of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from recension.workspace.disk_watch import DiskWatch


@pytest.fixture
def watch(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> DiskWatch:  # noqa: ARG001 - the application
    monkeypatch.setattr("recension.workspace.disk_watch._POLL", 10_000_000)
    return DiskWatch()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.recension"
    path.write_text("a")
    return path


def _watches_of_the_system() -> int:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    links = Path("/proc/self/fd").iterdir()
    return sum(link.is_symlink() and "inotify" in str(link.readlink()) for link in links)


def test_a_file_that_is_written_is_due(watch: DiskWatch, file: Path, qtbot: QtBot) -> None:
    watch.watch(file)
    with qtbot.waitSignal(watch.due):
        file.write_text("b")


def test_a_file_that_came_for_it_is_watched_in_its_turn(
    watch: DiskWatch, file: Path, qtbot: QtBot
) -> None:
    watch.watch(file)
    for text in ("b", "c"):
        other = file.with_name("other")
        other.write_text(text)
        with qtbot.waitSignal(watch.due):
            other.replace(file)
    with qtbot.waitSignal(watch.due):
        file.write_text("d")


def test_another_file_is_watched_instead(watch: DiskWatch, file: Path, qtbot: QtBot) -> None:
    other = file.parent / "folder" / "b.recension"
    other.parent.mkdir()
    other.write_text("b")
    watch.watch(file)
    watch.watch(other)
    with qtbot.waitSignal(watch.due):
        other.write_text("c")


@pytest.mark.skipif(sys.platform != "linux", reason="counts what Linux calls inotify instances")
def test_what_is_watched_no_more_takes_nothing_of_the_system(watch: DiskWatch, file: Path) -> None:
    before = _watches_of_the_system()
    for _ in range(3):
        watch.watch(file)
    assert _watches_of_the_system() == before + 1
    watch.watch(None)
    assert _watches_of_the_system() == before
