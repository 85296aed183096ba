"""The Changes panel as the window sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from recension.diff.values import Kind, Row, RowSpans
from recension.ui.changes.comparison import Comparison
from recension.ui.changes.header import HeaderBar
from recension.ui.changes.lines import LinedText
from recension.ui.changes.phrase_list import PhraseList
from recension.ui.changes.putting_back import PuttingBack
from recension.ui.changes.reversal import Replacement
from recension.ui.changes.rows_pane import RowsPane
from recension.ui.changes.toolbar import ChangesToolbar
from recension.ui.changes.values import Base, ChangesHeader, Mode, Told
from recension.ui.changes.visual_view import VisualView
from recension.ui.changes.walk import Walk
from recension.ui.plain_text import PlainLabel
from recension.ui.theme import LIGHT, Theme

_LOW = 190  # pixels: a lower panel gets a header of two lines


class ChangesPanel(QWidget):
    """Two texts compared: tool bar, header, rows and overview strip.

    The keys F7, Shift+F7, Alt+Right and Ctrl+Shift+I belong to the window, which calls
    `next_change`, `previous_change`, `revert_current` and `set_mode`.

    Signals:
        older_requested, newer_requested: the pair one revision earlier or later is wanted.
        base_chosen(object): the key of the `Base` that was chosen in "Compare with".
        mode_changed(object): the `Mode` the user switched to.
        ignore_white_space_changed(bool): compare anew, with or without white space.
        spans_wanted(object): a list of rows that are looked at and whose words are not known.
        revert_requested(int): the change of this row shall be put back; see `replacements`.
        line_activated(int): the editor shall go to this line of the new text, from 0.
        list_toggled(bool): the list of what changed was opened or closed.
        zoom_wanted(int): larger (1) or smaller (-1), with the wheel.
    """

    older_requested = Signal()
    newer_requested = Signal()
    base_chosen = Signal(object)
    mode_changed = Signal(object)
    ignore_white_space_changed = Signal(bool)
    spans_wanted = Signal(object)
    revert_requested = Signal(int)
    line_activated = Signal(int)
    list_toggled = Signal(bool)
    zoom_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, theme: Theme = LIGHT) -> None:
        super().__init__(parent)
        self._header: ChangesHeader | None = None
        self._told = Told()
        self._is_told = True  # it is what the comparison did that is shown, not an older one
        self._toolbar = ChangesToolbar(theme, self)
        self._header_bar = HeaderBar(theme, self)
        self._rows = RowsPane(theme, self)
        self._view, self._overview = self._rows.view, self._rows.overview
        self._list = PhraseList(self)
        self.visual = VisualView(theme, self)
        self._putting_back = PuttingBack(self._view, self.visual, self)
        self._walk = Walk(self._view, self.visual)
        self._mode = Mode.SIDE_BY_SIDE
        self._empty = PlainLabel(parent=self)
        self._bodies = QStackedWidget(self)  # the rows, the rendered page
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.show_nothing()

    # ------------------------------------------------------------------ what is shown

    def show_comparison(
        self,
        old_text: str,
        new_text: str,
        rows: Sequence[Row],
        spans: Mapping[int, RowSpans],
        header: ChangesHeader,
    ) -> None:
        """Show how `old_text` became `new_text`; the place that is looked at stays.

        `spans` may lack rows; those that are looked at are asked for with `spans_wanted`. What was
        said of the same pair stays until `tell` says more.
        """
        keeps_place = self._is_same_pair(header)
        before = self._view.comparison
        old = before.old if before.old.text == old_text else LinedText(old_text)
        new = before.new if before.new.text == new_text else before.new.edited(new_text)
        comparison = Comparison(old, new, rows, spans)
        self._header = header
        self._header_bar.show_header(header)
        self._view.can_revert = header.new.is_unsaved
        if any(row.kind is not Kind.EQUAL for row in rows):
            self._pages.setCurrentIndex(0)
        else:
            self._show_empty(self.tr("No changes"))
        self._view.show_comparison(comparison, keeps_place=keeps_place)
        self.visual.set_source_changes(len(comparison.steps))
        if not keeps_place:
            self.visual.begin(0)
        self._rows.show_ticks()
        if keeps_place:
            self._is_told = False
            self._tell_count()
        else:
            self.tell(Told())

    def tell(self, told: Told) -> None:
        """Say what the comparison that is shown did."""
        self._told, self._is_told = told, True
        self._list.show_phrases(told.phrases)
        sentence = told.sentence
        self.setAccessibleDescription("; ".join(each.text for each in told.phrases) or sentence)
        self._overview.tell(told.phrases, sentence)
        self._tell_count()

    def add_spans(self, spans: Mapping[int, RowSpans]) -> None:
        """Take the words of further rows of the comparison that is shown."""
        self._view.comparison.add_spans(spans)
        self._view.add_spans(set(spans))

    def begin(self) -> None:
        """Show nothing, and say nothing, until there is something to compare."""
        self.show_nothing(" ")

    def show_nothing(self, reason: str = "") -> None:
        """Show the empty state, with a sentence of the window's or "Nothing to compare with"."""
        empty = LinedText("")
        self._header = None
        self._header_bar.show_header(None)
        self._view.show_comparison(Comparison(empty, empty, (), {}), keeps_place=False)
        self._show_empty(reason or self.tr("Nothing to compare with yet"))
        self._rows.show_ticks()
        self.tell(Told())

    def set_bases(self, bases: Sequence[Base], current: object) -> None:
        """Offer these in "Compare with", the one of the key `current` chosen; sends no signal."""
        self._toolbar.set_bases(bases, current)

    # ------------------------------------------------------------------ how it is shown

    @property
    def mode(self) -> Mode:
        """How the comparison is laid out."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Lay the comparison out in this way."""
        if mode is self._mode:
            return
        before, self._mode = self._mode, mode
        self._walk.is_visual = mode is Mode.VISUAL
        self._toolbar.set_mode(mode)
        if mode is Mode.VISUAL:
            self.visual.begin(self._walk.line_in_rows())
        else:
            self._view.set_mode(mode)
            self._rows.show_ticks()
        self._bodies.setCurrentIndex(mode is Mode.VISUAL)
        if before is Mode.VISUAL and self.visual.step >= 0:
            self.go_to_line(self.visual.steps.line(self.visual.step))
        self.setFocusProxy(self.visual if mode is Mode.VISUAL else self._view)
        self._tell_count()
        self.mode_changed.emit(mode)

    def set_list_shown(self, is_shown: bool) -> None:  # noqa: FBT001 - as a signal's slot
        """Show or hide the list of all that changed."""
        self._toolbar.set_list_shown(is_shown=is_shown)
        if self._list.isHidden() is is_shown:
            self._list.setVisible(is_shown)
            self._tell_count()
            self.list_toggled.emit(is_shown)

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        for part in (self._toolbar, self._header_bar, self._rows, self.visual):
            part.set_theme(theme)
        ground = f"background: {theme.base}; color: {theme.dim};"
        self._empty.setStyleSheet(ground)
        self._header_bar.setStyleSheet(f"HeaderBar {{ background: {theme.base}; }}")

    def set_text_font(self, font: QFont, zoom: float = 1.0) -> None:
        """Show both texts in this font (the editor's), the rendered page so much larger."""
        self._view.set_text_font(font)
        self._rows.show_ticks()
        self.visual.page.set_zoom(zoom)

    # ------------------------------------------------------------------ going and putting back

    def next_change(self) -> None:
        """Go to the next change; after the last one, to the first."""
        self._walk.next()

    def previous_change(self) -> None:
        """Go to the change before; from the first one, to the last."""
        self._walk.previous()

    def go_to_line(self, line: int) -> None:
        """Go to the change at a line of the new text, counted from 0; nowhere where none is."""
        self._walk.go_to_line(line)

    def revert_current(self) -> None:
        """Ask for the current change to be put back, where that is possible."""
        self._putting_back.ask_for_current(is_visual=self._mode is Mode.VISUAL)

    def replacements(self, row: int) -> tuple[Replacement, ...]:
        """Return what to replace in the new text to put this row back, in order, from the end."""
        return self._putting_back.replacements(row, is_visual=self._mode is Mode.VISUAL)

    # ------------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        shown = QSplitter(self)
        shown.setChildrenCollapsible(False)
        self._bodies.addWidget(self._rows)
        self._bodies.addWidget(self.visual)
        shown.addWidget(self._bodies)
        shown.addWidget(self._list)
        shown.setStretchFactor(0, 1)
        self._list.hide()
        self._pages.addWidget(shown)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._toolbar)
        column.addWidget(self._header_bar)
        column.addWidget(self._pages, 1)
        self._header_bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self._view)

    def _connect(self) -> None:
        view, bar = self._view, self._toolbar
        self._header_bar.older_requested.connect(self.older_requested)
        self._header_bar.newer_requested.connect(self.newer_requested)
        bar.base_chosen.connect(self.base_chosen)
        bar.mode_chosen.connect(self.set_mode)
        bar.next_requested.connect(self.next_change)
        bar.previous_requested.connect(self.previous_change)
        bar.wrap_toggled.connect(lambda on: self._apply(lambda: view.set_wrapped(is_wrapped=on)))
        bar.numbers_toggled.connect(
            lambda on: self._apply(lambda: view.set_shows_numbers(shows_numbers=on))
        )
        bar.moves_toggled.connect(
            lambda on: self._apply(lambda: view.set_shows_moves(shows_moves=on))
        )
        bar.context_chosen.connect(lambda lines: self._apply(lambda: view.set_context(lines)))
        bar.white_space_toggled.connect(self.ignore_white_space_changed)
        bar.list_toggled.connect(self.set_list_shown)
        self._list.row_chosen.connect(self._go_to_row)
        view.step_changed.connect(lambda _step: self._tell_count())
        self.visual.step_changed.connect(self._tell_count)
        self.visual.menu_opened.connect(self._putting_back.add_to_menu)
        self._putting_back.wanted.connect(self.revert_requested)
        self.visual.zoom_wanted.connect(self.zoom_wanted)
        view.zoom_wanted.connect(self.zoom_wanted)
        view.spans_wanted.connect(self.spans_wanted)
        view.revert_requested.connect(self.revert_requested)
        view.line_activated.connect(self.line_activated)

    def _is_same_pair(self, header: ChangesHeader) -> bool:
        before = self._header
        if before is None or before.title != header.title or before.old != header.old:
            return False
        return before.new == header.new

    def _show_empty(self, words: str) -> None:
        self._empty.setText(words)
        self._pages.setCurrentIndex(1)

    def _go_to_row(self, row: int) -> None:
        if self._is_told:  # else it may stand elsewhere by now; where, is said in a moment
            self._walk.go_to_row(row)

    def _apply(self, change: Callable[[], None]) -> None:
        change()
        self._rows.show_ticks()

    def _tell_count(self) -> None:
        self._toolbar.show_count(self._walk.current, self._walk.count, self._told.sentence)
        if self._mode is not Mode.VISUAL and self._is_told:
            self._list.mark_row(self._view.current_row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a lower header in a low panel."""
        super().resizeEvent(event)
        self._header_bar.set_low(is_low=event.size().height() < _LOW)
