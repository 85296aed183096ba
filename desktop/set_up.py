"""The set-up itself: system libraries, the private environment, the dependencies.

Says what it is doing while it does it, and ends with one clear line where it cannot go on.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import system_libraries
from bootstrap import CHECKOUT, ENVIRONMENT, PYTHON


def prepare(purpose: str) -> None:
    """Make the environment ready for a purpose: "app" or "tests"."""
    say("Setting Recension up. This is done once and takes a minute or two.")
    with _one_at_a_time():
        if sys.platform.startswith("linux"):
            system_libraries.install_missing(purpose, say)
        _make_environment()
        _install(purpose)
    say("Ready.")


def say(words: str) -> None:
    """Tell the person who waits what is going on."""
    print(words, flush=True)  # noqa: T201 - there is no window yet


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Wait for another start that is setting up the same folder, such as a second double-click."""
    with (CHECKOUT / ".set-up.lock").open("w") as lock:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - of this system only

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - as above

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_environment() -> None:
    if PYTHON.exists() and _works([str(PYTHON), "-m", "pip", "--version"]):
        return
    say(f"Making a private Python environment in {ENVIRONMENT} ...")
    if find_spec("ensurepip") is None:
        sys.exit(
            "This Python comes without 'ensurepip'. Install its 'venv' part, then start again."
        )
    _do(
        [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)],
        f"The environment could not be made. Is {CHECKOUT} writable, with 2 GB to spare?",
    )


def _install(purpose: str) -> None:
    say("Fetching the libraries it is built on (Qt is large) ...")
    wanted = _development_tools() if purpose == "tests" else []
    _do(
        [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
        + (["--progress-bar", "on"] if sys.stdout.isatty() else [])
        + ["--editable", str(CHECKOUT), *wanted],
        "The libraries could not be installed. Check the network connection, then start again.",
    )


def _development_tools() -> list[str]:
    """Return the requirements of the group `dev`; the pip of an old Python cannot read groups."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    tools: list[str] = project["dependency-groups"]["dev"]
    return tools


def _works(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own Python


def _do(command: list[str], on_failure: str) -> None:
    if subprocess.run(command, check=False).returncode:  # noqa: S603 - our own Python
        sys.exit(on_failure)
