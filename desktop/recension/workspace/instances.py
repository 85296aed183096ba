"""One window for one file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal


class Instances(QObject):
    """Claims files for this process, and asks the process that has one to come forward.

    Signals:
        raise_requested(Path): another process wanted to open this file, which is open here.
    """

    raise_requested = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
