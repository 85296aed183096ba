"""Where settings and unsaved text lie on this computer."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_HOME = "RECENSION_HOME"  # names a folder that holds everything, for tests and portable use
_NAME = "recension"


def settings_path() -> Path:
    """Return the file of the settings."""
    if home := os.environ.get(_HOME):
        return Path(home) / "settings.ini"
    return _standard(QStandardPaths.StandardLocation.GenericConfigLocation) / "settings.ini"


def state_folder() -> Path:
    """Return the folder of unsaved text, untitled files and locks."""
    if home := os.environ.get(_HOME):
        return Path(home) / "state"
    return _standard(QStandardPaths.StandardLocation.GenericStateLocation)


def key_of(*parts: object) -> str:
    """Return a short name made of anything, always the same for the same parts."""
    joined = "\0".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def file_key(path: Path) -> str:
    """Return the key of a file: the same for every way to name its path."""
    return key_of(os.path.normcase(path.resolve()))


def _standard(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location)) / _NAME
