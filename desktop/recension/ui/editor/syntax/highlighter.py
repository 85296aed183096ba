"""Colours the lines in view, and no others.

Qt's own highlighter goes through the whole document at loading and after every change that reaches
far. Here the state at the end of each line is kept with its block, brought up to date in short
slices, and looks are given only to the blocks on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat, QTextLayout

from recension.titles import ENGLISH
from recension.ui.editor.syntax.colouring import colour
from recension.ui.editor.syntax.open_line import Run, State
from recension.ui.editor.syntax.rules import Style
from recension.ui.editor.text import TextView
from recension.ui.theme import Theme

_SLICE = 0.006  # seconds of one step through lines that are not in view
_AT_KEY = 0.002  # seconds of the step that a key or a scroll waits for
_AT_ONCE = 200  # lines a change is followed without waiting for the next slice
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_UNKNOWN = -1  # what Qt gives to a new block


class Highlighter(QObject):
    """Colours the wikitext of one view.

    A block's `userState` is the number of the state at its end, doubled, plus one once the block
    has its colours.
    """

    def __init__(self, view: TextView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._looks = _looks(theme)
        self._redirect_words: frozenset[str] = frozenset(ENGLISH.redirect_words)
        self._states: list[State] = [()]
        self._numbers: dict[State, int] = {(): 0}
        self._known = 0  # the states of all lines before this one are right
        self._seen = (0, 0)  # lines that were in view last
        self._is_busy = False
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._go_on)
        view.text_set.connect(self._begin_anew)
        view.lines_changed.connect(self._follow_change)
        view.composed.connect(self._colour_line)
        view.verticalScrollBar().valueChanged.connect(self.show_visible)
        view.textChanged.connect(self.show_visible)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._looks = _looks(theme)
        self._colour_anew()

    def set_redirect_words(self, words: Collection[str]) -> None:
        """Take what begins a redirect in the wiki of the text, in lower case."""
        if self._redirect_words != frozenset(words):
            self._redirect_words = frozenset(words)
            self._colour_anew()

    def _colour_anew(self) -> None:
        block = self._view.document().firstBlock()
        while block.isValid():
            if block.userState() != _UNKNOWN:
                block.setUserState(block.userState() & ~1)
            block = block.next()
        self.show_visible()

    def show_visible(self) -> None:
        """Colour what is in view and has no colours yet."""
        if self._is_busy:
            self._slices.start()  # laying out what was coloured has scrolled the view
            return
        self._is_busy = True
        try:
            self._colour_visible()
        finally:
            self._is_busy = False

    def _colour_visible(self) -> None:
        blocks = [block for block, _ in self._view.visible_blocks()]
        if not blocks:
            return
        first, last = blocks[0].blockNumber(), blocks[-1].blockNumber()
        self._seen = (first, last + 1)
        self._learn_states(first, _AT_KEY)
        if self._known < first:
            self._slices.start()  # coloured as if nothing were open, until we know better
        changed = [block for block in blocks if not self._is_coloured(block)]
        for block in changed:
            self._colour(block)
        if changed:
            start = changed[0].position()
            end = changed[-1].position() + changed[-1].length()
            self._view.document().markContentsDirty(start, end - start)

    # States

    def _learn_states(self, line: int, seconds: float) -> None:
        """Bring the states of the lines before `line` up to date, for some time."""
        if self._known >= line:
            return
        deadline = perf_counter() + seconds
        block = self._view.document().findBlockByNumber(self._known)
        state = self._state_before(self._known)
        while self._known < line and perf_counter() < deadline:
            state = self._read(block, state)[1]
            self._keep(block, state)
            self._known += 1
            block = block.next()

    def _go_on(self) -> None:
        first = self._seen[0]
        self._learn_states(first, _SLICE)
        if self._known >= first:
            self._slices.stop()
            self.show_visible()

    def _begin_anew(self) -> None:
        self._known = 0
        self.show_visible()

    def _follow_change(self, start: int, removed: int, added: int) -> None:
        known = self._known + added - removed if self._known >= start + removed else start
        self._known = min(self._known, start)
        if self._known < start or added > _AT_ONCE:
            return
        block = self._view.document().findBlockByNumber(start)
        for line in range(start, min(known, start + added + _AT_ONCE)):
            is_settled = self._rescan(block, is_new=line < start + added)
            self._known = line + 1
            if is_settled and line >= start + added - 1:
                self._known = known  # from here on nothing is different
                return
            block = block.next()

    def _rescan(self, block: QTextBlock, *, is_new: bool) -> bool:
        """Read a block again; return whether what follows it stays as it was."""
        before = block.userState()
        runs, state = self._read(block, self._state_before(block.blockNumber()))
        self._keep(block, state)
        is_same = before != _UNKNOWN and before >> 1 == block.userState() >> 1
        if self._seen[0] <= block.blockNumber() < self._seen[1] and is_new:
            self._give_looks(block, runs)  # laid out with the change, which is under way
        return is_same

    def _state_before(self, line: int) -> State:
        if line == 0 or line > self._known:
            return ()
        number = self._view.document().findBlockByNumber(line - 1).userState()
        return self._states[number >> 1] if number != _UNKNOWN else ()

    def _keep(self, block: QTextBlock, state: State) -> None:
        number = self._numbers.get(state)
        if number is None:
            number = self._numbers[state] = len(self._states)
            self._states.append(state)
        block.setUserState(number << 1)

    # Colours

    def _colour_line(self, line: int) -> None:
        block = self._view.document().findBlockByNumber(line)
        self._colour(block)
        self._view.document().markContentsDirty(block.position(), block.length())

    def _is_coloured(self, block: QTextBlock) -> bool:
        # What was coloured without knowing what is open before it is coloured again.
        state = block.userState()
        return state != _UNKNOWN and bool(state & 1) and block.blockNumber() < self._known

    def _colour(self, block: QTextBlock) -> None:
        line = block.blockNumber()
        runs, state = self._read(block, self._state_before(line))
        if line <= self._known:
            self._keep(block, state)
            self._known = max(self._known, line + 1)
        self._give_looks(block, runs)

    def _give_looks(self, block: QTextBlock, runs: list[Run]) -> None:
        layout = block.layout()
        caret = layout.preeditAreaPosition()
        composed = len(layout.preeditAreaText())
        ranges = []
        for run in runs:
            # What an input method is composing lies in the layout, but not in the text.
            start = run.start + (composed if composed and run.start >= caret else 0)
            stop = run.stop + (composed if composed and run.stop > caret else 0)
            found = QTextLayout.FormatRange()
            found.start, found.length = start, stop - start
            found.format = self._looks[run.style, run.is_bold, run.is_italic]
            ranges.append(found)
        layout.setFormats(ranges)
        if block.userState() != _UNKNOWN:
            block.setUserState(block.userState() | 1)

    def _read(self, block: QTextBlock, state: State) -> tuple[list[Run], State]:
        return colour(self._shown(block), state, self._redirect_words)

    def _shown(self, block: QTextBlock) -> str:
        line = self._view.shown_line(block.blockNumber())
        # Qt counts a character beyond the basic plane as two.
        return line if line.isascii() else _BEYOND_BMP.sub("\ufffd\ufffd", line)


def _looks(theme: Theme) -> dict[tuple[Style, bool, bool], QTextCharFormat]:
    colours = {
        Style.HEADING: theme.syntax_heading,
        Style.QUOTES: theme.syntax_quotes,
        Style.LINK: theme.syntax_link,
        Style.EXTERNAL: theme.syntax_external,
        Style.TEMPLATE: theme.syntax_template,
        Style.PARAMETER: theme.syntax_parameter,
        Style.TAG: theme.syntax_tag,
        Style.REFERENCE: theme.syntax_reference,
        Style.COMMENT: theme.syntax_comment,
        Style.LITERAL: theme.syntax_literal,
        Style.TABLE: theme.syntax_table,
        Style.LIST: theme.syntax_list,
        Style.MAGIC: theme.syntax_magic,
        Style.ENTITY: theme.syntax_entity,
    }
    found = {}
    for style in Style:
        for is_bold in (False, True):
            for is_italic in (False, True):
                look = QTextCharFormat()
                if style in colours:
                    look.setForeground(QColor(colours[style]))
                if is_bold or style in {Style.HEADING, Style.LIST}:
                    look.setFontWeight(QFont.Weight.Bold)
                look.setFontItalic(is_italic or style is Style.COMMENT)
                found[style, is_bold, is_italic] = look
    return found
