"""Unsaved text, kept outside the revision file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal


class Drafts(QObject):
    """Keeps the unsaved text of the open page in the user's state folder.

    Signals:
        heartbeat(Heartbeat): how safe the unsaved text is.
    """

    heartbeat = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
