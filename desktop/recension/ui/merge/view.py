"""The merge view: the places at the left, their three texts above, the result below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from recension.engine.messages import Edit
from recension.ui.editor import Editor
from recension.ui.merge import words
from recension.ui.merge.choice_bar import ChoiceBar
from recension.ui.merge.decisions import Decisions, finished
from recension.ui.merge.head_bar import HeadBar
from recension.ui.merge.place_list import PlaceList
from recension.ui.merge.result_marks import show_areas, show_marks
from recension.ui.merge.sides import Sides
from recension.ui.merge.values import Choice, MergeCase
from recension.ui.plain_text import PlainLabel
from recension.ui.theme import Theme
from recension.workspace import MergeState

_LIST_WIDTH, _REST = 270, 1100  # pixels
_SIDES_HEIGHT, _RESULT_HEIGHT = 42, 58  # percent


class MergeView(QWidget):
    """Unites two texts place by place; the texts it was given stay as they are.

    Keys: F7 and Shift+F7 go to places that need a person, Alt+1 to Alt+5 choose, Ctrl+Enter
    finishes. The result is edited like any text; undo takes choices back too.

    Signals:
        finished(str): everything is decided, and this is the result.
        cancelled(): the view shall go away; nothing was changed.
        changed(): something was chosen, looked at or written.
    """

    finished = Signal(str)
    cancelled = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.case: MergeCase | None = None
        self._decisions: Decisions | None = None
        self._current: int | None = None
        self._is_taking = False  # whether the view itself changes the result
        self.head = HeadBar(theme, self)
        self.list = PlaceList(theme)
        self.sides = Sides(theme)
        self.choices = ChoiceBar(self)
        self.result = Editor(theme=theme)
        self.result.setAccessibleName(self.tr("Result"))
        self._lay_out()
        self._add_keys()
        self.head.step_wanted.connect(self.step)
        self.head.cancelled.connect(self.cancelled)
        self.head.finished.connect(self._finish)
        self.list.place_chosen.connect(self._show_place)
        self.choices.chosen.connect(self.take)
        self.result.edited.connect(self._note_edit)
        self.set_theme(theme)

    @property
    def decisions(self) -> Decisions | None:
        """What was chosen so far."""
        return self._decisions

    @property
    def state(self) -> MergeState | None:
        """How far the merge is; None where nothing was chosen or written yet."""
        decisions, text = self._decisions, self.result.text()
        if decisions is None:
            return None
        is_untouched = text == decisions.initial_text and not decisions.is_begun
        return None if is_untouched else decisions.state(text)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for part in (self.head, self.list.places, self.sides, self.result):
            part.set_theme(theme)
        self._paint()

    def set_text_font(self, font: QFont, zoom: int) -> None:
        """Show the texts as large as those of the editor; zoom in percent."""
        self.sides.set_text_font(font)
        self.result.set_zoom(zoom)

    def show_case(self, case: MergeCase, state: MergeState | None = None) -> None:
        """Begin a merge at its first place; what was chosen for another one is dropped.

        With the state of an earlier one, go on with what was chosen then.
        """
        self.case = case
        decisions = self._decisions = Decisions(case.merge)
        self._current = None
        self._is_taking = True
        self.result.set_text(decisions.resume(state) if state else decisions.initial_text)
        self._is_taking = False
        self.sides.set_names(case.names)
        self.choices.set_between(case.names.between)
        self.sides.show_place(None)
        self.head.show_heading(case.heading)
        self.list.places.show_case(case, decisions)
        first = decisions.next_to_do(len(decisions.places) - 1, 1)
        if decisions.places:
            self.list.choose(first or 0)
        self._refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Let go of the merge."""
        self.case = self._decisions = self._current = None
        self.list.places.show_case(None, None)
        self.sides.show_place(None)
        self._is_taking = True
        self.result.set_text("")
        self._is_taking = False

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) place that needs a person."""
        if self._decisions is not None:
            at = -1 if self._current is None else self._current
            to = self._decisions.next_to_do(at, direction)
            if to is not None:
                self.list.choose(to)

    def take(self, choice: Choice) -> None:
        """Choose what stands at the place that is shown, as one step of undo."""
        decisions, index = self._decisions, self._current
        if decisions is None or index is None:
            return
        start, stop = decisions.region(index)
        place = decisions.places[index]
        content = self.result.text()[start:stop]
        is_by_hand = choice is Choice.BY_HAND
        if not is_by_hand:
            content = place.text_of(choice)
        elif decisions.choice(index) is Choice.OPEN:
            content = place.text_of(Choice.BOTH)  # what there is to make something of
        self._put(start, stop, content)
        decisions.took(index, choice, content, self.result.text())
        self._refresh()
        self._show_result(index)
        self.changed.emit()
        if is_by_hand:
            # Without its last newline: what is typed in its place stays a line of its own.
            self.result.select(start, start + len(content.removesuffix("\n")))
            self.result.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, start: int, stop: int, content: str) -> None:
        if content != self.result.text()[start:stop]:
            self._is_taking = True
            with self.result.one_step():
                self.result.change(start, stop, content)
            self._is_taking = False

    def _note_edit(self, edit: Edit) -> None:
        if self._decisions is None or self._is_taking:
            return
        # Where no choice changed, all that is painted moves with the text.
        if self._decisions.edited(edit, self.result.text()):
            self._refresh()
        self.changed.emit()

    def _show_place(self, index: int) -> None:
        if self._decisions is None:
            return
        self._current = index
        self._decisions.look_at(index)
        self.sides.show_place(self._decisions.places[index])
        self._show_state()
        self._paint()
        self._show_result(index)
        self.changed.emit()

    def _show_result(self, index: int) -> None:
        """Bring a place into the middle of the result."""
        assert self._decisions is not None  # noqa: S101 - a place is shown
        line, _ = self.result.place(self._decisions.region(index)[0])
        self.result.go_to_line(line)

    def _refresh(self) -> None:
        """Show what was chosen by now."""
        if self._decisions is not None:
            self._show_state()
            show_marks(self.result, self._decisions)
            self._paint()

    def _paint(self) -> None:
        if self._decisions is not None:
            show_areas(self.result, self._decisions, self._current, self._theme)

    def _show_state(self) -> None:
        decisions, index = self._decisions, self._current
        if decisions is None:
            return
        self.head.show_left(words.left_text(decisions), is_done=decisions.is_done)
        self.list.places.refresh()
        place = None if index is None else decisions.places[index]
        self.choices.show_place(place, Choice.OPEN if index is None else decisions.choice(index))

    def _add_keys(self) -> None:
        """Let undo and redo work wherever the focus is, as the buttons do."""
        keys = QKeySequence.StandardKey
        for standard, does, act in (
            (keys.Undo, self.tr("Take the last choice or edit back"), self.result.undo),
            (keys.Redo, self.tr("Do it again"), self.result.redo),
        ):
            shortcut = QShortcut(standard, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setWhatsThis(does)
            shortcut.activated.connect(act)

    def _finish(self) -> None:
        if self._decisions is not None and self._decisions.is_done:
            self.finished.emit(finished(self.result.text()))

    def _lay_out(self) -> None:
        above = _column(self.sides, self.choices)
        below = _column(PlainLabel(self.tr("Result")), self.result)
        down = _splitter(Qt.Orientation.Vertical, above, below)
        down.setSizes([_SIDES_HEIGHT * 10, _RESULT_HEIGHT * 10])
        across = _splitter(Qt.Orientation.Horizontal, self.list, down)
        across.setSizes([_LIST_WIDTH, _REST])
        across.setStretchFactor(0, 0)
        across.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self.head)
        layout.addWidget(across, 1)


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    for widget in widgets:
        layout.addWidget(widget)
    return column


def _splitter(orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(6)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter
