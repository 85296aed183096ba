"""The buttons that choose what stands at one place of a merge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from recension.ui.merge.values import Choice, Place, PlaceKind
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
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        for digit, (choice, words) in enumerate(self._words().items(), start=1):
            layout.addWidget(self._button(choice, words, f"Alt+{digit}", area))
        layout.addStretch(1)
        self.show_place(None, Choice.OPEN)

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

    def _words(self) -> dict[Choice, str]:
        return {
            Choice.MINE: self.tr("Take mine"),
            Choice.THEIRS: self.tr("Take theirs"),
            Choice.BOTH: self.tr("Take both"),
            Choice.BY_HAND: self.tr("Edit by hand"),
            Choice.UNITED: self.tr("As merged"),
        }

    def _button(self, choice: Choice, words: str, keys: str, area: QWidget) -> QPushButton:
        button = QPushButton(words, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        sequence = QKeySequence(keys)
        native = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(tool_tip(f"{words} ({native})"))
        # Checking is left to `show_place`: what was chosen decides, not what was clicked.
        button.clicked.connect(lambda: self.chosen.emit(choice))
        shortcut = QShortcut(sequence, area, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setWhatsThis(words)
        shortcut.activated.connect(button.click)
        self._buttons[choice] = button
        return button
