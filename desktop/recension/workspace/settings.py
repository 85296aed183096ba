"""What is remembered between two runs."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from recension.engine.messages import Author
from recension.workspace.places import settings_path
from recension.workspace.values import Place

_RECENT_FILES = 12
_RECENT_SUMMARIES = 20


class Settings(QObject):
    """The settings of the user, in an ini file.

    The environment variable RECENSION_HOME names a folder that holds settings and state instead of
    the places the platform has for them. A setting that cannot be read is as if it had never been
    made.

    Signals:
        recent_changed(): the list of recent files changed.
        author_changed(): the author is another, or signs in another way.
    """

    recent_changed = Signal()
    author_changed = Signal()

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path or settings_path()
        self._settings = QSettings(str(self.path), QSettings.Format.IniFormat, self)

    def sync(self) -> None:
        """Write what was set to the disk now; it is done now and then anyway."""
        self._settings.sync()

    # -- files

    @property
    def recent_files(self) -> Sequence[Path]:
        """The files opened last, newest first, at most 12."""
        return [Path(name) for name in self._list("files/recent")]

    def add_recent_file(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        self._set_recent([path, *(other for other in self.recent_files if other != path)])

    def clear_recent_files(self) -> None:
        """Forget all recent files."""
        self._set_recent([])

    @property
    def place(self) -> Place:
        """Where the user was last."""
        name = self._text("place/file")
        return Place(
            Path(name) if name else None,
            self._text("place/page"),
            self._number("place/caret"),
            self._number("place/scroll"),
        )

    @place.setter
    def place(self, place: Place) -> None:
        self._settings.setValue("place/file", str(place.file or ""))
        self._settings.setValue("place/page", place.page)
        self._settings.setValue("place/caret", place.caret)
        self._settings.setValue("place/scroll", place.scroll)

    @property
    def is_first_run(self) -> bool:
        """Whether no file has been opened yet."""
        return not self._settings.contains("place/file")

    # -- choices

    @property
    def theme(self) -> str:
        """The name of the theme: "system", "light", "dark", "high-contrast"."""
        return self._text("look/theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._settings.setValue("look/theme", name)

    @property
    def zoom(self) -> int:
        """How much the text is enlarged, in steps; 0 is the size of the system."""
        return self._number("look/zoom")

    @zoom.setter
    def zoom(self, steps: int) -> None:
        self._settings.setValue("look/zoom", steps)

    @property
    def author(self) -> str:
        """Who writes; the login name unless it was set."""
        return self._text("author/name") or self.login_name

    @property
    def login_name(self) -> str:
        """The name the system knows the user by; "" where it knows none."""
        return _login_name()

    @property
    def signing(self) -> Author:
        """Who writes, and how that person signs."""
        is_wikitext = self._text("author/signature-is-wikitext").lower() == "true"
        return Author(self.author, self._text("author/signature"), is_wikitext)

    def set_author(self, author: Author) -> None:
        """Keep who writes and how that person signs; without a name it is the login name again."""
        self._settings.setValue("author/name", author.name)
        self._settings.setValue("author/signature", author.signature)
        self._settings.setValue("author/signature-is-wikitext", str(author.is_wikitext))
        self.author_changed.emit()

    @property
    def recent_summaries(self) -> Sequence[str]:
        """The edit summaries used last, newest first, at most 20."""
        return self._list("summaries/recent")

    def add_recent_summary(self, summary: str) -> None:
        """Put a summary at the top of the recent ones."""
        others = [other for other in self.recent_summaries if other != summary]
        if summary:
            self._settings.setValue("summaries/recent", [summary, *others][:_RECENT_SUMMARIES])

    def blob(self, name: str) -> QByteArray:
        """What a window saved of its state under this name; empty where nothing was."""
        value = self._settings.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_blob(self, name: str, state: QByteArray) -> None:
        """Keep the state of a window under this name."""
        self._settings.setValue(f"window/{name}", state)

    def flag(self, name: str, *, default: bool) -> bool:
        """A choice that is on or off, such as "wrap"."""
        return self._text(f"flags/{name}", str(default)).lower() == "true"

    def set_flag(self, name: str, *, value: bool) -> None:
        """Keep a choice that is on or off."""
        self._settings.setValue(f"flags/{name}", str(value))

    def choice(self, name: str, default: str) -> str:
        """A choice among named things, such as the mode of the Changes panel."""
        return self._text(f"choices/{name}", default)

    def set_choice(self, name: str, value: str) -> None:
        """Keep a choice among named things."""
        self._settings.setValue(f"choices/{name}", value)

    # -- the ini file gives back strings, or lists of them, or nothing

    def _set_recent(self, paths: list[Path]) -> None:
        names = [str(path) for path in paths[:_RECENT_FILES]]
        self._settings.setValue("files/recent", names)
        self.recent_changed.emit()

    def _text(self, key: str, default: str = "") -> str:
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def _number(self, key: str) -> int:
        value = self._settings.value(key, 0)
        try:
            return int(value) if isinstance(value, int | str) else 0
        except ValueError:
            return 0

    def _list(self, key: str) -> list[str]:
        value = self._settings.value(key)
        if isinstance(value, str):  # a list of one comes back as its item
            return [value] if value else []
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody by name, as in some containers
        return ""
