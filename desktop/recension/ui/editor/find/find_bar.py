"""Find and replace, in a bar under the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QToolButton, QWidget

from recension.ui.editor.editor import Editor
from recension.ui.editor.find.finder import Count, Finder
from recension.ui.editor.find.pattern_words import explain
from recension.ui.editor.find.search import BadPattern, Query
from recension.ui.plain_text import PlainLabel, tool_tip
from recension.ui.theme import LIGHT, Theme, icon

_ICON = QSize(16, 16)


class FindBar(QWidget):
    """Find and replace for one editor; hidden until asked for. Put it below the editor.

    Enter finds the next place and Shift+Enter the one before, Esc closes the bar and gives the
    focus back to the text.

    Signals:
        closed(): the bar was hidden.
    """

    closed = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._theme = LIGHT
        self._icons: dict[QToolButton, str] = {}
        self._finder = Finder(editor, editor.decorations)
        self._words = self._field(self.tr("Find"))
        self._replacement = self._field(self.tr("Replace with"))
        self._case = self._toggle("match-case", self.tr("Match case"))
        self._word = self._toggle("whole-word", self.tr("Whole words"))
        self._pattern = self._toggle("regular-expression", self.tr("Regular expression"))
        self._told = PlainLabel()
        self._told.setAccessibleName(self.tr("What was found"))
        self._wrong = PlainLabel()  # a line of its own, for whole sentences would widen the pane
        self._wrong.setWordWrap(True)
        self._wrong.setAccessibleName(self.tr("What is wrong"))
        self._lower: list[QWidget] = [self._replacement]
        self._lay_out()
        self._connect()
        self.set_theme(LIGHT)
        self.setAccessibleName(self.tr("Find and replace"))
        self.hide()

    # Orders

    def open_find(self) -> None:
        """Show the bar for finding what is selected, or what was looked for last."""
        self._open(has_replace=False)

    def open_replace(self) -> None:
        """Show the bar for replacing."""
        self._open(has_replace=True)

    def find_next(self) -> None:
        """Go to the next place; where nothing was looked for yet, ask for what."""
        if self._words.text():
            self._finder.find_next()
        else:
            self.open_find()

    def find_previous(self) -> None:
        """Go to the place before; where nothing was looked for yet, ask for what."""
        if self._words.text():
            self._finder.find_previous()
        else:
            self.open_find()

    def close_bar(self) -> None:
        """Hide the bar, end the marks, and give the focus back to the text."""
        self._finder.stop()
        self.hide()
        self._editor.setFocus()
        self.closed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for button, name in self._icons.items():
            button.setIcon(icon(name, theme))

    def _open(self, *, has_replace: bool) -> None:
        selected = self._editor.selected_text()
        if selected and "\n" not in selected:
            self._words.setText(selected)
        for widget in self._lower:
            widget.setVisible(has_replace and not self._editor.isReadOnly())
        self.show()
        self._words.setFocus()
        self._words.selectAll()
        self._look()

    # Building

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(160)
        field.installEventFilter(self)
        return field

    def _button(self, drawing: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tool_tip(name))
        button.setAccessibleName(name)
        button.setAutoRaise(True)
        button.setIconSize(_ICON)
        button.installEventFilter(self)
        self._icons[button] = drawing
        return button

    def _toggle(self, drawing: str, name: str) -> QToolButton:
        button = self._button(drawing, name)
        button.setCheckable(True)
        button.toggled.connect(self._look_anew)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 4)
        grid.setHorizontalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(7, 1)
        previous = self._button("previous-change", self.tr("Previous place (Shift+F3)"))
        following = self._button("next-change", self.tr("Next place (F3)"))
        close = self._button("close", self.tr("Close (Esc)"))
        previous.clicked.connect(self.find_previous)
        following.clicked.connect(self.find_next)
        close.clicked.connect(self.close_bar)
        upper = (self._words, self._case, self._word, self._pattern, previous, following)
        for column, widget in enumerate(upper):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self._told, 0, 6, 1, 2)
        grid.addWidget(close, 0, 8)
        one = QPushButton(self.tr("Replace"))
        every = QPushButton(self.tr("Replace all"))
        one.clicked.connect(self._replace)
        every.clicked.connect(self._replace_all)
        grid.addWidget(self._replacement, 1, 0)
        grid.addWidget(one, 1, 1, 1, 3)
        grid.addWidget(every, 1, 4, 1, 3, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._wrong, 2, 0, 1, 9)
        self._lower += [one, every]

    def _connect(self) -> None:
        self._words.textChanged.connect(self._look_anew)
        self._finder.counted.connect(self._tell_count)
        self._finder.refused.connect(self._tell_refusal)
        self._finder.gave_up.connect(self._tell_slow)
        self._finder.wrapped.connect(self._tell_wrap)
        self._finder.replaced.connect(self._tell_replaced)

    # What is looked for

    def _query(self) -> Query:
        return Query(
            self._words.text(),
            is_case_sensitive=self._case.isChecked(),
            is_whole_word=self._word.isChecked(),
            is_pattern=self._pattern.isChecked(),
        )

    def _look(self) -> None:
        self._tell("")
        self._finder.look_for(self._query())

    def _look_anew(self) -> None:
        """Look for what is asked now, and go to the nearest place."""
        if self.isVisible():
            self._look()
            if self._words.text():
                self._finder.show_nearest()

    def _replace(self) -> None:
        self._finder.replace(self._replacement.text())

    def _replace_all(self) -> None:
        self._finder.replace_all(self._replacement.text())

    # What is told

    def _tell(self, words: str, *, is_wrong: bool = False) -> None:
        self._told.setText(words)
        self._wrong.hide()
        _colour(self._told, self._theme.invalid if is_wrong else self._theme.dim)

    def _tell_wrong(self, sentence: str) -> None:
        self._told.clear()
        self._wrong.setText(sentence)
        self._wrong.show()
        _colour(self._wrong, self._theme.invalid)

    def _tell_count(self, count: Count) -> None:
        if not self._words.text():
            self._tell("")
        elif count.total == 0 and count.is_complete:
            self._tell(self.tr("Not found"), is_wrong=True)
        elif not count.is_complete:
            self._tell(self.tr("more than {total}").format(total=count.total))
        elif count.number:
            words = self.tr("{number} of {total}")
            self._tell(words.format(number=count.number, total=count.total))
        else:
            self._tell(self.tr("{total} found").format(total=count.total))

    def _tell_refusal(self, error: BadPattern) -> None:
        self._tell_wrong(explain(error))

    def _tell_slow(self) -> None:
        self._tell_wrong(self.tr("This pattern takes too long; it was given up."))

    def _tell_wrap(self, is_at_start: bool) -> None:  # noqa: FBT001 - as the signal says it
        words = (
            self.tr("Went on from the start") if is_at_start else self.tr("Went on from the end")
        )
        self._told.setToolTip(tool_tip(words))

    def _tell_replaced(self, count: int) -> None:
        self._tell(self.tr("%n replaced", "", count))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc in the fields and on the buttons."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(watched, event)
        return super().eventFilter(watched, event)

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif is_enter and watched is self._replacement:
            self._replace()
        elif is_enter and watched is self._words:
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.find_previous() if is_back else self.find_next()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc from anywhere in the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)


def _colour(label: PlainLabel, colour: str) -> None:
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    label.setPalette(palette)
