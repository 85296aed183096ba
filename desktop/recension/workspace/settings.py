"""What is remembered between two runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal

from recension.workspace.values import Place


class Settings(QObject):
    """The settings of the user, in an ini file.

    The environment variable RECENSION_HOME names a folder that holds settings and state instead of
    the places the platform has for them.

    Signals:
        recent_changed(): the list of recent files changed.
    """

    recent_changed = Signal()

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)

    @property
    def recent_files(self) -> Sequence[Path]:
        """The files opened last, newest first, at most 12."""
        raise NotImplementedError

    def add_recent_file(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        raise NotImplementedError

    def forget_recent_file(self, path: Path) -> None:
        """Take a file from the recent ones."""
        raise NotImplementedError

    def clear_recent_files(self) -> None:
        """Forget all recent files."""
        raise NotImplementedError

    @property
    def place(self) -> Place:
        """Where the user was last."""
        raise NotImplementedError

    @place.setter
    def place(self, place: Place) -> None:
        raise NotImplementedError

    @property
    def is_first_run(self) -> bool:
        """Whether the program has never been opened before."""
        raise NotImplementedError

    @property
    def theme(self) -> str:
        """The name of the theme: "system", "light", "dark", "high-contrast"."""
        raise NotImplementedError

    @theme.setter
    def theme(self, name: str) -> None:
        raise NotImplementedError

    @property
    def zoom(self) -> int:
        """How much the text is enlarged, in steps; 0 is the size of the system."""
        raise NotImplementedError

    @zoom.setter
    def zoom(self, steps: int) -> None:
        raise NotImplementedError

    @property
    def author(self) -> str:
        """Who writes; the login name unless it was set."""
        raise NotImplementedError

    @author.setter
    def author(self, name: str) -> None:
        raise NotImplementedError

    @property
    def recent_summaries(self) -> Sequence[str]:
        """The edit summaries used last, newest first, at most 20."""
        raise NotImplementedError

    def add_recent_summary(self, summary: str) -> None:
        """Put a summary at the top of the recent ones."""
        raise NotImplementedError

    def blob(self, name: str) -> QByteArray:
        """What a window saved of its state under this name; empty where nothing was."""
        raise NotImplementedError

    def set_blob(self, name: str, state: QByteArray) -> None:
        """Keep the state of a window under this name."""
        raise NotImplementedError

    def flag(self, name: str, *, default: bool) -> bool:
        """A choice that is on or off, such as "wrap"."""
        raise NotImplementedError

    def set_flag(self, name: str, *, value: bool) -> None:
        """Keep a choice that is on or off."""
        raise NotImplementedError

    def choice(self, name: str, default: str) -> str:
        """A choice among named things, such as the mode of the Changes panel."""
        raise NotImplementedError

    def set_choice(self, name: str, value: str) -> None:
        """Keep a choice among named things."""
        raise NotImplementedError
