"""Conflicted copies beside the open file, noticed as they come."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from recension.errors import RecensionError
from recension.store.failures import explained
from recension.workspace.conflicted_copies import conflicted_copies
from recension.workspace.disk_watch import DiskWatch
from recension.workspace.opened_file import OpenedFile
from recension.workspace.serial_thread import SerialThread

log = logging.getLogger(__name__)

_State = tuple[int, int]  # size in bytes, time of the last change in nanoseconds


@dataclass(frozen=True, slots=True)
class _Copy:
    path: Path
    state: _State
    has_news: bool


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
        self._is_looking = False
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
        opened = self._opened
        if opened is None or self._is_looking:
            return
        self._is_looking = True
        seen = dict(self._seen)
        reply = self._thread.submit(lambda: _look(opened, seen))  # a folder may answer slowly
        reply.done.connect(partial(self._on_look, opened))
        reply.failed.connect(self._on_failure)

    @property
    def _path(self) -> Path | None:
        return None if self._opened is None else self._opened.path

    def _on_look(self, opened: OpenedFile, found: list[_Copy]) -> None:
        self._is_looking = False
        if opened is not self._opened:
            self.look()  # the file that came then waits for it
            return
        for copy in found:
            self._seen[copy.path] = copy.state
            if copy.has_news:
                self.found.emit(copy.path)

    def _on_failure(self, error: RecensionError) -> None:
        self._is_looking = False
        log.debug("what lies beside the file is not known: %r", error)  # it is itself out of reach


def _look(opened: OpenedFile, seen: dict[Path, _State]) -> list[_Copy]:
    """Return the copies that came or changed since they were seen."""
    with explained(opened.path):
        stats = [(path, path.stat()) for path in conflicted_copies(opened.path)]
    states = [(path, (stat.st_size, stat.st_mtime_ns)) for path, stat in stats]
    return [
        _Copy(path, state, has_news=_has_news(opened, path))
        for path, state in states
        if seen.get(path) != state
    ]


def _has_news(opened: OpenedFile, path: Path) -> bool:
    try:
        return opened.file.news_of(path) > 0
    except RecensionError as error:
        # Another file of such a name, or one that is still being written: nobody asked for it.
        log.debug("%s is no copy that can be merged: %r", path, error)
        return False
