"""Set-up from a bare Python: a private environment with everything the program needs.

Standard library only, and quick when there is nothing to do: the work itself is in `set_up`, which
only a first start imports. A stamp inside the environment says what it was made for. It is written
last, so that a set-up which was interrupted is done again.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
ENVIRONMENT = CHECKOUT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_OLDEST_PYTHON = (3, 11)


def run(purpose: str, arguments: list[str]) -> None:
    """Set up for a purpose ("app" or "tests") where needed, then go on as the environment's Python.

    Does not return: it ends with the exit status of the program it starts.
    """
    if sys.version_info < _OLDEST_PYTHON:
        sys.exit("Recension needs Python 3.11 or later; this is Python " + sys.version.split()[0])
    stamp, wanted = ENVIRONMENT / f"ready-for-{purpose}", _wanted_stamp()
    if not (PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted):
        import set_up  # noqa: PLC0415 - a start that finds everything ready does not pay for it

        set_up.prepare(purpose)
        stamp.write_text(wanted, "utf-8")
    _become([str(PYTHON), *arguments])


def _wanted_stamp() -> str:
    """Return what an environment depends on: this Python, this place, these dependencies."""
    project = (CHECKOUT / "pyproject.toml").read_text("utf-8")
    return "\n".join((sys.version, sys.base_prefix, str(CHECKOUT), project))


def _become(command: list[str]) -> None:
    if os.name == "nt":  # replacing a process is not what a console there waits for
        import subprocess  # noqa: PLC0415 - as above

        sys.exit(subprocess.call(command))  # noqa: S603 - our own Python
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 - our own Python
