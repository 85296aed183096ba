"""The places of a merge as a list, with what was chosen at each."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QWidget

from recension.ui.merge import words
from recension.ui.merge.decisions import Decisions
from recension.ui.merge.values import Choice, MergeCase
from recension.ui.plain_text import tool_tip
from recension.ui.theme import Theme, icon

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class PlacesModel(QAbstractListModel):
    """One row for each place: its name and state, and how it begins."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._case: MergeCase | None = None
        self._decisions: Decisions | None = None
        self._unseen: set[int] = set()

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        self.refresh()

    def show_case(self, case: MergeCase | None, decisions: Decisions | None) -> None:
        """List the places of another merge."""
        self.beginResetModel()
        self._case, self._decisions = case, decisions
        self._unseen = set(decisions.unseen) if decisions else set()
        self.endResetModel()

    def refresh(self) -> None:
        """Show what was chosen by now."""
        if self._decisions and (count := len(self._decisions.places)):
            self._unseen = set(self._decisions.unseen)
            self.dataChanged.emit(self.index(0), self.index(count - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt calls it
        """Return how many places there are."""
        if parent.isValid() or self._decisions is None:
            return 0
        return len(self._decisions.places)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Return two lines of words, an icon for what is still to do, and the same spoken."""
        if self._case is None or self._decisions is None or not index.isValid():
            return None
        row = index.row()
        if role == _Role.DecorationRole:
            return icon("warning" if self._is_left(row) else "success", self._theme)
        if role == _Role.ToolTipRole:
            return tool_tip(self._title(row))
        if role == _Role.AccessibleTextRole:
            return f"{self._title(row)}: {words.excerpt(self._decisions.places[row])}"
        if role == _Role.DisplayRole:
            return f"{self._title(row)}\n{words.excerpt(self._decisions.places[row])}"
        return None

    def _is_left(self, row: int) -> bool:
        assert self._decisions is not None  # noqa: S101 - rows are there
        return row in self._unseen or self._decisions.choice(row) is Choice.OPEN

    def _title(self, row: int) -> str:
        assert self._decisions is not None  # noqa: S101 - rows are there
        assert self._case is not None  # noqa: S101 - as above
        place = self._decisions.places[row]
        choice = self._decisions.choice(row)
        state = words.state_of(
            place, choice, self._case.names.between, is_unseen=row in self._unseen
        )
        return f"{words.name_of(place, self._case)} \N{MIDDLE DOT} {state}"


class PlaceList(QListView):
    """The list; it can be walked with the arrow keys.

    Signals:
        place_chosen(int): the place in this row shall be shown.
    """

    place_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = PlacesModel(theme, self)
        self.setModel(self.places)
        self.selectionModel().currentChanged.connect(self._tell)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(16, 16))
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Places that were changed"))
        self.setMinimumWidth(120)

    def choose(self, row: int) -> None:
        """Show a row as the chosen one."""
        self.setCurrentIndex(self.places.index(row))

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.place_chosen.emit(current.row())
