"""A real process that is killed with unsaved text, and the one that comes after it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from recension.store import RevisionFile
from recension.workspace import Draft
from recension.workspace.engine_process import _environment

from .conftest import WAIT, Session

# A window without widgets: it opens a file, types, and says when the draft is safe.
WRITER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from recension.workspace import *
app = QCoreApplication([])
engine = EngineClient()
engine.start()
workspace = Workspace(
    Settings(), Drafts(state_folder() / "drafts"), engine, Instances(state_folder() / "locks")
)
def type_text(document):
    print(f"engine {engine.process_number}", flush=True)
    document.apply(Edit(0, 0, "Typed before the crash. "))
def tell(beat):
    if beat.state is DraftState.KEPT:
        print("kept", flush=True)
workspace.page_opened.connect(type_text)
workspace.heartbeat.connect(tell)
workspace.open_file(Path(sys.argv[1]))
app.exec()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.recension"
    with RevisionFile.create(path) as file:
        file.save("Page", "Saved text.")
    return path


@pytest.fixture
def writer(home: Path, file: Path) -> Iterator[QProcess]:  # noqa: ARG001 - it inherits the home
    process = QProcess()
    process.setProcessEnvironment(_environment())
    process.start(sys.executable, ["-c", WRITER, str(file)])
    yield process
    process.kill()
    process.waitForFinished(WAIT)


def said(process: QProcess, qtbot: QtBot) -> str:
    qtbot.waitUntil(process.canReadLine, timeout=WAIT)
    return bytes(process.readLine().data()).decode().strip()


def is_running(number: int) -> bool:
    """Whether a process lives; one that has ended and waits for its parent does not."""
    try:
        status = Path(f"/proc/{number}/stat").read_text("utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="asks /proc which processes live")
def test_text_of_a_killed_window_is_recovered_and_its_engine_ends_with_it(
    writer: QProcess, file: Path, qtbot: QtBot
) -> None:
    engine = int(said(writer, qtbot).removeprefix("engine "))
    assert said(writer, qtbot) == "kept"
    assert is_running(engine)
    writer.kill()
    assert writer.waitForFinished(WAIT)
    session = Session()
    with qtbot.waitSignal(session.workspace.draft_found, timeout=WAIT) as found:
        session.workspace.open_file(file)
    assert found.args
    draft = found.args[0]
    assert isinstance(draft, Draft)
    assert draft.text == "Typed before the crash. Saved text."
    assert draft.delta == 24
    assert session.workspace.document
    assert session.workspace.document.text == draft.text
    assert session.workspace.document.is_dirty
    qtbot.waitUntil(lambda: not is_running(engine), timeout=WAIT)
    session.stop()


def test_a_file_that_another_window_has_open_is_not_opened_twice(
    writer: QProcess, file: Path, qtbot: QtBot
) -> None:
    assert said(writer, qtbot).startswith("engine")
    session = Session()
    with qtbot.waitSignal(session.workspace.already_open, timeout=WAIT) as told:
        session.workspace.open_file(file)
    assert told.args == [file]
    assert session.workspace.file is None
    session.stop()
