"""A screen of our own, and keys pressed on it as a person would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, sleep

import pytest

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
PATIENCE = 120  # seconds; only reached by what is broken
_NEEDED = ("Xvfb", "xdotool")


def missing() -> str:
    """Return why stories cannot be told here; "" where they can."""
    if sys.platform != "linux":
        return "the stories press keys on an X screen"
    absent = [program for program in _NEEDED if shutil.which(program) is None]
    return f"not installed: {', '.join(absent)}" if absent else ""


def _wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Look again and again until something is so; another process cannot send us a signal."""
    end = monotonic() + PATIENCE
    while not is_so():
        if monotonic() > end:
            pytest.fail(f"waited {PATIENCE} s in vain for {what}")
        sleep(0.05)


@contextmanager
def screen() -> Iterator[str]:
    """Start an X server on a free display and give its name, such as ":7"."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],  # noqa: S607 - found in the path
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, f"Xvfb did not start: status {server.poll()}"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Program:
    """The real program in a process of its own."""

    def __init__(self, display: str, home: Path, *arguments: str) -> None:
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "RECENSION_HOME": str(home),
            "TZ": "UTC",
            "PYTHONPATH": str(DESKTOP),
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONFAULTHANDLER": "1",  # says where it was when a library brought it down
        }
        self._errors = TemporaryFile()  # noqa: SIM115 - as long as the program; a pipe may fill up
        self.process = subprocess.Popen(
            [sys.executable, "-m", "recension", *arguments],
            env=self._environment,
            stderr=self._errors,
        )

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Look again and again until something is so, as long as it runs."""
        _wait_until(lambda: self._runs() and is_so(), what)

    def wait_for_window(self, title: str) -> None:
        """Wait until a window of this title is shown and can be typed into."""
        self.wait_until(lambda: self._search(title) != "", f"a window {title!r}")
        # Without a window manager nobody gives the focus.
        self._tell("windowfocus", "--sync", self._search(title))

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self._tell("type", "--delay", "15", text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by X's names: "ctrl+s"."""
        self._tell("key", "--delay", "40", *keys)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self._end()

    def quit(self) -> None:
        """Close it by its key; it must end well."""
        self.press("ctrl+q")
        status, said = self._end()
        assert status == 0, f"it ended with status {status}, saying:\n{said}"

    def _end(self) -> tuple[int, str]:
        """Wait for its end; return its exit status and what it printed of errors."""
        try:
            self.process.wait(timeout=PATIENCE)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            said = self._said()
            self._errors.close()
        return self.process.returncode, said

    def _runs(self) -> bool:
        """Fail the test, with all it knows, where the program has ended by itself."""
        status = self.process.poll()
        if status is not None:
            pytest.fail(f"it ended by itself with status {status}, saying:\n{self._said()}")
        return True

    def _said(self) -> str:
        self._errors.seek(0)
        return self._errors.read().decode("utf-8", "replace")

    def _search(self, title: str) -> str:
        found = self._run("search", "--onlyvisible", "--name", title)
        return found.stdout.split("\n")[0]

    def _tell(self, *words: str) -> None:
        done = self._run(*words)
        assert self._runs()
        assert done.returncode == 0, done.stderr

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *words],  # noqa: S607 - found in the path
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
