"""The Changes panel as the window sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from recension.diff.values import Row, RowSpans
from recension.ui.changes.reversal import Replacement
from recension.ui.changes.values import Base, ChangesHeader, Mode
from recension.ui.theme import Theme


class ChangesPanel(QWidget):
    """Two texts compared: tool bar, header, rows and overview strip.

    Signals:
        older_requested, newer_requested: the pair one revision earlier or later is wanted.
        base_chosen(object): the key of the `Base` that was chosen in "Compare with".
        mode_changed(object): the `Mode` the user switched to.
        ignore_white_space_changed(bool): compare anew, with or without white space.
        count_changed(int, int): number of the current change from 1 (0: none) and of all.
        spans_wanted(object): a list of rows that are looked at and whose words are not known.
        revert_requested(int): the change of this row shall be put back; see `replacements`.
        line_activated(int): the editor shall go to this line of the new text, from 0.
    """

    older_requested = Signal()
    newer_requested = Signal()
    base_chosen = Signal(object)
    mode_changed = Signal(object)
    ignore_white_space_changed = Signal(bool)
    count_changed = Signal(int, int)
    spans_wanted = Signal(object)
    revert_requested = Signal(int)
    line_activated = Signal(int)

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""

    def set_text_font(self, font: QFont) -> None:
        """Show both texts in this font (the editor's)."""

    def set_bases(self, bases: Sequence[Base], current: object) -> None:
        """Offer these in "Compare with", the one of the key `current` chosen; sends no signal."""

    def show_comparison(
        self,
        old_text: str,
        new_text: str,
        rows: Sequence[Row],
        spans: Mapping[int, RowSpans],
        header: ChangesHeader,
    ) -> None:
        """Show how `old_text` became `new_text`; the place that is looked at stays."""

    def add_spans(self, spans: Mapping[int, RowSpans]) -> None:
        """Take the words of further rows of the comparison that is shown."""

    def show_nothing(self, reason: str = "") -> None:
        """Show the empty state, with a sentence of the window's or "Nothing to compare with"."""

    def set_mode(self, mode: Mode) -> None:
        """Lay the comparison out in this way."""

    @property
    def mode(self) -> Mode:
        """How the comparison is laid out."""
        raise NotImplementedError

    def next_change(self) -> None:
        """Go to the next change; after the last one, to the first."""

    def previous_change(self) -> None:
        """Go to the change before; from the first one, to the last."""

    def revert_current(self) -> None:
        """Ask for the current change to be put back, where that is possible."""

    def replacements(self, row: int) -> tuple[Replacement, ...]:
        """Return what to replace in the new text to put this row back, in order, from the end."""
        raise NotImplementedError
