"""Help: finding an order by its name, the list of keys, and about the program."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from recension import __version__
from recension.ui.plain_text import PlainLabel
from recension.ui.theme import BannerKind
from recension.ui.window.actions import Actions
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.key_list import KeyList, key_groups, keys_of, words_of
from recension.ui.window.window import MainWindow

_ACTION = Qt.ItemDataRole.UserRole
_ICON = QSize(16, 16)


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


class ActionFinder(QDialog):
    """A field and the orders that contain what is typed; Enter gives the chosen one."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find action"))
        self.resize(460, 420)
        self._all = [actions[name] for name in actions]
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Part of the name of an action"))
        self.view = QListWidget()
        self.view.setAccessibleName(self.tr("Actions"))
        self.note = PlainLabel(self.tr("Nothing that can be done now is called so."))
        self.view.setIconSize(_ICON)
        nothing = QPixmap(_ICON)
        nothing.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(nothing)  # so that all words begin at one place
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.note)
        layout.addWidget(self.view)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(lambda: self._give(self.view.currentItem()))
        self.view.itemActivated.connect(self._give)
        self.view.itemClicked.connect(self._give)
        self._narrow("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list while the field has the focus."""
        if watched is self.field and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.view.currentRow() + step
                self.view.setCurrentRow(max(0, min(row, self.view.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        self.view.clear()
        for action in self._all:
            label = words_of(action)
            if action.isEnabled() and all(word in label.casefold() for word in words):
                icon = self._blank if action.icon().isNull() else action.icon()
                item = QListWidgetItem(icon, _with_key(action))
                item.setData(_ACTION, action)
                self.view.addItem(item)
        self.view.setCurrentRow(0)
        self.note.setVisible(not self.view.count())

    def _give(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            action: QAction = item.data(_ACTION)
            self.accept()
            action.trigger()


def _with_key(action: QAction) -> str:
    keys = keys_of(action).partition(",")[0]
    return f"{words_of(action)}   ({keys})" if keys else words_of(action)
