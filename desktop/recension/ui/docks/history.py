"""The history of the page: what to compare, what to read, what to restore."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QVBoxLayout, QWidget

from recension.store.values import Revision
from recension.ui.docks.empty_state import EmptyState
from recension.ui.docks.history_delegate import HistoryDelegate
from recension.ui.docks.history_model import HistoryEntry, HistoryModel
from recension.ui.theme import Theme


class HistoryPanel(QWidget):
    """A click compares with the one before, Ctrl+click a second compares the two, Enter reads.

    Signals:
        pair_chosen(object, object): older and newer HistoryEntry; older is None before the first.
        reading_wanted(object): the HistoryEntry to be shown for reading.
        choice_changed(): other rows are selected, by hand or not.
    """

    pair_chosen = Signal(object, object)
    reading_wanted = Signal(object)
    choice_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(self)
        self.view = _HistoryView(self)
        self.view.setModel(self.model)
        self._delegate = HistoryDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setAccessibleName(self.tr("History of the page"))
        self._empty = EmptyState(self.tr("Nothing saved yet: Ctrl+S records a revision."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._empty)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.view.selectionModel().selectionChanged.connect(self._choose_pair)
        self.view.selectionModel().selectionChanged.connect(self.choice_changed)
        self.view.read.connect(self._read)
        self.view.doubleClicked.connect(self._read)
        for changed in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            changed.connect(self._show_emptiness)
        self._show_emptiness()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._delegate.set_theme(theme)
        self.view.viewport().update()

    def set_your_text(self, delta: int | None) -> None:
        """Show your text as the top row with its change of size; None takes the row away."""
        if (delta is None) == (self.model.your_delta is None):
            self.model.set_your_text(delta)  # no row comes or goes: this happens at every key
            return
        with self._by_itself():
            self.model.set_your_text(delta)

    def begin(self) -> None:
        """Show nothing, and say nothing, until the history of another page is known."""
        self.set_history(())
        self._empty.clear()

    def set_history(self, revisions: Sequence[Revision], *, has_more: bool = False) -> None:
        """Show another history, or the same one after a save; nothing is selected in it."""
        self._empty.setText(self.tr("Nothing saved yet: Ctrl+S records a revision."))
        with self._by_itself():
            self.model.set_history(revisions, has_more=has_more)

    def select_pair(self, older: int | None, newer: int | None) -> None:
        """Show which two are compared, without asking for the comparison again.

        Args:
            older: the id of a revision; None for nothing before the first revision.
            newer: the id of a revision; None for your text.
        """
        with self._by_itself():
            self.view.selectionModel().clearSelection()
            row = self.model.row_of(newer)
            other = None if older is None else self.model.row_of(older)
            if row is not None and other is not None and other != self.model.row_before(row):
                self._select(other)  # the one before goes without saying
            if row is not None:
                self._select(row)

    def chosen_entries(self) -> list[HistoryEntry]:
        """Return what is selected, newest first."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return [self.model.entry(row) for row in rows]

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        """Let rows and selection change without a pair being chosen: Qt tells of both alike."""
        blocker = QSignalBlocker(self.view.selectionModel())
        yield
        blocker.unblock()
        self.view.viewport().update()
        self.choice_changed.emit()

    def _select(self, row: int) -> None:
        index = self.model.index(row)
        selection = self.view.selectionModel()
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)
        self.view.scrollTo(index)

    def _choose_pair(self) -> None:
        chosen = self.chosen_entries()
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        if len(chosen) == 1:
            self.pair_chosen.emit(self.model.entry_before(rows[0]), chosen[0])
        elif chosen:
            self.pair_chosen.emit(chosen[-1], chosen[0])

    def _read(self, index: QModelIndex) -> None:
        if index.isValid():
            self.reading_wanted.emit(self.model.entry(index.row()))

    def _show_emptiness(self) -> None:
        self._empty.setVisible(self.model.rowCount() == 0)
        self.view.setVisible(self.model.rowCount() > 0)


class _HistoryView(QListView):
    """Enter reads the current row; a number that is typed leads to the revision of that number."""

    read = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("HistoryView")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)  # rows answer the pointer
        self._typed = ""  # of a number
        self._pause = QElapsedTimer()  # since its last key

    def keyboardSearch(self, search: str) -> None:
        """Go to the revision whose number is typed, "1204" or "#1204", among those that are shown.

        By the beginning of its date, as Qt would do it, nobody looks for one.
        """
        is_new = not self._pause.isValid() or self._pause.hasExpired(
            QApplication.keyboardInputInterval()
        )
        self._typed = search if is_new else self._typed + search
        self._pause.start()
        number, model = self._typed.removeprefix("#"), self.model()
        if not number.isdecimal() or not isinstance(model, HistoryModel):
            return
        row = model.row_of(int(number))
        if row is not None:
            self.setCurrentIndex(model.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read the row on Enter; everything else is the list's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.read.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
