"""Killing a process in the middle of its work, for the tests that look at what it leaves."""

from __future__ import annotations

import os
import random
import signal
import time
import traceback
from collections.abc import Callable, Iterable, Iterator

import pytest

NEEDS_FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be split in two")

Work = Callable[[], Iterable[object]]  # does something in steps


def begun(work: Work) -> tuple[int, int]:
    """Let a process of its own do a work; returns its id and where it reports each step."""
    reports, reporting = os.pipe()
    process = os.fork()
    if process:
        os.close(reporting)
        return process, reports
    try:
        for _ in work():
            os.write(reporting, b".")
    except BaseException:  # noqa: BLE001 - else nobody would hear of it
        traceback.print_exc()
    finally:
        os._exit(0)


def killed_at_work(work: Work, times: int, longest: float) -> Iterator[None]:
    """Begin a work that never ends so often, kill each process soon, and yield after that.

    However busy the machine is, each has done a step before; it goes on for `longest` seconds then
    at the most.
    """
    noise = random.Random(times)
    for _ in range(times):
        process, reports = begun(work)
        assert os.read(reports, 1), "it ended before its first step was done"
        time.sleep(noise.uniform(0, longest))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(reports)
        yield
