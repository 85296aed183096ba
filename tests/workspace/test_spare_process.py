"""A process that waits for work, and goes from one job to the next."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recension.engine.messages import FindPhrase
from recension.errors import Cancelled
from recension.store import RevisionFile
from recension.workspace.jobs import Job
from recension.workspace.spare_process import SpareProcess

from .conftest import WAIT


@pytest.fixture
def spare(home: Path) -> Iterator[SpareProcess]:  # noqa: ARG001 - it sets the scene
    spare = SpareProcess()
    yield spare
    spare.drop()


@pytest.fixture
def work(tmp_path: Path) -> FindPhrase:
    with RevisionFile.create(tmp_path / "a.recension") as file:
        file.save("A", "a red house")
    return FindPhrase(str(tmp_path / "a.recension"), "red")


def _run(spare: SpareProcess, work: FindPhrase, qtbot: QtBot) -> int:
    """Run a job to its end; returns the number of its process."""
    job = Job(work, spare=spare)
    qtbot.waitUntil(lambda: job.process_number != 0, timeout=WAIT)
    number = job.process_number
    with qtbot.waitSignal(job.done, timeout=WAIT):
        pass
    return number


def test_a_job_is_done_by_the_process_that_waits_and_the_next_one_too(
    spare: SpareProcess, work: FindPhrase, qtbot: QtBot
) -> None:
    spare.prepare()
    qtbot.waitUntil(lambda: spare.process_number != 0, timeout=WAIT)
    number = spare.process_number

    assert _run(spare, work, qtbot) == number
    assert spare.process_number == number
    assert _run(spare, work, qtbot) == number


def test_where_none_waits_one_is_started(
    spare: SpareProcess, work: FindPhrase, qtbot: QtBot
) -> None:
    assert _run(spare, work, qtbot) == spare.process_number != 0


def test_a_process_that_was_told_to_stop_is_not_used_again(
    spare: SpareProcess, work: FindPhrase, qtbot: QtBot
) -> None:
    job = Job(work, spare=spare)
    with qtbot.waitSignal(job.failed, timeout=WAIT) as failed:
        job.cancel()
    assert failed.args
    assert isinstance(failed.args[0], Cancelled)
    assert spare.process_number == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_a_process_that_dies_while_it_waits_is_forgotten(
    spare: SpareProcess, work: FindPhrase, qtbot: QtBot
) -> None:
    spare.prepare()
    qtbot.waitUntil(lambda: spare.process_number != 0, timeout=WAIT)
    number = spare.process_number
    os.kill(number, signal.SIGKILL)
    qtbot.waitUntil(lambda: spare.process_number == 0, timeout=WAIT)

    assert _run(spare, work, qtbot) != number


def test_a_process_without_work_ends(
    spare: SpareProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recension.workspace.spare_process._PATIENCE", 10)
    spare.prepare()
    qtbot.waitUntil(lambda: spare.process_number == 0, timeout=WAIT)
