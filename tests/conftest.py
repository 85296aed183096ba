"""What every test may use."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from recension.diff.budget import Budget, Clock

# A busy machine draws and runs slowly; how fast the program is, is measured elsewhere. What else
# Hypothesis does by itself where tests run unattended, such as drawing the same each time, stays.
settings.register_profile(
    "untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")

_WAIT = 120_000  # milliseconds; only reached by what is broken
_LEISURE = 20  # times as long as a person waits, a comparison may take

_SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles, histories and suites, which is not part of the project."""
    if not _SHARED.is_dir():
        pytest.skip(f"the folder of real texts, {_SHARED.name}, is not beside the project")
    return _SHARED


@pytest.fixture(scope="session", autouse=True)
def _patience() -> Iterator[None]:
    """Wait for what comes late on a busy machine, unless a test says how long to wait."""
    with pytest.MonkeyPatch.context() as patch:
        for wait in (QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil):
            defaults = wait.__kwdefaults__
            assert defaults
            patch.setitem(defaults, "timeout", _WAIT)
        yield


@pytest.fixture(scope="session", autouse=True)
def _leisure() -> Iterator[None]:
    """Let no comparison be coarser because the machine is slow, or collects garbage just then.

    What a budget leaves out when it is used up is tested with clocks that the test turns, and
    with budgets of no time at all.
    """
    begin = Budget.__init__

    def begin_with_leisure(budget: Budget, seconds: float, clock: Clock = time.thread_time) -> None:
        begin(budget, seconds * _LEISURE if clock is time.thread_time else seconds, clock)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Budget, "__init__", begin_with_leisure)
        yield


@pytest.fixture(scope="module")
def mount_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Path]]:
    """Mounts an empty disk of a size such as "400k", until the tests of the module are done."""
    with ExitStack() as mounted:

        def mount(size: str) -> Path:
            folder = tmp_path_factory.mktemp("disk")
            if os.name != "posix" or os.geteuid() != 0:
                pytest.skip("only root can mount a disk")
            order = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
            if subprocess.run(order, check=False, capture_output=True).returncode:
                pytest.skip("no disk can be mounted here")
            leave = ["umount", "-l", str(folder)]
            mounted.callback(subprocess.run, leave, check=True)
            return folder

        yield mount
