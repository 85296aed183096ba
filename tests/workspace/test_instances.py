from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from recension.workspace import Instances
from recension.workspace.engine_process import _environment

from .conftest import WAIT

# Another window: it claims a file, says whether it got it, and waits to be killed.
OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from recension.workspace import Instances
app = QCoreApplication([])
instances = Instances(Path(sys.argv[1]))
instances.raise_requested.connect(lambda path: print("raised", path, flush=True))
print("claimed" if instances.claim(Path(sys.argv[2])) else "refused", flush=True)
app.exec()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.recension"


@pytest.fixture
def instances(tmp_path: Path, qtbot: QtBot) -> Iterator[Instances]:  # noqa: ARG001 - the application
    instances = Instances(tmp_path / "locks")
    yield instances
    instances.release_all()


@pytest.fixture
def other(tmp_path: Path, file: Path) -> Iterator[QProcess]:
    process = QProcess()
    process.setProcessEnvironment(_environment())
    process.start(sys.executable, ["-c", OTHER, str(tmp_path / "locks"), str(file)])
    yield process
    process.kill()
    process.waitForFinished(WAIT)


def said(process: QProcess, qtbot: QtBot) -> str:
    qtbot.waitUntil(process.canReadLine, timeout=WAIT)
    return bytes(process.readLine().data()).decode().strip()


def test_a_file_that_another_window_has_is_not_claimed_and_that_window_comes_forward(
    instances: Instances, other: QProcess, file: Path, qtbot: QtBot
) -> None:
    assert said(other, qtbot) == "claimed"
    assert not instances.claim(file)
    assert said(other, qtbot) == f"raised {file}"
    assert not instances.is_free(file)


def test_this_window_is_told_when_another_wants_its_file(
    instances: Instances, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    assert instances.claim(file)
    process = QProcess()
    process.setProcessEnvironment(_environment())
    with qtbot.waitSignal(instances.raise_requested, timeout=WAIT) as raised:
        process.start(sys.executable, ["-c", OTHER, str(tmp_path / "locks"), str(file)])
    assert raised.args == [file]
    assert said(process, qtbot) == "refused"
    process.kill()
    process.waitForFinished(WAIT)


def test_what_a_killed_window_left_behind_does_not_count(
    instances: Instances, other: QProcess, file: Path, qtbot: QtBot
) -> None:
    assert said(other, qtbot) == "claimed"
    other.kill()
    assert other.waitForFinished(WAIT)
    assert instances.is_free(file)
    assert instances.claim(file)


def test_a_file_is_claimed_by_every_name_of_it(
    instances: Instances, other: QProcess, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    file.touch()
    assert said(other, qtbot) == "claimed"
    link = tmp_path / "link.recension"
    link.symlink_to(file)
    assert not instances.claim(link)


def test_a_released_file_is_free(instances: Instances, file: Path, tmp_path: Path) -> None:
    assert instances.claim(file)
    assert instances.claim(file)
    instances.release(file)
    assert Instances(tmp_path / "locks").is_free(file)
