"""Help: finding an order by its name, the list of keys, and about the program."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from recension import __version__
from recension.ui.theme import BannerKind
from recension.ui.window.action_finder import ActionFinder
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.key_list import KeyList, key_groups
from recension.ui.window.window import MainWindow


class Helping(QObject):
    """What the Help menu does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        actions = window.actions_by_name
        actions.connect_order("find-action", self.find_action)
        actions.connect_order("keys", self.show_keys)
        actions.connect_order("about", self.show_about)

    def find_action(self) -> None:
        """Open the list of all orders, to be narrowed by typing."""
        ActionFinder(self._window.actions_by_name, self._window).show()

    def show_keys(self) -> None:
        """Open the list of all keys."""
        KeyList(key_groups(self._window), self._window).show()

    def show_about(self) -> None:
        """Say what this is."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIconPixmap(self._window.windowIcon().pixmap(64, 64))
        box.setWindowTitle(self.tr("About Recension"))
        box.setText(self.tr("Recension {version}").format(version=__version__))
        box.setInformativeText(
            self.tr(
                "Write wikitext with a live preview and a history you can compare.\n\n"
                "Licensed under the Apache License 2.0."
            )
        )
        box.open()

    def tell_of_crash(self, report: Path) -> None:
        """Say that something went wrong and that the text is safe."""
        address = QUrl.fromLocalFile(str(report))
        show = NoticeAction(
            self.tr("Show the report"), partial(QDesktopServices.openUrl, address), closes=False
        )
        text = self.tr("Something went wrong inside Recension. Your text is safe. Report: {path}")
        self._window.banner.show_notice(
            Notice("crash", text.format(path=report), BannerKind.ERROR, (show,))
        )
