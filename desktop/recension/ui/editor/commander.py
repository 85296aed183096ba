"""Carrying out formatting commands in a view."""

from __future__ import annotations

from PySide6.QtCore import QObject

from recension.diff import common_ends
from recension.ui.editor.commands import Passage, Words
from recension.ui.editor.commands import carry_out as changed
from recension.ui.editor.commands.linewise import move_down, move_up
from recension.ui.editor.markup import Markup
from recension.ui.editor.text import TextView


class Commander(QObject):
    """Takes the selected lines from a view, and puts them back changed."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view

    def carry_out(self, markup: Markup) -> None:
        """Carry out a formatting command on the selection, as one step of undo."""
        if self._view.isReadOnly():
            return
        if markup in {Markup.MOVE_LINES_UP, Markup.MOVE_LINES_DOWN}:
            self._move_lines(is_up=markup is Markup.MOVE_LINES_UP)
            return
        first, last = self.touched_lines()
        self._put(first, changed(markup, self._passage(first, last + 1), self._words()), last + 1)

    def _move_lines(self, *, is_up: bool) -> None:
        first, last = self.touched_lines()
        if is_up and first > 0:
            self._put(first - 1, move_up(self._passage(first - 1, last + 1)), last + 1)
        elif not is_up and last + 1 < self._view.line_count():
            passage = self._passage(first, last + 2)
            self._put(first, move_down(passage, last + 1 - first), last + 2)

    def touched_lines(self) -> tuple[int, int]:
        """Return the first and the last line that is at least partly selected."""
        start, stop = sorted(self._view.selection())
        first, last = self._view.place(start)[0], self._view.place(stop)[0]
        # A selection of whole lines ends at the start of the line after them.
        if last > first and stop == self._view.line_start(last):
            last -= 1
        return first, last

    def _passage(self, first: int, stop_line: int) -> Passage:
        start, stop = sorted(self._view.selection())
        text = "\n".join(self._view.lines(first, stop_line))
        begin = self._view.line_start(first)
        return Passage(text, start - begin, min(stop - begin, len(text)))

    def _put(self, first: int, passage: Passage, stop_line: int) -> None:
        """Make the lines from `first` what the passage says, and select as it says."""
        begin = self._view.line_start(first)
        old = "\n".join(self._view.lines(first, stop_line))
        head, tail = common_ends(old, passage.text)
        if old != passage.text:
            text = passage.text[head : len(passage.text) - tail]
            self._view.change(begin + head, begin + len(old) - tail, text)
        self._view.select(begin + passage.start, begin + passage.stop)

    def _words(self) -> Words:
        return Words(
            bold=self.tr("Bold text"),
            italic=self.tr("Italic text"),
            text=self.tr("Text"),
            page=self.tr("Page name"),
            link=self.tr("Link text"),
            template=self.tr("Template"),
            reference=self.tr("Source"),
            comment=self.tr("Comment"),
            caption=self.tr("Caption"),
            header=self.tr("Header"),
            cell=self.tr("Cell"),
            file=self.tr("Example.jpg"),
        )
