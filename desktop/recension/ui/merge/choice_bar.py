"""The buttons that choose what stands at one place of a merge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from recension.ui.merge import words
from recension.ui.merge.values import Between, Choice, Place, PlaceKind
from recension.ui.plain_text import tool_tip


class ChoiceBar(QWidget):
    """Take mine, theirs, both, what was united, or edit by hand; Alt with a digit does the same.

    Signals:
        chosen(Choice): a button was pressed.
    """

    chosen = Signal(object)

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._buttons: dict[Choice, QPushButton] = {}
        self._shortcuts: dict[Choice, QShortcut] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        for digit, choice in enumerate(words.choices(), start=1):
            layout.addWidget(self._button(choice, f"Alt+{digit}", area))
        layout.addStretch(1)
        self.set_between(Between.PEOPLE)
        self.show_place(None, Choice.OPEN)

    def set_between(self, between: Between) -> None:
        """Name the sides as the columns above do."""
        for choice, said in words.choices(between).items():
            shortcut = self._shortcuts[choice]
            native = shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)
            shortcut.setWhatsThis(said)
            self._buttons[choice].setText(said)
            self._buttons[choice].setToolTip(tool_tip(f"{said} ({native})"))

    def show_place(self, place: Place | None, choice: Choice) -> None:
        """Offer what can be chosen at a place, and mark what was."""
        for each, button in self._buttons.items():
            button.setEnabled(place is not None)
            button.setChecked(place is not None and each is choice)
        is_united = place is not None and place.kind is not PlaceKind.CLASH
        self._buttons[Choice.UNITED].setVisible(is_united)
        self._buttons[Choice.UNITED].setEnabled(is_united)

    def press(self, choice: Choice) -> None:
        """Do what a button does."""
        self._buttons[choice].click()

    def _button(self, choice: Choice, keys: str, area: QWidget) -> QPushButton:
        button = QPushButton(self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        # Checking is left to `show_place`: what was chosen decides, not what was clicked.
        button.clicked.connect(lambda: self.chosen.emit(choice))
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut = QShortcut(QKeySequence(keys), area, context=context)
        shortcut.activated.connect(button.click)
        self._buttons[choice] = button
        self._shortcuts[choice] = shortcut
        return button
