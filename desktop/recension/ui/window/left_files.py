"""Untitled files that a window left behind when it broke down."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from recension.ui import wording
from recension.ui.theme import BannerKind
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.window import MainWindow
from recension.workspace import Workspace

_KEY = "left-files"


class LeftFiles(QObject):
    """Offers them one after the other, the newest first; closing the notice leaves them."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._banner = window.banner
        self._workspace = workspace

    def offer(self) -> None:
        """Offer the newest file that no window has open."""
        paths = self._workspace.recoverable_files()
        if not paths:
            return
        if len(paths) == 1:
            text = self.tr("An untitled file was left when Recension last ended.")
        else:
            text = self.tr("{count} untitled files were left when Recension last ended.")
        opened = NoticeAction(self.tr("Open the newest"), partial(self._open, paths[0]))
        if len(paths) == 1:
            opened = NoticeAction(self.tr("Open it"), partial(self._open, paths[0]))
        text = text.format(count=wording.number(len(paths)))
        self._banner.show_notice(Notice(_KEY, text, BannerKind.WARNING, (opened,)))

    def _open(self, path: Path) -> None:
        self._workspace.open_file(path)
