"""What the tests of the command line share."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from recension.cli import main


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    status: int
    output: str
    errors: str


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what commands remember away from the real caches."""
    monkeypatch.setenv("RECENSION_HOME", str(tmp_path / "home"))


@pytest.fixture
def book(tmp_path: Path) -> str:
    """The path of a revision file that is not there yet."""
    return str(tmp_path / "book.recension")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with what it reads from standard input."""

    def run_it(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            status = main(arguments)
        except SystemExit as leaving:  # argparse leaves by itself
            status = int(leaving.code or 0)
        return Result(status, *capfd.readouterr())

    return run_it
