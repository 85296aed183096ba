"""The fixed middle of the window: text beside preview, over Changes, over the save bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout, QWidget

NARROW = 900  # pixels; below it one pane at a time is shown


class Pane(StrEnum):
    """The three panes of the middle."""

    TEXT = "text"
    PREVIEW = "preview"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Shares:
    """How the room is divided."""

    text: int  # parts of the width of text and preview together
    preview: int
    top: int  # parts of the height of text and Changes together
    changes: int


class Centre(QWidget):
    """Text, preview and Changes, each of which can be hidden; one at a time where it is narrow.

    Signals:
        shown_changed(): panes came or went.
    """

    shown_changed = Signal()

    def __init__(
        self, text: QWidget, preview: QWidget, changes: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._panes = {Pane.TEXT: text, Pane.PREVIEW: preview, Pane.CHANGES: changes}
        self._shown = set(Pane)
        self._is_narrow = False
        self._across = _splitter(Qt.Orientation.Horizontal, (text, preview))
        self._down = _splitter(Qt.Orientation.Vertical, (self._across, changes))
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Panes"))
        for pane, title in self._titles().items():
            self.tabs.setTabData(self.tabs.addTab(title), pane)
        self.tabs.currentChanged.connect(self._arrange)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._down, 1)
        self._arrange()

    @property
    def shown(self) -> frozenset[Pane]:
        """The panes that are wanted, whether or not there is room for them side by side."""
        return frozenset(self._shown)

    @property
    def is_narrow(self) -> bool:
        """Whether one pane at a time is shown."""
        return self._is_narrow

    def show_panes(self, panes: Sequence[Pane] | frozenset[Pane]) -> None:
        """Show these panes and no others; the text where none is named."""
        self._shown = set(panes) or {Pane.TEXT}
        self._arrange()
        self.shown_changed.emit()

    def set_shown(self, pane: Pane, *, is_shown: bool) -> None:
        """Show or hide one pane; in a narrow window, bring it to the front."""
        wanted = self._shown | {pane} if is_shown else self._shown - {pane}
        self.show_panes(frozenset(wanted))
        if is_shown:
            self.bring_forward(pane)

    def bring_forward(self, pane: Pane) -> None:
        """Make sure a pane can be seen."""
        if pane not in self._shown:
            self.set_shown(pane, is_shown=True)
        self.tabs.setCurrentIndex(list(Pane).index(pane))

    def divide(self, shares: Shares) -> None:
        """Divide the room anew."""
        self._across.setSizes([shares.text * 1000, shares.preview * 1000])
        self._down.setSizes([shares.top * 1000, shares.changes * 1000])

    def save_state(self) -> QByteArray:
        """Return the division of the room and what is shown, for `restore_state`."""
        names = ",".join(sorted(self._shown)).encode()
        across = self._across.saveState().toHex()
        return QByteArray(
            names + b"|" + across.data() + b"|" + self._down.saveState().toHex().data()
        )

    def restore_state(self, state: QByteArray) -> bool:
        """Restore what `save_state` returned; False where it is something else."""
        names, _, sizes = bytes(state.data()).partition(b"|")
        across, _, down = sizes.partition(b"|")
        panes = {pane for pane in Pane if pane.encode() in names.split(b",")}
        if not panes:
            return False
        self.show_panes(frozenset(panes))
        is_across = self._across.restoreState(QByteArray.fromHex(across))
        return is_across and self._down.restoreState(QByteArray.fromHex(down))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between side by side and one at a time."""
        super().resizeEvent(event)
        is_narrow = self.window().width() < NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()

    def _arrange(self) -> None:
        self.tabs.setVisible(self._is_narrow and len(self._shown) > 1)
        for at, pane in enumerate(Pane):
            self.tabs.setTabVisible(at, pane in self._shown)
        front = self.tabs.tabData(self.tabs.currentIndex())
        for pane, widget in self._panes.items():
            widget.setVisible(pane in self._shown and (not self._is_narrow or pane == front))
        top = (Pane.TEXT, Pane.PREVIEW)
        self._across.setVisible(any(not self._panes[pane].isHidden() for pane in top))

    def _titles(self) -> dict[Pane, str]:
        return {
            Pane.TEXT: self.tr("Text"),
            Pane.PREVIEW: self.tr("Preview"),
            Pane.CHANGES: self.tr("Changes"),
        }


def _splitter(orientation: Qt.Orientation, widgets: Sequence[QWidget]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(5)
    for widget in widgets:
        splitter.addWidget(widget)
        splitter.setStretchFactor(splitter.indexOf(widget), 1)
    return splitter
