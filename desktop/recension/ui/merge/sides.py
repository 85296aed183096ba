"""Mine, base and theirs of one place, side by side, with the words that differ marked."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QColor, QFont, QPalette, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QTextEdit, QVBoxLayout, QWidget

from recension.diff import Marks, Spans
from recension.ui.editor.text import TextView
from recension.ui.merge.values import Place, SideNames
from recension.ui.plain_text import PlainLabel
from recension.ui.theme import Theme
from recension.ui.theme import palette as palette_of


class Sides(QWidget):
    """Three columns to read and to copy from."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_scrolling = False  # whether one column makes the others follow
        self.mine = _Side(theme, is_base=False)
        self.base = _Side(theme, is_base=True)
        self.theirs = _Side(theme, is_base=False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for side in self._all():
            layout.addWidget(side, 1)
            bar = side.text.verticalScrollBar()
            bar.valueChanged.connect(partial(self._scroll_along, bar))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for side in self._all():
            side.set_theme(theme)

    def set_text_font(self, font: QFont) -> None:
        """Show the texts in the font of the editor."""
        for side in self._all():
            side.text.setFont(font)

    def set_names(self, names: SideNames) -> None:
        """Say what the three texts are called."""
        self.mine.set_name(names.mine)
        self.base.set_name(names.base)
        self.theirs.set_name(names.theirs)

    def show_place(self, place: Place | None) -> None:
        """Show the texts of a place; None for nothing."""
        marks = place.marks if place else Marks()
        self.mine.show_text(place.mine if place else "", marks.mine)
        self.base.show_text(place.base if place else "", marks.base)
        self.theirs.show_text(place.theirs if place else "", marks.theirs)

    def _scroll_along(self, leader: QScrollBar, _value: int) -> None:
        """Scroll the columns together, by the share of each that has gone by."""
        if self._is_scrolling:
            return
        self._is_scrolling = True
        share = leader.value() / leader.maximum() if leader.maximum() else 0.0
        for bar in (side.text.verticalScrollBar() for side in self._all()):
            if bar is not leader:
                bar.setValue(round(share * bar.maximum()))
        self._is_scrolling = False

    def _all(self) -> tuple[_Side, _Side, _Side]:
        return self.mine, self.base, self.theirs


class _Side(QWidget):
    """One column: a heading, and a text that cannot be changed."""

    def __init__(self, theme: Theme, *, is_base: bool) -> None:
        super().__init__()
        self._theme = theme
        self._is_base = is_base
        self._spans: Spans = ()
        self._name = PlainLabel()
        self.text = TextView()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("Nothing stands here"))
        self.text.setMinimumHeight(48)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._name)
        layout.addWidget(self.text, 1)
        self.setFocusProxy(self.text)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        palette = palette_of(theme)
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.context))
        self.text.setPalette(palette)
        self._mark()

    def set_name(self, name: str) -> None:
        self._name.setText(name)
        self.text.setAccessibleName(name)

    def show_text(self, text: str, spans: Spans) -> None:
        shown = text.removesuffix("\n")
        self._spans = tuple((start, min(stop, len(shown))) for start, stop in spans)
        self.text.set_text(shown)
        if self._spans:
            self.text.select(self._spans[0][0], self._spans[0][0])
            self.text.centerCursor()
        self._mark()

    def _mark(self) -> None:
        """Mark words as in Changes: by colour, and by lines under or through them."""
        look = QTextCharFormat()
        look.setForeground(QColor(self._theme.text))
        ground = self._theme.removed_word if self._is_base else self._theme.added_word
        look.setBackground(QColor(ground))
        look.setFontStrikeOut(self._is_base)
        look.setFontUnderline(not self._is_base)
        self.text.setExtraSelections([self._selection(span, look) for span in self._spans])

    def _selection(self, span: tuple[int, int], look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        # The stubs know of neither attribute as one that can be set.
        selection.cursor = self.text.cursor_over(*span)
        selection.format = look
        return selection
