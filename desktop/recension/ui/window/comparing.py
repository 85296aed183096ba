"""The Changes panel at work: two texts compared, and everything that follows from it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from recension.diff.options import Options
from recension.errors import RecensionError, RevisionDamaged, TextWithheld
from recension.store.values import Revision
from recension.ui.changes import ChangesHeader
from recension.ui.window.centre import Pane
from recension.ui.window.change_words import ChangeWords
from recension.ui.window.changes_modes import ChangesModes
from recension.ui.window.editing import Editing
from recension.ui.window.marks import change_marks
from recension.ui.window.pair_choice import PairChoice
from recension.ui.window.pair_words import (
    NOTHING,
    bases_of,
    header_of,
    restored,
    without_text,
)
from recension.ui.window.pairs import Pair
from recension.ui.window.window import MainWindow
from recension.workspace import (
    Comparison,
    EngineClient,
    Reply,
    Settings,
    TextSide,
    Workspace,
)


class Comparing(QObject):
    """Shows the pair that is chosen: your text beside its base as you write, or two revisions.

    Signals:
        pair_changed(): something else is compared.
        failed(RecensionError): a comparison that was asked for cannot be had.
    """

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
        self.choice = PairChoice(window, editing)
        self.words = ChangeWords(window.changes, engine, self.choice)
        self._modes = ChangesModes(window, settings)
        self._base: Revision | None = None  # what the engine compares the edited page with
        self._live: Comparison | None = None  # the newest comparison of the edited page
        self._shown: Comparison | None = None
        self._options = Options()
        self._reply: Reply | None = None
        self._connect()
        self._panel.begin()

    @property
    def pair(self) -> Pair | None:
        """What is compared now."""
        return self.choice.pair

    @property
    def options(self) -> Options:
        """How it is compared."""
        return self._options

    @property
    def restored(self) -> Revision | None:
        """The revision from before the pair whose text the newer side has again."""
        document, shown = self._editing.document, self._shown
        if self.pair is None or shown is None or document is None:
            return None
        if self.pair.is_live and shown.new_text != document.text:
            return None  # a key was pressed just now
        return restored(self.pair, shown, self.choice.history)

    def _connect(self) -> None:
        panel = self._panel
        panel.ignore_white_space_changed.connect(self._ignore_white_space)
        panel.spans_wanted.connect(self._want_spans)
        panel.revert_requested.connect(self._put_back)
        panel.line_activated.connect(self._go_to_line)
        self._window.editor.mark_activated.connect(self._show_change)
        self._engine.compared.connect(self._take_live)
        self._engine.spans_arrived.connect(self._take_spans)
        self._editing.document_changed.connect(self._begin_page)
        self.choice.chosen.connect(self._show_pair)
        self.choice.described_anew.connect(self._refresh_header)
        actions = self._window.actions_by_name
        actions.connect_order("next-change", panel.next_change)
        actions.connect_order("previous-change", panel.previous_change)
        actions.connect_order("put-back", panel.revert_current)

    def _begin_page(self) -> None:
        self._live = self._shown = self._base = None
        self.words.begin_page()
        self._window.editor.set_change_marks([])
        self._panel.begin()

    def _show_pair(self, pair: Pair | None) -> None:
        """Show how the older text of a pair became the newer."""
        self._reply = None
        if pair is None:
            self._show_nothing()
            return
        self._select_in_history(pair)
        self._offer_bases(pair)
        if pair.is_live:
            self._compare_live()
        else:
            self._ask(*pair.sides())
        self.pair_changed.emit()

    # -- the edited page, compared by the engine as one types

    def _compare_live(self) -> None:
        wanted = self.choice.base
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
        marks = change_marks(comparison.rows, comparison.old_text, comparison.new_text)
        self._window.editor.set_change_marks(marks)
        if self._base is None:
            self.words.follow(comparison)
        if self.choice.is_live:
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
        if reply is not self._reply or self.pair is None:
            return
        self._shown = None
        reason = ""
        if isinstance(error, TextWithheld | RevisionDamaged):
            reason = without_text(self.pair, error)
        self._panel.show_nothing(reason)
        if not isinstance(error, TextWithheld):  # then nothing failed: the history says as much
            self.failed.emit(error)

    # -- showing

    def _show(self, comparison: Comparison) -> None:
        if self.pair is None:
            return
        self._shown = comparison
        self._panel.show_comparison(
            comparison.old_text,
            comparison.new_text,
            comparison.rows,
            comparison.spans,
            self._header(self.pair, comparison),
        )
        self.words.show(comparison)

    def _refresh_header(self) -> None:
        if self._shown is not None and self.pair is not None:
            self._select_in_history(self.pair)
            self._show(self._shown)

    def _header(self, pair: Pair, comparison: Comparison) -> ChangesHeader:
        document = self._editing.document
        title = document.title if document else ""
        choice = self.choice
        return header_of(pair, comparison, choice.history, title=title, is_dirty=choice.is_dirty)

    def _show_nothing(self) -> None:
        self._panel.set_bases((), None)
        self._panel.show_nothing()

    def _offer_bases(self, pair: Pair) -> None:
        bases = bases_of(pair, self.choice.history, self.choice.newest)
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
        self._live = None  # it was compared in the other way
        self._workspace.compare_page_with(_id(self._base), self._options)
        if self.pair is not None and not self.choice.is_live:
            self._show_pair(self.pair)

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
        if self.choice.is_live:
            self._window.centre.bring_forward(Pane.TEXT)
            self._window.editor.go_to_line(line)
            self._window.editor.setFocus()

    def _show_change(self, line: int) -> None:
        """Show the change whose bar was clicked beside the text."""
        self.choice.choose_edited()
        self._panel.go_to_line(line)


def _id(revision: Revision | None) -> int | None:
    return None if revision is None else revision.id
