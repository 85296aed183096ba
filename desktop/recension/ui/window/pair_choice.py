"""Which two texts of the page are compared: what is usual, or what was chosen by hand."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from recension.store.values import Revision
from recension.ui.docks import HistoryEntry
from recension.ui.window.centre import Pane
from recension.ui.window.editing import Editing
from recension.ui.window.pairs import Pair, last_edit, newer_pair, older_pair, step_at
from recension.ui.window.window import MainWindow


class PairChoice(QObject):
    """Knows the pair that is compared.

    While nothing is unsaved it is the last edit of the page; the first key makes it your own text
    and its base, unless a pair was chosen by hand.

    Signals:
        chosen(Pair | None): these are to be compared.
        described_anew(): the pair stays, what can be said of it does not.
    """

    chosen = Signal(object)
    described_anew = Signal()

    def __init__(self, window: MainWindow, editing: Editing) -> None:
        super().__init__(window)
        self._window = window
        self._editing = editing
        self._is_by_hand = False
        self.pair: Pair | None = None
        self.history: tuple[Revision, ...] = ()  # of the page, newest first
        self.base: Revision | None = None  # what the edited page is compared with; None: newest
        window.changes.older_requested.connect(self.go_older)
        window.changes.newer_requested.connect(self.go_newer)
        window.changes.base_chosen.connect(self._choose_base)
        window.history.pair_chosen.connect(self._choose_entries)
        editing.document_changed.connect(self._begin_page)
        editing.dirty_changed.connect(self._note_dirty)
        editing.base_changed.connect(self._note_base)
        actions = window.actions_by_name
        actions.connect_order("older", self.go_older)
        actions.connect_order("newer", self.go_newer)
        actions.connect_order("compare-mine", self.compare_mine)
        actions.connect_order("compare-previous", self.compare_previous)

    @property
    def is_live(self) -> bool:
        """Whether the text in the editor is compared."""
        return self.pair is not None and self.pair.is_live

    @property
    def is_dirty(self) -> bool:
        """Whether the page has edits that are not saved."""
        document = self._editing.document
        return document is not None and document.is_dirty

    @property
    def newest(self) -> Revision | None:
        """The revision that the edited page was made from."""
        document = self._editing.document
        return None if document is None else document.base

    def set_history(self, history: tuple[Revision, ...]) -> None:
        """Take the revisions of the page, newest first."""
        is_first = not self.history
        self.history = history
        if self.pair is None or is_first or not self._is_by_hand:
            self.choose_usual()
        else:
            self.described_anew.emit()

    def choose_usual(self) -> None:
        """Show the unsaved edits, or the last edit where nothing is unsaved."""
        document = self._editing.document
        self._is_by_hand = False
        if document is None:
            self._settle(None)
        elif document.is_dirty or not self.history:
            self._settle(Pair(self.newest, None))
        else:
            self._settle(last_edit(self.history))

    def choose(self, pair: Pair | None) -> None:
        """Show a pair that was asked for, and the panel with it."""
        if pair is not None:
            self._is_by_hand = True
            self._window.centre.bring_forward(Pane.CHANGES)
            self._settle(pair)

    def choose_edited(self) -> None:
        """Show the text in the editor beside what it is compared with."""
        self.choose(self.pair if self.is_live else Pair(self.base or self.newest, None))

    def compare_mine(self) -> None:
        """Compare the text in the editor with the newest revision."""
        self.choose(Pair(self.newest, None))

    def compare_previous(self) -> None:
        """Compare the chosen revision, or else the newest, with the one before it."""
        chosen = [entry.revision for entry in self._window.history.chosen_entries()]
        place = self.history.index(chosen[0]) if chosen[:1] and chosen[0] in self.history else 0
        self.choose(step_at(self.history, place))

    def go_older(self) -> None:
        """Show the edit before the one that is shown."""
        if self.pair is not None:
            self.choose(older_pair(self.pair, self.history))

    def go_newer(self) -> None:
        """Show the edit after the one that is shown."""
        if self.pair is not None:
            self.choose(newer_pair(self.pair, self.history, is_dirty=self.is_dirty))

    def _settle(self, pair: Pair | None) -> None:
        self.pair = pair
        if pair is not None and pair.is_live:
            newest = self.newest
            is_newest = pair.old is None or newest is None or pair.old.id == newest.id
            self.base = None if is_newest else pair.old
        self.chosen.emit(pair)

    def _choose_entries(self, older: HistoryEntry | None, newer: HistoryEntry) -> None:
        self.choose(Pair(older.revision if older else None, newer.revision))

    def _choose_base(self, key: object) -> None:
        if self.pair is None:
            return
        old = next((each for each in self.history if each.id == key), None)
        new = self.pair.new
        is_own_base = old is not None and new is not None and old.id == new.id
        self.choose(Pair(old, None if is_own_base else new))

    def _begin_page(self) -> None:
        self.pair = self.base = None
        self.history = ()
        self._is_by_hand = False

    def _note_dirty(self, is_dirty: bool) -> None:  # noqa: FBT001 - as the signal says it
        is_stale = self.pair is None or not self._is_by_hand
        if is_stale and (is_dirty or self.is_live):
            self.choose_usual()
        else:
            self.described_anew.emit()

    def _note_base(self) -> None:
        """Name the newest revision where the page is compared with it, whichever it is by now."""
        if self.is_live and self.base is None:
            self._settle(Pair(self.newest, None))
