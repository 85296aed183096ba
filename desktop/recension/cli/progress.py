"""Progress on standard error, for what takes longer than a second and where a person watches."""

from __future__ import annotations

import sys
import time
from typing import Self

from recension.cli.terminal import for_stream

_PATIENCE = 1.0  # seconds before anything is shown
_PAUSE = 0.1  # seconds between two lines


class ProgressLine:
    """One line that is written over and over; a context manager, which wipes it at the end."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._is_shown = sys.stderr.isatty()
        self._due = time.monotonic() + _PATIENCE
        self._length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._length:
            self._write("")

    def show(self, done: int, total: int, more: str = "") -> None:
        """Show how far it is, if it is time to."""
        if not self._is_shown or time.monotonic() < self._due:
            return
        self._due = time.monotonic() + _PAUSE
        share = 100 * done // total if total else 100
        self._write(f"{self._what}: {share} %{more}")

    def _write(self, line: str) -> None:
        line = for_stream(line, sys.stderr)
        sys.stderr.write(f"\r{line.ljust(self._length)}" + ("" if line else "\r"))
        sys.stderr.flush()
        self._length = len(line)
