"""The whole window, in a home of its own, with a real engine and real files."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recension.store import RevisionFile
from recension.ui.theme import LIGHT, apply_theme
from recension.ui.window import Desk, MainWindow
from recension.workspace import Drafts, EngineClient, Instances, Settings, Workspace, state_folder

WAIT = 120_000  # milliseconds; only reached by what is broken
_SILENT = [sys.executable, "-S", "-c", "import sys; sys.stdin.buffer.read()"]
SIZE = (1366, 768)  # pixels


class Whole:
    """One running window, without the loop of the program around it."""

    def __init__(self, qtbot: QtBot, engine: EngineClient) -> None:
        self.qtbot = qtbot
        self.engine = engine
        self.engine.start()
        self.settings = Settings()
        self.workspace = Workspace(
            self.settings,
            Drafts(state_folder() / "drafts"),
            self.engine,
            Instances(state_folder() / "locks"),
        )
        self.window = MainWindow(LIGHT)
        self.desk = Desk(self.window, self.workspace, self.engine, self.settings)
        self.window.resize(*SIZE)
        self.desk.frame.restore_arrangement()
        self.window.show()

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(is_so, timeout=WAIT)

    def open(self, path: Path) -> None:
        """Open a file and wait for its page."""
        self.workspace.open_any(path)
        self.wait(lambda: self.title != "" and not self.history_is_empty)

    def turn_to(self, title: str) -> None:
        """Open a page of the file and wait until it is in the editor."""
        self.workspace.open_page(title)
        self.wait(lambda: self.title == title)

    def open_sample(self) -> None:
        """Open the sample and wait for its page and history."""
        self.workspace.open_sample()
        self.wait(lambda: self.title != "" and not self.history_is_empty)

    @property
    def title(self) -> str:
        """The title of the page in the editor."""
        document = self.desk.editing.document
        return "" if document is None else document.title

    @property
    def history_is_empty(self) -> bool:
        """Whether the history lists nothing."""
        return self.window.history.model.rowCount() == 0

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.window.status.said.text()

    def notice(self, key: str) -> str:
        """Return what a notice in the banner says, "" where there is none."""
        notice = self.window.banner.notice(key)
        return "" if notice is None else notice.text

    def type(self, text: str) -> None:
        """Type into the editor."""
        QTest.keyClicks(self.window.editor, text)

    def press(self, order: str) -> None:
        """Give an order of the menus."""
        action = self.window.actions_by_name[order]
        assert action.isEnabled(), f"{order} cannot be given now"
        action.trigger()

    def save(self, summary: str = "") -> None:
        """Save a revision and wait until it is on the disk."""
        line = self.window.save_bar.summary_box.lineEdit()
        assert line is not None
        line.setText(summary)
        with self.qtbot.waitSignal(self.workspace.saved, timeout=WAIT):
            QTest.keyClick(line, Qt.Key.Key_Return)

    def close(self) -> None:
        """Close the window as the user does."""
        self.window.close()


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and state of its own, UTC on screen, the preview without WebEngine."""
    monkeypatch.setenv("RECENSION_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("RECENSION_NO_WEBENGINE", "1")
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an engine start and answer late on a busy machine, and not be started anew for it."""
    monkeypatch.setattr("recension.workspace.engine_client._STARTING", WAIT)
    monkeypatch.setattr("recension.workspace.preparing._PATIENCE", WAIT)
    deadlines = EngineClient.__init__.__kwdefaults__
    assert deadlines
    monkeypatch.setitem(deadlines, "deadline", WAIT)


@pytest.fixture
def make_whole(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., Whole]]:
    """Make a window; several in one test are starts of the program one after the other.

    Its engine listens and says nothing, unless a real one is given: most of what the window does
    does not wait for it, and it takes a second to start.
    """
    apply_theme(qapp, LIGHT)
    made: list[Whole] = []

    def make(engine: EngineClient | None = None) -> Whole:
        for earlier in made:
            earlier.close()
        made.append(Whole(qtbot, engine or EngineClient(_SILENT)))
        return made[-1]

    yield make
    for each in made:
        each.close()
        each.window.deleteLater()


@pytest.fixture
def whole(make_whole: Callable[..., Whole]) -> Whole:
    """A window that was just started."""
    return make_whole()


@pytest.fixture
def rendering(make_whole: Callable[..., Whole]) -> Whole:
    """A window that was just started, with an engine that renders and compares."""
    return make_whole(EngineClient())


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """A revision file of two pages, one of them with three revisions."""
    path = tmp_path / "lake.recension"
    with RevisionFile.create(path) as file:
        file.save("Loch Aird", "A loch.", summary="start", author="Mary")
        file.save("Loch Aird", "A loch with [[trout]].", summary="trout", author="Mary")
        file.save("Swan", "Birds of the loch.", author="Mary")
        file.save("Loch Aird", "A wide loch with [[trout]].", author="Tom")
    return path
