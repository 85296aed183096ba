"""Conflicted copies beside the open file, noticed as they come."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from recension.errors import RecensionError
from recension.workspace.conflicted_copies import conflicted_copies
from recension.workspace.disk_watch import DiskWatch
from recension.workspace.opened_file import OpenedFile
from recension.workspace.serial_thread import SerialThread

log = logging.getLogger(__name__)

_State = tuple[int, int]  # size in bytes, time of the last change in nanoseconds


class CopiesBeside(QObject):
    """Looks for copies that have something the open file does not; each is told once.

    One that changes is told again.

    Signals:
        found(Path): such a copy.
    """

    found = Signal(object)

    def __init__(self, thread: SerialThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread
        self._opened: OpenedFile | None = None
        self._seen: dict[Path, _State] = {}
        self._watch = DiskWatch(self)
        self._watch.due.connect(self.look)

    def follow(self, opened: OpenedFile | None) -> None:
        """Look beside this file from now on, and at once."""
        if opened is None or opened.path != self._path:
            self._seen.clear()
        self._opened = opened
        state = None if opened is None else opened.state
        is_ours = state is not None and not (state.is_untitled or state.is_read_only)
        self._watch.watch(self._path if is_ours else None)
        if is_ours:
            self.look()

    def look(self) -> None:
        """Look for copies that came or changed."""
        if self._opened is None:
            return
        for path, state in _states(self._opened.path):
            if self._seen.get(path) != state:
                self._seen[path] = state
                self._ask(self._opened, path)

    @property
    def _path(self) -> Path | None:
        return None if self._opened is None else self._opened.path

    def _ask(self, opened: OpenedFile, path: Path) -> None:
        reply = self._thread.submit(lambda: opened.file.news_of(path))
        reply.done.connect(partial(self._on_news, opened, path))
        reply.failed.connect(partial(self._on_failure, path))

    def _on_news(self, opened: OpenedFile, path: Path, news: int) -> None:
        if news and opened is self._opened:
            self.found.emit(path)

    def _on_failure(self, path: Path, error: RecensionError) -> None:
        # Another file of such a name, or one that is still being written: nobody asked for it.
        log.debug("%s is no copy that can be merged: %r", path, error)


def _states(path: Path) -> list[tuple[Path, _State]]:
    try:
        stats = [(one, one.stat()) for one in conflicted_copies(path)]
    except OSError as error:
        log.debug("the folder of %s cannot be read: %s", path, error)
        return []  # the file itself is out of reach as well, which is told by who looks at that
    return [(one, (stat.st_size, stat.st_mtime_ns)) for one, stat in stats]
