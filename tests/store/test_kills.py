"""Whatever a process was doing when it is killed: what it reported is there, the rest never was.

Each place is something that changes a file, in steps. A process does them and reports each step
that is done; it is killed at a random moment. The file then is as it was after the last step that
was reported, or after the next one.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.killing import NEEDS_FORK, begun

from .places import PLACES, Place, state, state_of_copy, states

pytestmark = NEEDS_FORK

_AT_ONCE = 20  # kills of one test


def _killed(place: Place, path: Path, delay: float) -> int:
    """Return how many steps a process reported that was killed after a while."""
    process, reports = begun(partial(place.steps, path))
    time.sleep(delay)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    reported = 0
    while data := os.read(reports, 4096):
        reported += len(data)
    os.close(reports)
    return reported


def _lasts(place: Place, path: Path) -> float:
    """Return how many seconds the steps take a process that nobody kills."""
    place.prepare(path)
    began = time.monotonic()
    process, reports = begun(partial(place.steps, path))
    os.waitpid(process, 0)
    os.close(reports)
    return time.monotonic() - began


def _rounds() -> Iterator[object]:
    for place in PLACES:
        for round_ in range(place.kills // _AT_ONCE):
            yield pytest.param(place, round_, id=f"{place.name}-{round_}")


@pytest.mark.parametrize(("place", "round_"), list(_rounds()))
def test_what_a_killed_process_reported_is_there_and_nothing_is_half_done(
    tmp_path: Path, place: Place, round_: int
) -> None:
    for folder in ("states", "whole"):
        (tmp_path / folder).mkdir()
    expected = states(place, tmp_path / "states" / "book.recension")
    lasts = _lasts(place, tmp_path / "whole" / "book.recension")
    noise = random.Random(round_)
    for kill in range(_AT_ONCE):
        path = tmp_path / str(kill) / "book.recension"
        path.parent.mkdir()
        place.prepare(path)

        reported = _killed(place, path, noise.uniform(0, lasts))

        assert state(path) in expected[reported : reported + 2]
        beside = set(path.parent.iterdir()) - {path}
        assert beside <= set(path.parent.glob(place.may_leave or "nothing"))
        for left in path.parent.glob("*before schema*"):
            assert state_of_copy(left) == expected[0]


def test_places_are_killed_two_hundred_times() -> None:
    assert sum(place.kills for place in PLACES) >= 200
