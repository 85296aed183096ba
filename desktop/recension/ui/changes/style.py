"""Colours, fonts and distances of the Changes panel, made from the theme once."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat

from recension.ui.changes.shown_text import Look
from recension.ui.theme import Theme


def mixed(one: str, other: str, part: float) -> QColor:
    """Return a colour between two, `part` of the way from the first to the other."""
    first, second = QColor(one), QColor(other)
    return QColor(
        round(first.red() + (second.red() - first.red()) * part),
        round(first.green() + (second.green() - first.green()) * part),
        round(first.blue() + (second.blue() - first.blue()) * part),
    )


class Style:
    """What is drawn with; distances in pixels."""

    margin = 4  # at the left of a column
    bar = 5
    inset = 7  # from the bar to the text
    edge = 8  # at the right of a column
    padding = 3  # above and below the text of a cell
    gap = 2  # between bands

    def __init__(self, theme: Theme, font: QFont) -> None:
        self.theme, self.font = theme, font
        self.bold = QFont(font)
        self.bold.setBold(True)
        metrics = QFontMetricsF(font)
        self.line = ceil(metrics.height())
        self.character = max(1.0, metrics.averageCharWidth())
        self.gutter = ceil(QFontMetricsF(self.bold).horizontalAdvance("\N{UPWARDS ARROW}88")) + 4
        self.digit = metrics.horizontalAdvance("8")
        self.formats = {
            Look.ADDED: _words(theme.added_word, theme.text, underline=True),
            Look.REMOVED: _words(theme.removed_word, theme.text, strike=True),
            Look.MOVED: _ground(theme.moved_word, theme.text),
        }
        self.mark = _words(theme.moved_word, theme.moved_bar)
        self.selected = _ground(theme.selection, theme.selected_text)
        self.hovered = _ground(mixed(theme.moved_word, theme.moved_bar, 0.3), theme.text)
        self.bars = {
            Look.ADDED: QColor(theme.added_bar),
            Look.REMOVED: QColor(theme.removed_bar),
            Look.MOVED: QColor(theme.moved_bar),
        }
        self.whole = {  # the ground of a paragraph that is new, gone or moved as a whole
            Look.ADDED: mixed(theme.base, theme.added_word, 0.55),
            Look.REMOVED: mixed(theme.base, theme.removed_word, 0.55),
            Look.MOVED: mixed(theme.base, theme.moved_word, 0.55),
        }

    @property
    def caption(self) -> int:
        """The height of a caption."""
        return self.line + 2 * self.padding + 6


def _ground(ground: str | QColor, text: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(QColor(ground))
    made.setForeground(QColor(text))
    return made


def _words(
    ground: str, text: str, *, underline: bool = False, strike: bool = False
) -> QTextCharFormat:
    made = _ground(ground, text)
    made.setFontWeight(QFont.Weight.Bold)
    made.setFontUnderline(underline)
    made.setFontStrikeOut(strike)
    return made
