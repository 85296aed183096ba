"""Progress is shown to people, and only when it takes long."""

from __future__ import annotations

import io
import sys

import pytest

from recension.cli.progress import ProgressLine


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that goes on when its only value is changed."""
    now = [100.0]
    monkeypatch.setattr("recension.cli.progress.time.monotonic", lambda: now[0])
    return now


def test_what_takes_long_is_shown_and_wiped(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    with ProgressLine("Importing") as line:
        line.show(1, 10)
        clock[0] += 2
        line.show(5, 10, ", 394 revisions")
        line.show(6, 10)

    shown = "Importing: 50 %, 394 revisions"
    assert terminal.getvalue() == f"\r{shown}\r{' ' * len(shown)}\r"


def test_nothing_is_shown_to_a_file(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)

    with ProgressLine("Importing") as line:
        clock[0] += 2
        line.show(5, 10)

    assert file.getvalue() == ""
