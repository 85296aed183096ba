"""What the marks in the rendered page mean, in one line over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recension.ui.plain_text import PlainLabel
from recension.ui.theme import Theme


class Legend(QWidget):
    """The four kinds of marks, and in their place a sentence where there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = (self.tr("added"), self.tr("removed"), self.tr("moved"), self.tr("looks different"))
        self._marks = [PlainLabel(name, self) for name in names]
        self._sentence = PlainLabel(parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 10, 2)
        row.setSpacing(10)
        for label in (*self._marks, self._sentence):
            row.addWidget(label)
        row.addStretch(1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.set_theme(theme)
        self.say("")

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        looks = (
            f"background: {theme.added_word}; text-decoration: underline; font-weight: bold;",
            f"background: {theme.removed_word}; text-decoration: line-through; font-weight: bold;",
            f"background: {theme.moved_word}; border-bottom: 1px dotted {theme.moved_bar};",
            f"background: transparent; border-bottom: 2px dashed {theme.changed_bar};",
        )
        for label, look in zip(self._marks, looks, strict=True):
            label.setStyleSheet(f"color: {theme.text}; padding: 0 4px; {look}")
        self._sentence.setStyleSheet(f"color: {theme.dim};")
        self.setStyleSheet(f"Legend {{ background: {theme.context}; }}")

    def say(self, sentence: str) -> None:
        """Show a sentence in place of the marks; "" brings these back."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        for label in self._marks:
            label.setVisible(not sentence)

    @property
    def sentence(self) -> str:
        """What it says in place of the marks."""
        return self._sentence.text()
