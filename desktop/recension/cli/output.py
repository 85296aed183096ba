"""Writing to standard output: UTF-8 on every system, and LF line ends."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO

from recension.cli.terminal import for_stream
from recension.errors import OutputLost
from recension.store import Revision


def open_missing_streams() -> None:
    """Let what is written to a stream that was closed before the program began go nowhere.

    Python has None in its place, and a file that is opened could get its number.
    """
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def write_text(text: str) -> None:
    """Write a text as it is, without adding a line end; a terminal gets no control characters."""
    write_bytes(for_stream(text, sys.stdout).encode("utf-8", "replace"))


def write_bytes(data: bytes) -> None:
    """Write bytes as they are."""
    with written_out():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


@contextmanager
def written_out() -> Iterator[None]:
    """Have all that is written to standard output inside arrive there.

    Raises `OutputLost` where the system refuses it.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise OutputLost(error.strerror or str(error)) from error


def flush_output() -> None:
    """Have all arrive that was written to standard output so far."""
    with written_out():
        pass


def drop_output() -> None:
    """Write no more to standard output: what is left cannot be written, and Python would try."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_line(line: str) -> None:
    """Write one line."""
    write_text(line + "\n")


def write_lines(lines: Iterable[str]) -> None:
    """Write several lines."""
    for line in lines:
        write_line(line)


def write_error(sentence: str) -> None:
    """Say on standard error what went wrong."""
    print(for_stream(f"recension: {sentence}", sys.stderr), file=sys.stderr)


def write_json(value: object) -> None:
    """Write a value as JSON for people and programs."""
    write_line(json.dumps(value, ensure_ascii=False, indent=1))


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 page", "2 pages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def saved_line(revision: Revision, over: int | None = None) -> str:
    """Return what to say of a revision that was saved, and the one it was united with."""
    saved = f"Saved revision {revision.id}: {revision.size} bytes ({revision.delta:+})"
    return f"{saved}." if over is None else f"{saved}, united with revision {over}."


def as_iso(time: datetime) -> str:
    """Return a time of UTC as 2019-09-29T04:19:00Z."""
    return time.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
