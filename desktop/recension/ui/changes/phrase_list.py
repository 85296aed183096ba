"""Everything that changed as a list of phrases beside the rows; a phrase leads to its changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from recension.diff.phrases import Phrase
from recension.ui.plain_text import tool_tip, with_quotes_apart

_PADDING = 3  # pixels around a phrase
_WIDTH = 240  # pixels, at first


class PhraseList(QListWidget):
    """The change sentence, phrase by phrase, the heaviest first.

    A click or Enter goes to the first of the changes a phrase speaks of; once more, to the next.

    Signals:
        row_chosen(int): a row of the comparison that a phrase speaks of.
    """

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases: tuple[Phrase, ...] = ()
        self._last: tuple[int, int] | None = None  # the phrase and the row that were gone to
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(f"QListWidget::item {{ padding: {_PADDING}px; }}")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What changed"))
        self.itemClicked.connect(lambda item: self._choose(self.row(item)))

    def sizeHint(self) -> QSize:
        """Return the width that shows most phrases in two lines."""
        return QSize(_WIDTH, 100)

    def show_phrases(self, phrases: Sequence[Phrase]) -> None:
        """Show these; the one that is current stays so while it is there."""
        if tuple(phrases) == self._phrases:
            return
        current = self.currentItem()
        kept = current.text() if current else ""
        self._phrases, self._last = tuple(phrases), None
        while self.count() > len(phrases):
            self.takeItem(self.count() - 1)
        for number, phrase in enumerate(phrases):
            text = with_quotes_apart(phrase.text[:1].upper() + phrase.text[1:])
            item = self._item(number)
            if item.text() != text:
                item.setText(text)
                item.setToolTip(tool_tip(text))
            if text == kept:
                self.setCurrentItem(item)
        if self.currentRow() >= 0 and self.item(self.currentRow()).text() != kept:
            self.setCurrentRow(-1)

    def mark_row(self, row: int | None) -> None:
        """Select the phrase that speaks of a row; one that does stays selected."""
        numbers = [number for number, each in enumerate(self._phrases) if row in each.rows]
        if not numbers:
            self.setCurrentRow(-1)
        elif self.currentRow() not in numbers:
            self.setCurrentRow(numbers[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the current phrase's changes with Enter or the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentRow())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the phrases to the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _item(self, number: int) -> QListWidgetItem:
        """Return an item that is there, or a new last one: the list does not begin anew."""
        return self.item(number) if number < self.count() else QListWidgetItem(self)

    def _choose(self, number: int) -> None:
        rows = self._phrases[number].rows if 0 <= number < len(self._phrases) else ()
        if not rows:
            return
        place = 0
        if self._last and self._last[0] == number:
            place = (rows.index(self._last[1]) + 1) % len(rows)
        self._last = (number, rows[place])
        self.row_chosen.emit(rows[place])
