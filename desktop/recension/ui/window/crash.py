"""A bug of ours: never a traceback at the user, always a report that can be sent."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion

from recension import __version__

_KEPT = 20  # reports


class CrashReports:
    """Writes what went wrong into a folder, as the last resort of `sys.excepthook`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.tell: Callable[[Path], None] | None = None  # shows the user where the report is

    def install(self) -> None:
        """Take every exception nobody caught from now on."""
        sys.excepthook = self.report

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Write a report and say where it lies; Ctrl+C in a terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        path = self._write(text)
        if sys.stderr is not None:  # there is none behind a double click on Windows
            sys.stderr.write(f"recension: {kind.__name__}, see {path}\n")
        if self.tell is not None and path is not None:
            self.tell(path)

    def _write(self, text: str) -> Path | None:
        now = datetime.now(UTC)
        path = self._folder / f"crash-{now:%Y%m%dT%H%M%S%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{_surroundings(now)}\n\n{text}", encoding="utf-8")
            for old in sorted(self._folder.glob("crash-*.txt"))[:-_KEPT]:
                old.unlink()
        except OSError:
            return None  # a full disk must not raise inside the last resort
        return path


def _surroundings(now: datetime) -> str:
    return "\n".join(
        (
            f"Recension {__version__}, {now:%Y-%m-%dT%H:%M:%SZ}",
            f"Python {platform.python_version()}, PySide {pyside_version}, Qt {qVersion()}",
            platform.platform(),
        )
    )
