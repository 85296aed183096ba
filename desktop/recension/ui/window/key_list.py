"""Help > Keyboard shortcuts: every key, by where it works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recension.ui.changes import row_keys
from recension.ui.window.window import MainWindow

_NAMED_KEYS = {
    *(f"F{number}" for number in range(1, 13)),
    *("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown"),
    *("Ins", "Del", "Backspace", "Tab", "Return", "Esc", "Space"),
}


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that work in one place."""

    name: str
    keys: tuple[tuple[str, str], ...]  # what they do, and the keys as the platform writes them


def key_groups(window: MainWindow) -> list[KeyGroup]:
    """Return all keys of the window."""
    actions = window.actions_by_name
    everywhere = ((words_of(actions[name]), keys_of(actions[name])) for name in actions)
    merging = ((each.whatsThis(), _native(each.keys())) for each in _shortcuts(window.merge))
    return [
        KeyGroup(tr("In the window"), tuple(each for each in everywhere if each[1])),
        KeyGroup(tr("In the rows of Changes"), row_keys()),
        KeyGroup(tr("While texts are merged"), tuple(each for each in merging if all(each))),
    ]


def _shortcuts(area: QWidget) -> Iterator[QShortcut]:
    for shortcut in area.findChildren(QShortcut):
        assert isinstance(shortcut, QShortcut)  # noqa: S101 - as it was asked for
        yield shortcut


class KeyList(QDialog):
    """What every key does, in groups."""

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(520, 560)
        self.tree = QTreeWidget()
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(12)
        self.tree.setAlternatingRowColors(True)
        self.tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        for group in groups:
            self._add(group)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tree)

    def _add(self, group: KeyGroup) -> None:
        heading = QTreeWidgetItem(self.tree, [group.name])
        font = self.tree.font()
        font.setBold(True)
        heading.setFont(0, font)
        for words, keys in group.keys:
            QTreeWidgetItem(heading, [words, keys])
        heading.setExpanded(True)


def words_of(action: QAction) -> str:
    """Return what an action does, without what the menu adds."""
    return action.text().replace("&", "").rstrip("\N{HORIZONTAL ELLIPSIS}")


def keys_of(action: QAction) -> str:
    """Return the keys of an action that every keyboard has, as the platform writes them."""
    return _native(action.shortcuts())


def _native(keys: Sequence[QKeySequence]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(each.toString(native) for each in keys if _is_common(each))


def _is_common(keys: QKeySequence) -> bool:
    """Whether every keyboard has the key: the platforms also name keys such as "Undo" and F14."""
    name = keys.toString().rpartition("+")[2]
    return len(name) <= 1 or name in _NAMED_KEYS


def tr(text: str) -> str:
    """Translate words of the list of keys."""
    return QCoreApplication.translate("KeyList", text)
