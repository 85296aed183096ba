"""The history of a page as a list: your text on top, then its revisions, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from recension.store.values import Revision
from recension.ui import wording
from recension.ui.plain_text import tool_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One row: a revision, or the text as it stands in the editor."""

    revision: Revision | None  # None for your text
    delta: int  # bytes against the row below

    @property
    def is_your_text(self) -> bool:
        """Whether this is the text that is not saved yet."""
        return self.revision is None


class HistoryModel(QAbstractListModel):
    """Rows of a history, asked for piece by piece.

    Signals:
        more_wanted(int): the view came near the end; the id of the last revision known.
    """

    ENTRY = Qt.ItemDataRole.UserRole

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._revisions: list[Revision] = []
        self._delta: int | None = None  # of your text; None while it is what was saved
        self._has_more = False
        self._author = ""

    def set_author(self, author: str) -> None:
        """Say who "you" are: that name is left out of the rows."""
        self._author = author
        if count := self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(count - 1))

    def set_history(self, revisions: Iterable[Revision], *, has_more: bool = False) -> None:
        """Show another history, or the same one after a save."""
        self.beginResetModel()
        self._revisions = list(revisions)
        self._has_more = has_more
        self.endResetModel()

    def add_older(self, revisions: Iterable[Revision], *, has_more: bool) -> None:
        """Append revisions that were asked for."""
        older = list(revisions)
        self._has_more = has_more
        if older:
            first = self.rowCount()
            self.beginInsertRows(_ROOT, first, first + len(older) - 1)
            self._revisions += older
            self.endInsertRows()

    @property
    def your_delta(self) -> int | None:
        """The change of size of your text; None while it is what was saved."""
        return self._delta

    def set_your_text(self, delta: int | None) -> None:
        """Show your text as the top row with its change of size; None takes the row away."""
        if delta == self._delta:
            return
        had, has = self._delta is not None, delta is not None
        if has and not had:
            self.beginInsertRows(_ROOT, 0, 0)
        elif had and not has:
            self.beginRemoveRows(_ROOT, 0, 0)
        self._delta = delta
        if has and not had:
            self.endInsertRows()
        elif had and not has:
            self.endRemoveRows()
        elif has:
            self.dataChanged.emit(self.index(0), self.index(0))

    def entry(self, row: int) -> HistoryEntry:
        """Return what stands in a row."""
        if self._delta is not None:
            if row == 0:
                return HistoryEntry(None, self._delta)
            row -= 1
        revision = self._revisions[row]
        return HistoryEntry(revision, revision.delta)

    def entry_before(self, row: int) -> HistoryEntry | None:
        """Return the entry that the one in a row was made from; None before the first revision.

        It is the next one, or stands further down where copies of the file were united.
        """
        below = self.row_before(row)
        return None if below is None else self.entry(below)

    def row_before(self, row: int) -> int | None:
        """Return the row of that entry."""
        revision = self.entry(row).revision
        parent = None if revision is None else revision.parent
        found = None if parent is None else self.row_of(parent)
        if found is not None and found > row:
            return found
        return row + 1 if row + 1 < self.rowCount() else None

    def row_of(self, revision: int | None) -> int | None:
        """Return the row of a revision, or of your text (None)."""
        top = 0 if self._delta is None else 1
        if revision is None:
            return 0 if top else None
        found = (row for row, each in enumerate(self._revisions, top) if each.id == revision)
        return next(found, None)

    def author_of(self, revision: Revision) -> str:
        """Return the author as shown: "" where it is you."""
        return "" if revision.author == self._author else revision.author

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the rows known so far."""
        if parent.isValid():
            return 0
        return len(self._revisions) + (self._delta is not None)

    def canFetchMore(self, _parent: Index) -> bool:
        """Whether older revisions can be asked for."""
        return self._has_more

    def fetchMore(self, _parent: Index) -> None:
        """Ask for older revisions."""
        self._has_more = False  # one question at a time
        self.more_wanted.emit(self._revisions[-1].id)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row as an entry, as a sentence, or as a tool tip."""
        entry = self.entry(index.row())
        match role:
            case self.ENTRY:
                return entry
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(entry)
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(self._tip_of(entry))
        return None

    def _sentence(self, entry: HistoryEntry) -> str:
        change = wording.change_text(entry.delta)
        if entry.revision is None:
            return self.tr("Your text (not saved), {change}").format(change=change)
        revision = entry.revision
        parts = [wording.local_time(revision.time), wording.number_text(revision), change]
        if revision.is_minor:
            parts.append(self.tr("minor edit"))
        parts.append(wording.summary_text(revision.summary))
        told = revision.name, self.author_of(revision), wording.marks_text(revision)
        parts += [part for part in told if part]
        return ", ".join(parts)

    def _tip_of(self, entry: HistoryEntry) -> str:
        if entry.revision is None:
            return ""
        revision = entry.revision
        lines = [
            f"{wording.local_time(revision.time)}, {wording.number_text(revision)}",
            wording.summary_text(revision.summary),
            self.tr("{size} ({delta})").format(
                size=wording.bytes_text(revision.size), delta=wording.delta_text(revision.delta)
            ),
            revision.name,
            revision.author,
            *wording.marks_meaning(revision),
        ]
        return "\n".join(line for line in lines if line)
