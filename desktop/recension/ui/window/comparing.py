"""The Changes panel at work: what is compared, and everything that follows from it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from recension.diff.options import Options
from recension.errors import RecensionError
from recension.store.values import Revision
from recension.ui.changes import ChangesHeader, Mode
from recension.ui.docks import HistoryEntry
from recension.ui.window.centre import Pane
from recension.ui.window.editing import Editing
from recension.ui.window.marks import change_marks
from recension.ui.window.pair_words import NOTHING, bases_of, header_of, tell
from recension.ui.window.pairs import (
    Pair,
    last_edit,
    newer_pair,
    older_pair,
    step_at,
)
from recension.ui.window.window import MainWindow
from recension.workspace import (
    Comparison,
    EngineClient,
    GivenText,
    Reply,
    Settings,
    StoredRevision,
    TextSide,
    Workspace,
)


class Comparing(QObject):
    """Shows your text beside its base while you write, and any two revisions when you ask.

    While nothing is unsaved it shows the last edit of the page; the first key shows your own text,
    unless a pair was chosen by hand.

    Signals:
        suggested(str): what the unsaved edits do, in words.
        pair_changed(): something else is compared.
        failed(RecensionError): a comparison that was asked for cannot be had.
    """

    suggested = Signal(str)
    pair_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        engine: EngineClient,
        editing: Editing,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.changes
        self._workspace = workspace
        self._engine = engine
        self._editing = editing
        self._settings = settings
        self._pair: Pair | None = None
        self._is_chosen = False  # whether the pair was chosen by hand
        self._history: tuple[Revision, ...] = ()
        self._base: Revision | None = None  # what the edited page is compared with; None: newest
        self._live: Comparison | None = None  # the newest comparison of the edited page
        self._shown: Comparison | None = None
        self._options = Options()
        self._reply: Reply | None = None
        self._connect()
        self._connect_orders()

    @property
    def pair(self) -> Pair | None:
        """What is compared now."""
        return self._pair

    @property
    def options(self) -> Options:
        """How it is compared."""
        return self._options

    def set_history(self, history: tuple[Revision, ...]) -> None:
        """Take the revisions of the page, newest first."""
        is_first = not self._history
        self._history = history
        if self._pair is None or is_first or not self._is_chosen:
            self.show_usual()
        else:
            self._refresh_header()

    def show_usual(self) -> None:
        """Show the unsaved edits, or the last edit where nothing is unsaved."""
        document = self._editing.document
        self._is_chosen = False
        if document is None:
            self._show_nothing()
        elif document.is_dirty or not self._history:
            self.show_pair(Pair(self._newest(), None))
        else:
            self.show_pair(last_edit(self._history))

    def choose(self, pair: Pair | None) -> None:
        """Show a pair that was asked for, and the panel with it."""
        if pair is not None:
            self._is_chosen = True
            self._window.centre.bring_forward(Pane.CHANGES)
            self.show_pair(pair)

    def show_pair(self, pair: Pair | None) -> None:
        """Show how the older text of a pair became the newer."""
        self._pair = pair
        self._reply = None
        if pair is None:
            self._show_nothing()
            return
        self._select_in_history(pair)
        self._offer_bases(pair)
        if pair.is_live:
            self._compare_live(pair)
        else:
            self._ask(_side(pair.old), _side(pair.new))
        self.pair_changed.emit()

    def _connect(self) -> None:
        panel = self._panel
        panel.older_requested.connect(self.go_older)
        panel.newer_requested.connect(self.go_newer)
        panel.base_chosen.connect(self._choose_base)
        panel.mode_changed.connect(self._note_mode)
        panel.ignore_white_space_changed.connect(self._ignore_white_space)
        panel.spans_wanted.connect(self._want_spans)
        panel.revert_requested.connect(self._put_back)
        panel.line_activated.connect(self._go_to_line)
        panel.set_list_shown(self._settings.flag("changes-list", default=False))
        panel.list_toggled.connect(self._note_list)
        self._window.editor.mark_activated.connect(self._show_change)
        self._engine.compared.connect(self._take_live)
        self._engine.spans_arrived.connect(self._take_spans)
        self._editing.document_changed.connect(self._begin_page)
        self._window.history.pair_chosen.connect(self._choose_entries)
        panel.set_mode(Mode(self._settings.choice("changes-mode", Mode.SIDE_BY_SIDE.value)))
        self._note_mode(panel.mode)

    def _connect_orders(self) -> None:
        actions = self._window.actions_by_name
        actions.connect_order("older", self.go_older)
        actions.connect_order("newer", self.go_newer)
        actions.connect_order("compare-mine", self.compare_mine)
        actions.connect_order("compare-previous", self.compare_previous)
        actions.connect_order("next-change", self._panel.next_change)
        actions.connect_order("previous-change", self._panel.previous_change)
        actions.connect_order("put-back", self._panel.revert_current)
        actions.connect_choice("inline", partial(self._choose_mode, Mode.INLINE))
        actions.connect_choice("visual", partial(self._choose_mode, Mode.VISUAL))

    # -- what to compare

    def compare_mine(self) -> None:
        """Compare the text in the editor with the newest revision."""
        self.choose(Pair(self._newest(), None))

    def compare_previous(self) -> None:
        """Compare the chosen revision, or else the newest, with the one before it."""
        chosen = [entry.revision for entry in self._window.history.chosen_entries()]
        place = self._history.index(chosen[0]) if chosen[:1] and chosen[0] in self._history else 0
        self.choose(step_at(self._history, place))

    def go_older(self) -> None:
        """Show the edit before the one that is shown."""
        if self._pair is not None:
            self.choose(older_pair(self._pair, self._history))

    def go_newer(self) -> None:
        """Show the edit after the one that is shown."""
        if self._pair is not None:
            self.choose(newer_pair(self._pair, self._history, is_dirty=self._is_dirty()))

    def _choose_entries(self, older: HistoryEntry | None, newer: HistoryEntry) -> None:
        self.choose(Pair(older.revision if older else None, newer.revision))

    def _choose_base(self, key: object) -> None:
        if self._pair is None:
            return
        old = next((each for each in self._history if each.id == key), None)
        new = self._pair.new
        is_own_base = old is not None and new is not None and old.id == new.id
        self.choose(Pair(old, None if is_own_base else new))

    def _begin_page(self) -> None:
        document = self._editing.document
        self._pair = None
        self._live = self._shown = self._base = None
        self._history = ()
        self._is_chosen = False
        self._window.editor.set_change_marks([])
        self._panel.show_nothing()
        if document is not None:
            document.dirty_changed.connect(self._note_dirty)
            document.base_changed.connect(self._note_base)

    def _note_dirty(self, is_dirty: bool) -> None:  # noqa: FBT001 - as the signal says it
        document = self._editing.document
        if document is None or self.sender() is not document:
            return
        is_stale = self._pair is None or not self._is_chosen
        if is_stale and (is_dirty or self._pair_is_live()):
            self.show_usual()
        else:
            self._refresh_header()

    def _note_base(self) -> None:
        """Name the newest revision where the page is compared with it, whichever it is by now."""
        document = self._editing.document
        if self.sender() is document and self._pair_is_live() and self._base is None:
            self.show_pair(Pair(self._newest(), None))

    def _pair_is_live(self) -> bool:
        return self._pair is not None and self._pair.is_live

    def _is_dirty(self) -> bool:
        document = self._editing.document
        return document is not None and document.is_dirty

    def _newest(self) -> Revision | None:
        document = self._editing.document
        return None if document is None else document.base

    # -- the edited page, compared by the engine as one types

    def _compare_live(self, pair: Pair) -> None:
        newest = self._newest()
        wanted = pair.old if pair.old and newest and pair.old.id != newest.id else None
        if _id(wanted) != _id(self._base):
            self._base = wanted
            self._live = None
            self._workspace.compare_page_with(_id(wanted), self._options)
        elif self._live is not None:
            self._show(self._live)

    def _take_live(self, comparison: Comparison) -> None:
        document = self._editing.document
        if document is None or comparison.page != document.number:
            return
        self._live = comparison
        self._window.editor.set_change_marks(change_marks(comparison.rows, comparison.old_text))
        if self._base is None:
            told = tell(Pair(self._newest(), None), comparison, self._history)
            self.suggested.emit(told.sentence if document.is_dirty else "")
        if self._pair_is_live():
            self._show(comparison)

    # -- two revisions, compared once

    def _ask(self, old: TextSide, new: TextSide) -> None:
        reply = self._workspace.compare(old, new, self._options)
        self._reply = reply
        reply.done.connect(lambda comparison: self._take_answer(reply, comparison))
        reply.failed.connect(lambda error: self._take_failure(reply, error))

    def _take_answer(self, reply: Reply, comparison: Comparison) -> None:
        if reply is self._reply:
            self._show(comparison)

    def _take_failure(self, reply: Reply, error: RecensionError) -> None:
        if reply is self._reply:
            self._panel.show_nothing()
            self.failed.emit(error)

    # -- showing

    def _show(self, comparison: Comparison) -> None:
        if self._pair is None:
            return
        self._shown = comparison
        self._panel.show_comparison(
            comparison.old_text,
            comparison.new_text,
            comparison.rows,
            comparison.spans,
            self._header(self._pair, comparison),
        )

    def _refresh_header(self) -> None:
        if self._shown is not None and self._pair is not None:
            self._select_in_history(self._pair)
            self._show(self._shown)

    def _header(self, pair: Pair, comparison: Comparison) -> ChangesHeader:
        document = self._editing.document
        title = document.title if document else ""
        is_dirty = self._is_dirty()
        return header_of(pair, comparison, self._history, title=title, is_dirty=is_dirty)

    def _show_nothing(self) -> None:
        self._pair = None
        self._panel.set_bases((), None)
        self._panel.show_nothing()

    def _offer_bases(self, pair: Pair) -> None:
        bases = bases_of(pair, self._history, self._newest())
        self._panel.set_bases(bases, NOTHING if pair.old is None else pair.old.id)

    def _select_in_history(self, pair: Pair) -> None:
        self._window.history.select_pair(_id(pair.old), _id(pair.new))

    # -- what the panel asks for

    def _take_spans(self, request: int, spans: object) -> None:
        if self._shown is not None and self._shown.request == request and isinstance(spans, dict):
            self._panel.add_spans(spans)

    def _want_spans(self, rows: list[int]) -> None:
        if self._shown is not None:
            self._engine.want_spans(self._shown.request, rows)

    def _ignore_white_space(self, is_ignored: bool) -> None:  # noqa: FBT001 - as the signal says it
        self._options = Options(ignores_white_space=is_ignored)
        if self._pair_is_live():
            self._workspace.compare_page_with(_id(self._base), self._options)
        elif self._pair is not None:
            self.show_pair(self._pair)

    def _put_back(self, row: int) -> None:
        """Undo one row in the editor, unless the text went on since it was compared."""
        document, shown = self._editing.document, self._shown
        if document is None or shown is None or document.text != shown.new_text:
            return
        text = document.text
        for change in self._panel.replacements(row):
            text = text[: change.start] + change.text + text[change.stop :]
        self._window.editor.replace_text(text)

    def _go_to_line(self, line: int) -> None:
        if self._pair_is_live():
            self._window.centre.bring_forward(Pane.TEXT)
            self._window.editor.go_to_line(line)
            self._window.editor.setFocus()

    def _show_change(self, line: int) -> None:
        """Show the change whose bar was clicked beside the text."""
        if not self._pair_is_live():
            self._pair = Pair(self._base or self._newest(), None)
        self.choose(self._pair)
        self._panel.go_to_line(line)

    def _note_mode(self, mode: Mode) -> None:
        self._settings.set_choice("changes-mode", mode.value)
        for each in (Mode.INLINE, Mode.VISUAL):
            self._window.actions_by_name[each.value].setChecked(mode is each)

    def _note_list(self, is_shown: bool) -> None:  # noqa: FBT001 - as the signal says it
        self._settings.set_flag("changes-list", value=is_shown)

    def _choose_mode(self, mode: Mode, is_on: bool) -> None:  # noqa: FBT001 - as the action says it
        chosen = mode if is_on else Mode.SIDE_BY_SIDE
        self._window.centre.bring_forward(Pane.CHANGES)
        self._panel.set_mode(chosen)
        self._note_mode(chosen)


def _id(revision: Revision | None) -> int | None:
    return None if revision is None else revision.id


def _side(revision: Revision | None) -> TextSide:
    return GivenText("") if revision is None else StoredRevision(revision.id)
