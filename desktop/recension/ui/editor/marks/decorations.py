"""What is painted behind the text: the caret's line, brackets, what Find found, areas."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from recension.ui.editor.marks.brackets import bracket_at, partner
from recension.ui.editor.text import TextView
from recension.ui.theme import Theme

_Selection = QTextEdit.ExtraSelection


class Decorations(QObject):
    """Keeps the extra selections of one view; each kind is brought up to date on its own."""

    def __init__(self, view: TextView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._matches: list[QTextEdit.ExtraSelection] = []
        self._areas: list[QTextEdit.ExtraSelection] = []
        self._spans: list[tuple[int, int]] = []
        self._current: tuple[int, int] | None = None
        self._is_setting = False
        self._is_stale = False
        view.cursorPositionChanged.connect(self.refresh)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.show_matches(self._spans, self._current)

    def show_matches(
        self, spans: list[tuple[int, int]], current: tuple[int, int] | None = None
    ) -> None:
        """Mark what was found; spans are offsets, those in view are enough."""
        self._spans, self._current = spans, current
        self._matches = [
            self._span(start, stop, self._match_ground((start, stop) == current))
            for start, stop in spans
        ]
        self.refresh()

    def show_areas(self, areas: list[tuple[int, int, str]]) -> None:
        """Paint a ground behind stretches of the text; each is a start, a stop and a colour.

        They move with edits. Whoever shows them shows them anew in the colours of another theme.
        """
        self._areas = [self._span(start, stop, colour) for start, stop, colour in areas]
        self.refresh()

    def refresh(self) -> None:
        """Paint everything anew."""
        # Qt lays out blocks meanwhile, which may scroll the view, which leads here again: to set
        # selections while Qt goes through them crashes.
        self._is_stale = True
        if self._is_setting:
            return
        self._is_setting = True
        try:
            while self._is_stale:
                self._is_stale = False
                self._view.setExtraSelections(self._selections())
        finally:
            self._is_setting = False

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        brackets = [] if self._view.textCursor().hasSelection() else self._brackets()
        return [self._caret_line(), *self._areas, *self._matches, *brackets]

    def _match_ground(self, is_current: bool) -> str:  # noqa: FBT001 - one of two colours
        return self._theme.match_current if is_current else self._theme.match

    def _caret_line(self) -> QTextEdit.ExtraSelection:
        selection = _Selection()
        look = _ground(self._theme.current_line)
        look.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003 - Qt's way
        cursor = self._view.textCursor()
        cursor.clearSelection()
        _fill(selection, cursor, look)
        return selection

    def _brackets(self) -> list[QTextEdit.ExtraSelection]:
        line, column = self._view.caret()
        found = bracket_at(self._view.shown_line(line), column)
        if found is None:
            return []
        place = (line, found)
        other = partner(place, self._view.shown_line, self._view.line_count())
        if other is None:
            return [self._character(place, self._theme.bracket_alone)]
        if other == place:
            return []
        return [self._character(each, self._theme.bracket) for each in (place, other)]

    def _character(self, place: tuple[int, int], colour: str) -> QTextEdit.ExtraSelection:
        start = self._view.line_start(place[0]) + place[1]
        return self._span(start, start + 1, colour)

    def _span(self, start: int, stop: int, colour: str) -> QTextEdit.ExtraSelection:
        selection = _Selection()
        _fill(selection, self._view.cursor_over(start, stop), _ground(colour, self._theme))
        return selection


def _ground(colour: str, theme: Theme | None = None) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QColor(colour))
    if theme is not None:
        look.setForeground(QColor(theme.text))  # syntax colours are not held to this ground
    return look


def _fill(selection: QTextEdit.ExtraSelection, cursor: QTextCursor, look: QTextCharFormat) -> None:
    # The stubs know of neither attribute as one that can be set.
    selection.cursor = cursor
    selection.format = look
