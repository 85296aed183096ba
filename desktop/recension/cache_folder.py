"""Where lies what can be worked out again: indexes and authorship, never anything of the user's."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_HOME = "RECENSION_HOME"  # names a folder that holds everything, for tests and portable use
_NAME = "recension"


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder, which may not be there yet; it may be emptied at any time.

    It is the one that the system has for this: the XDG base directory specification's, Apple's
    Library/Caches, the local application data of Windows.
    """
    if home := environment.get(_HOME):
        return Path(home) / "cache"
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / _NAME / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / _NAME
    given = Path(environment.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".cache") / _NAME


def empty_caches(folder: Path) -> int:
    """Take away all that is in the folder of caches; returns how many files had to stay.

    A file that another process uses cannot be taken away on every system.
    """
    left = 0
    for path in folder.rglob("*"):
        if not path.is_dir() or path.is_symlink():
            try:
                path.unlink(missing_ok=True)
            except OSError:
                left += 1
    return left
