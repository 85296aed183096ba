"""Finding an order by its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from recension.ui.plain_text import PlainLabel
from recension.ui.window.actions import Actions
from recension.ui.window.key_list import keys_of, words_of

_ACTION = Qt.ItemDataRole.UserRole
_ICON = QSize(16, 16)


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
            label = name_of(action)
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
    keys = keys_of(action).partition(", ")[0]
    return f"{name_of(action)}   ({keys})" if keys else name_of(action)


def name_of(action: QAction) -> str:
    """Return what an order is called without the menu around it: "Export: HTML", "Zoom in"."""
    words, group = words_of(action), _submenu(action)
    return words if group in words else f"{group}: {words}"


def _submenu(action: QAction) -> str:
    """Return the title of the menu in a menu that an order stands in; "" for other orders."""
    for menu in action.associatedObjects():
        if isinstance(menu, QMenu):
            around = menu.menuAction().associatedObjects()
            if any(isinstance(outer, QMenu) for outer in around):
                return words_of(menu.menuAction())
    return ""
