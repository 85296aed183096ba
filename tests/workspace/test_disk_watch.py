"""Noticing that a file was changed, and letting go of it.

Where the system has no watch left, Qt looks at times and sizes: what is written has another length.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QFileSystemWatcher
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


def _held(watch: DiskWatch) -> int:
    """Return how many watches of the system it holds."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return len(watch.findChildren(QFileSystemWatcher))


def test_a_file_that_is_written_is_due(watch: DiskWatch, file: Path, qtbot: QtBot) -> None:
    watch.watch(file)
    with qtbot.waitSignal(watch.due):
        file.write_text("longer")


def test_a_file_that_came_for_it_is_watched_in_its_turn(
    watch: DiskWatch, file: Path, qtbot: QtBot
) -> None:
    watch.watch(file)
    for text in ("longer", "the longest"):
        other = file.with_name("other")
        other.write_text(text)
        with qtbot.waitSignal(watch.due):
            other.replace(file)
    with qtbot.waitSignal(watch.due):
        file.write_text("short")


def test_another_file_is_watched_instead(watch: DiskWatch, file: Path, qtbot: QtBot) -> None:
    other = file.parent / "folder" / "b.recension"
    other.parent.mkdir()
    other.write_text("b")
    watch.watch(file)
    watch.watch(other)
    with qtbot.waitSignal(watch.due):
        other.write_text("longer")


def test_what_is_watched_no_more_takes_nothing_of_the_system(watch: DiskWatch, file: Path) -> None:
    assert _held(watch) == 0
    for _ in range(3):
        watch.watch(file)
    assert _held(watch) == 1
    watch.watch(None)
    assert _held(watch) == 0
