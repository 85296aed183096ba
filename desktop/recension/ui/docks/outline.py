"""The headings of the page; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from recension.ui.docks.empty_state import EmptyState

_LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One heading."""

    level: int  # 1-6
    text: str  # plain
    line: int | None  # of the source, from 0; None for one that a template made


class OutlinePanel(QWidget):
    """A tree of headings that follows the caret.

    Signals:
        line_chosen(int): the line of the source to go to, from 0.
    """

    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[OutlineEntry, ...] = ()
        self._items: list[QTreeWidgetItem] = []
        self.tree = QTreeWidget()
        self.tree.setObjectName("OutlineTree")
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.tree.setAccessibleName(self.tr("Headings of the page"))
        self._empty = EmptyState(self.tr("No headings. Ctrl+2 makes one of the line."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty)
        layout.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        self.tree.itemClicked.connect(self._go)
        self.tree.itemActivated.connect(self._go)
        self._show_emptiness()

    def show_headings(self, entries: Sequence[OutlineEntry]) -> None:
        """Show these headings, nested by their levels."""
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        self._items = []
        self.tree.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []
        for entry in entries:
            while above and above[-1][0] >= entry.level:
                above.pop()
            parent = above[-1][1] if above else self.tree.invisibleRootItem()
            item = QTreeWidgetItem(parent, [entry.text])
            item.setData(0, _LINE, entry.line)
            above.append((entry.level, item))
            self._items.append(item)
        self.tree.expandAll()
        self._show_emptiness()

    def follow_line(self, line: int) -> None:
        """Mark the heading above the caret."""
        found = None
        for entry, item in zip(self._entries, self._items, strict=True):
            if entry.line is not None and entry.line <= line:
                found = item
        if found is None:
            self.tree.setCurrentIndex(QModelIndex())
        else:
            self.tree.setCurrentItem(found)

    def _go(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, _LINE)
        if line is not None:
            self.line_chosen.emit(line)

    def _show_emptiness(self) -> None:
        self._empty.setVisible(not self._entries)
        self.tree.setVisible(bool(self._entries))
