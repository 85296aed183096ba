"""Where the indexes of files lie among the caches, and which of them are kept."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

_FOLDER = "search"
_ENDING = ".index"
_MOST = 50  # indexes that are kept
_MOST_BYTES = 1 << 30  # of all that are kept beside the one that is used


def index_path(file: Path, folder: Path | None) -> Path | None:
    """Return where the index of a file lies, below a folder of caches; None where there is none."""
    if folder is None:
        return None
    name = os.path.normcase(file.resolve()).encode("utf-8", "surrogateescape")
    return folder / _FOLDER / f"{hashlib.sha256(name).hexdigest()[:24]}{_ENDING}"


def make_room(path: Path | None) -> Path | None:
    """Let an index be there or be made; returns its path, None where there can be none."""
    if path is None:
        return None
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    if path.exists():
        with suppress(OSError):
            path.touch()  # it is in use
    else:
        _forget_oldest(path.parent)
    return path


def discard(path: Path | None) -> None:
    """Take an index away."""
    if path is not None:
        with suppress(OSError):  # somebody has it open; it is tried again the next time
            path.unlink(missing_ok=True)


def _forget_oldest(folder: Path) -> None:
    """Take away the indexes that were not used for longest."""
    with suppress(OSError):
        stats = {path: path.stat() for path in folder.glob(f"*{_ENDING}")}
        size = 0
        newest = sorted(stats, key=lambda path: stats[path].st_mtime, reverse=True)
        for count, path in enumerate(newest, 1):
            size += stats[path].st_size
            if count > _MOST or size > _MOST_BYTES:
                path.unlink(missing_ok=True)
