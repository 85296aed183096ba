"""What the window shows while no file is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recension.ui.plain_text import PlainLabel, tool_tip

_WIDTH = 620  # pixels


class StartPage(QWidget):
    """New, open, import, and the files used before.

    Signals:
        new_wanted(), open_wanted(), import_wanted(), sample_wanted(): a button was pressed.
        file_chosen(Path): one of the files used before.
    """

    new_wanted = Signal()
    open_wanted = Signal()
    import_wanted = Signal()
    sample_wanted = Signal()
    file_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = PlainLabel()
        self.reason.setWordWrap(True)
        self.recent = QListWidget()
        self.recent.setAccessibleName(self.tr("Files used before"))
        self.recent.setSpacing(3)
        self.recent.itemActivated.connect(self._choose)
        self.recent.itemClicked.connect(self._choose)
        self._recent_heading = PlainLabel(self.tr("Files used before"))
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        layout = QVBoxLayout(column)
        layout.setSpacing(12)
        layout.addWidget(self._heading())
        layout.addWidget(self.reason)
        layout.addLayout(self._buttons())
        layout.addSpacing(8)
        layout.addWidget(self._recent_heading)
        layout.addWidget(self.recent, 100)
        layout.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 32, 24, 24)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)
        self.show_reason("")
        self.show_recent(())

    def show_reason(self, reason: str) -> None:
        """Say why no file is open; "" says nothing."""
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List files used before, the newest first."""
        self.recent.clear()
        for path in paths:
            item = QListWidgetItem(f"{path.stem}\n{path.parent}")
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(tool_tip(str(path)))
            self.recent.addItem(item)
        self.recent.setVisible(bool(paths))
        self._fit_recent()
        self._recent_heading.setVisible(bool(paths))

    def showEvent(self, event: QShowEvent) -> None:
        """Make the list as high as its rows, in the font it has by now."""
        super().showEvent(event)
        self._fit_recent()

    def _fit_recent(self) -> None:
        row = self.recent.sizeHintForRow(0) + 2 * self.recent.spacing()
        edges = 2 * (self.recent.frameWidth() + self.recent.spacing())
        self.recent.setMaximumHeight(self.recent.count() * row + edges)

    def _heading(self) -> PlainLabel:
        label = PlainLabel(self.tr("Recension"))
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        label.setFont(font)
        return label

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, signal in (
            (self.tr("&New file"), self.new_wanted),
            (self.tr("&Open\N{HORIZONTAL ELLIPSIS}"), self.open_wanted),
            (self.tr("Import a wi&ki page\N{HORIZONTAL ELLIPSIS}"), self.import_wanted),
            (self.tr("Samp&le"), self.sample_wanted),
        ):
            button = QPushButton(text)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _choose(self, item: QListWidgetItem) -> None:
        self.file_chosen.emit(Path(item.data(Qt.ItemDataRole.UserRole)))
