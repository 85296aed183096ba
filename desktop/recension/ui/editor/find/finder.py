"""Find and replace in one view: counts, marks what is in view, goes from place to place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from recension.ui.editor.find.search import BadPattern, Query, Search, Span, TooSlow
from recension.ui.editor.marks import Decorations
from recension.ui.editor.text import TextView

_SLICE = 0.008  # seconds of counting between two events
_MOST_SHOWN = 2000  # places in one view: a line of 1 MB may hold any number
_PAUSE = 150  # milliseconds after a change of the text until it is counted again


@dataclass(frozen=True, slots=True)
class Count:
    """How many places there are, and which of them is selected."""

    total: int
    number: int  # from 1; 0 if the selection is none of them
    is_complete: bool  # False while counting goes on


class Finder(QObject):
    """Looks for one query in one view, while it is active.

    Signals:
        counted(Count): how many places are known now.
        refused(BadPattern): the pattern or the replacement cannot be read.
        gave_up(): the pattern took too long.
        wrapped(bool): the search went on at the other end; whether that is the start.
        replaced(int): so many places were replaced at once.
    """

    counted = Signal(object)
    refused = Signal(object)
    gave_up = Signal()
    wrapped = Signal(bool)
    replaced = Signal(int)

    def __init__(self, view: TextView, decorations: Decorations) -> None:
        super().__init__(view)
        self._view = view
        self._decorations = decorations
        self._query = Query("")
        self._search: Search | None = None
        self._is_active = False
        self._counting = QTimer(self)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self._count_on)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._begin)
        view.textChanged.connect(self._forget)
        view.cursorPositionChanged.connect(self._show)
        view.verticalScrollBar().valueChanged.connect(self._show)

    def look_for(self, query: Query) -> None:
        """Look for something else, from now on."""
        self._query = query
        self._is_active = True
        self._begin()

    def stop(self) -> None:
        """Look for nothing; marks and counting end."""
        self._is_active = False
        self._search = None
        self._counting.stop()
        self._pause.stop()
        self._decorations.show_matches([])

    # From place to place

    def show_nearest(self) -> None:
        """Select the first place at or after the start of the selection."""
        self._go(is_forward=True, offset=min(self._view.selection()))

    def find_next(self) -> None:
        """Select the place after the selection, or the first of all."""
        start, stop = sorted(self._view.selection())
        is_on_empty_place = start == stop and self._is_place((start, stop))
        self._go(is_forward=True, offset=stop + is_on_empty_place)

    def find_previous(self) -> None:
        """Select the place before the selection, or the last of all."""
        start, stop = sorted(self._view.selection())
        is_on_empty_place = start == stop and self._is_place((start, stop))
        self._go(is_forward=False, offset=start - is_on_empty_place)

    def _go(self, *, is_forward: bool, offset: int) -> None:
        search = self._ready()
        if search is None:
            return
        try:
            found = search.after(offset) if is_forward else search.before(offset)
            is_wrapped = found is None
            if found is None:
                found = search.after(0) if is_forward else search.last()
        except TooSlow:
            self._give_up()
            return
        if found is not None:
            seen = self._view.firstVisibleBlock().blockNumber()
            self._view.select(*found)
            if self._view.firstVisibleBlock().blockNumber() != seen:
                self._view.centerCursor()  # with what stands around it
            if is_wrapped:
                self.wrapped.emit(is_forward)
        self._tell()

    def _is_place(self, span: Span) -> bool:
        return self._search is not None and self._search.number(span) > 0

    # Replacing

    def replace(self, template: str) -> None:
        """Replace the place that is selected, and go to the next; if none is, only go there."""
        search = self._ready()
        span = self._selected_span()
        if search is None or self._view.isReadOnly():
            return
        try:
            if span is not None:
                text = search.replacement(span, template)
                self._view.change(*span, text)
                self._view.select(span[0] + len(text), span[0] + len(text))
        except BadPattern as error:
            self.refused.emit(error)
            return
        except TooSlow:
            self._give_up()
            return
        self._begin()
        self.find_next() if span is None or span[0] < span[1] else self.show_nearest()

    def replace_all(self, template: str) -> None:
        """Replace every place, as one step of undo."""
        search = self._ready()
        if search is None or self._view.isReadOnly():
            return
        try:
            done = search.replaced_all(template)
        except BadPattern as error:
            self.refused.emit(error)
            return
        except TooSlow:
            self._give_up()
            return
        count = len(search.spans)
        if done is not None:
            (start, stop), text = done
            caret = self._view.caret_offset()
            self._view.change(start, stop, text)
            kept = caret if caret <= start else max(start, caret + len(text) - (stop - start))
            self._view.select(kept, kept)
        self.replaced.emit(count)

    def _selected_span(self) -> Span | None:
        start, stop = sorted(self._view.selection())
        if self._search is None:
            return None
        # The place may not have been counted yet.
        try:
            found = self._search.after(start)
        except TooSlow:
            return None
        return found if found == (start, stop) else None

    # Counting

    def _ready(self) -> Search | None:
        if self._search is None or self._pause.isActive():
            self._begin()
        return self._search if self._query.words else None

    def _begin(self) -> None:
        self._pause.stop()
        try:
            self._search = Search(self._query, self._view.text())
        except BadPattern as error:
            self._search = None
            self._counting.stop()
            self._decorations.show_matches([])
            self.refused.emit(error)
            return
        self._counting.start()
        self._count_on()

    def _forget(self) -> None:
        if self._is_active:
            self._search = None
            self._counting.stop()
            self._pause.start()

    def _count_on(self) -> None:
        if self._search is None:
            self._counting.stop()
            return
        try:
            self._search.run(_SLICE)
        except TooSlow:
            self._give_up()
            return
        if self._search.is_complete:
            self._counting.stop()
        self._show()
        self._tell()

    def _give_up(self) -> None:
        self._counting.stop()
        self.gave_up.emit()

    def _tell(self) -> None:
        if self._search is not None:
            start, stop = sorted(self._view.selection())
            total = len(self._search.spans)
            number = self._search.number((start, stop))
            self.counted.emit(Count(total, number, self._search.is_complete))

    def _show(self) -> None:
        """Mark the places that are in view."""
        if self._search is None or not self._is_active:
            return
        lines = [block.blockNumber() for block, _ in self._view.visible_blocks()]
        if not lines:
            return
        start = self._view.line_start(lines[0])
        stop = self._view.line_start(lines[-1]) + len(self._view.shown_line(lines[-1]))
        found = [span for span in self._search.within(start, stop) if span[0] < span[1]]
        first, last = sorted(self._view.selection())
        self._decorations.show_matches(found[:_MOST_SHOWN], (first, last))
