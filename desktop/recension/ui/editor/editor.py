"""The editor itself: the text with its gutter, colours, and commands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontDatabase,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from recension.engine.messages import Edit
from recension.ui.editor.commander import Commander
from recension.ui.editor.links import target_at
from recension.ui.editor.margin import ChangeMarks, Gutter
from recension.ui.editor.marks import Decorations
from recension.ui.editor.markup import Markup
from recension.ui.editor.syntax import Highlighter
from recension.ui.editor.text import TextView, changes_between
from recension.ui.editor.values import ChangeMark
from recension.ui.theme import LIGHT, Theme
from recension.ui.theme import palette as palette_of

_SMALLEST, _LARGEST, _STEP = 50, 400, 10  # percent
_BASE_SIZE = 10.0  # points, where the desktop's fixed font is smaller
_LIST_ITEM = re.compile(r"[*#:;]")
_LINE_FEED = 0xA  # what Qt calls the Line Feed key of X11; programs that type for a person press it


class Editor(TextView):
    """Edits one text of wikitext. Lines and columns count from 0, offsets count code points.

    Signals, beside those of `TextView` (`edited`, `caret_moved`, `lines_changed`, `text_set`):
        scrolled(float): the line at the top of the view, with the part of it that has gone by;
            not for `scroll_to_line`.
        zoomed(int): the size of the text in percent.
        link_activated(str): the target of a link was clicked with Ctrl held down.
        mark_activated(int): the bar of a change was clicked; the line it starts at.
    """

    scrolled = Signal(float)
    zoomed = Signal(int)
    link_activated = Signal(str)
    mark_activated = Signal(int)

    def __init__(self, parent: QWidget | None = None, theme: Theme = LIGHT) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 100
        self._is_following = False  # whether the view is scrolled by another
        self._gutter = Gutter(self, theme)
        self._highlighter = Highlighter(self, theme)
        self.decorations = Decorations(self, theme)
        self._commander = Commander(self)
        self._gutter.mark_activated.connect(self.mark_activated)
        self.blockCountChanged.connect(self._make_room)
        self.verticalScrollBar().valueChanged.connect(self._tell_scroll)
        self.setAccessibleName(self.tr("Wikitext of the page"))
        self.setAccessibleDescription(self.tr("Tab indents; Ctrl+M lets Tab leave the text"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCursorWidth(2)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.set_zoom(100)
        self.set_theme(theme)

    # The text

    def replace_text(self, text: str) -> None:
        """Make the text `text` with as few changes as need be, as one step of undo.

        Caret and view stay where they are. For a restored revision or a recovered draft.
        """
        with self._view_kept(), self.one_step():
            for change in reversed(changes_between(self.text(), text)):
                self.change(change.start, change.stop, change.text)

    def rewrite(self, edits: Sequence[Edit]) -> None:
        """Make edits, from the end of the text to its beginning, as one step of undo.

        The view stays where it is, and so do both ends of the selection; one that stood in what
        is replaced goes to its end.
        """
        ends = self.selection()
        with self._view_kept():
            self.change_all(edits)
            self.select(*(_moved(end, edits) for end in ends))

    @contextmanager
    def _view_kept(self) -> Iterator[None]:
        """Keep the line at the top of the view while the text changes."""
        top = self.firstVisibleBlock()
        hidden = self.verticalScrollBar().value() - top.firstLineNumber()
        yield
        if top.isValid():
            self.verticalScrollBar().setValue(top.firstLineNumber() + hidden)

    # Places

    def go_to_line(self, line: int, column: int = 0) -> None:
        """Put the caret on a line, in the middle of the view; beyond the end, on the last."""
        line = max(0, min(line, self.line_count() - 1))
        offset = self.line_start(line) + min(column, len(self.shown_line(line)))
        self.select(offset, offset)
        self.centerCursor()

    def scroll_to_line(self, line: float) -> None:
        """Bring a line to the top of the view; the caret stays. Emits no `scrolled`."""
        block = self.document().findBlockByNumber(max(0, min(int(line), self.line_count() - 1)))
        inside = int((line - int(line)) * block.lineCount())
        self._is_following = True
        self.verticalScrollBar().setValue(block.firstLineNumber() + inside)
        self._is_following = False

    def _tell_scroll(self) -> None:
        if not self._is_following:
            self.scrolled.emit(self.top_line())

    # Commands

    def apply_markup(self, markup: Markup) -> None:
        """Carry out a formatting command on the selection, as one step of undo."""
        self._commander.carry_out(markup)

    # Looks

    def set_change_marks(self, marks: list[ChangeMark]) -> None:
        """Show what differs from the compared revision; until the next, marks move with edits."""
        self._gutter.set_marks(ChangeMarks(marks))

    def set_read_only(self, is_read_only: bool) -> None:  # noqa: FBT001 - a setter of one state
        """Refuse edits, and look so; the text can still be selected and copied."""
        self.setReadOnly(is_read_only)
        if is_read_only:  # with a caret, so that the keyboard can select
            keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(self.textInteractionFlags() | keys)
        self._paint_ground()

    def zoom(self) -> int:
        """Return the size of the text in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text, in percent from 50 to 400."""
        self._zoom = max(_SMALLEST, min(percent, _LARGEST))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(max(font.pointSizeF(), _BASE_SIZE) * self._zoom / 100)
        self.setFont(font)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance(" ") * 4)
        self._make_room()
        self.zoomed.emit(self._zoom)

    def set_wrap(self, is_wrapped: bool) -> None:  # noqa: FBT001 - a setter of one state
        """Break long lines at the edge of the view, or scroll sideways."""
        modes = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(modes.WidgetWidth if is_wrapped else modes.NoWrap)

    def set_line_numbers(self, are_shown: bool) -> None:  # noqa: FBT001 - a setter of one state
        """Show or hide the numbers of the lines."""
        self._gutter.set_numbers(are_shown)
        self._make_room()

    def set_whitespace(self, is_shown: bool) -> None:  # noqa: FBT001 - a setter of one state
        """Show or hide marks for spaces and tabs."""
        option = self.document().defaultTextOption()
        flag = QTextOption.Flag.ShowTabsAndSpaces
        option.setFlags(option.flags() | flag if is_shown else option.flags() & ~flag)
        self.document().setDefaultTextOption(option)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._gutter.set_theme(theme)
        self._highlighter.set_theme(theme)
        self.decorations.set_theme(theme)
        self._paint_ground()

    def set_redirect_words(self, words: Collection[str]) -> None:
        """Colour these as what begins a redirect, given in lower case ("#redirect")."""
        self._highlighter.set_redirect_words(words)

    def _paint_ground(self) -> None:
        palette = palette_of(self._theme)
        if self.isReadOnly():
            palette.setColor(QPalette.ColorRole.Base, self._theme.context)
        # The selection stays seen while another pane has the focus.
        self.setPalette(palette)
        # While the application has a style sheet, Qt does not hand the palette down.
        self.viewport().setPalette(palette)

    def _make_room(self) -> None:
        width = self._gutter.sizeHint().width()
        self.setViewportMargins(width, 0, 0, 0)
        inside = self.contentsRect()
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))

    # What Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the gutter as high as the view, and in view the caret that was."""
        was_seen = 0 <= self.cursorRect().bottom() < event.oldSize().height()
        super().resizeEvent(event)
        if was_seen and event.size().height() < event.oldSize().height():
            self.ensureCursorVisible()
        self._make_room()
        self._highlighter.show_visible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Indent with Tab, unless Ctrl+M gave it back its other use; Line Feed is Enter."""
        if event.key() == Qt.Key.Key_M and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.setTabChangesFocus(not self.tabChangesFocus())
        elif self.tabChangesFocus() and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            event.ignore()  # there was nowhere to go
        elif event.key() == Qt.Key.Key_Backtab:
            self.apply_markup(Markup.UNINDENT)
        elif event.key() == Qt.Key.Key_Tab and self._tab_indents(event):
            self.apply_markup(Markup.INDENT)
        elif event.key() == _LINE_FEED:
            enter = QKeyEvent(event.type(), Qt.Key.Key_Return, event.modifiers(), "\r")
            super().keyPressEvent(enter)
        else:
            super().keyPressEvent(event)

    def _tab_indents(self, event: QKeyEvent) -> bool:
        if self.tabChangesFocus() or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        line, column = self.caret()
        first, last = self._commander.touched_lines()
        is_item = _LIST_ITEM.match(self.shown_line(line)) is not None
        return first != last or is_item or column == 0

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let Tab indent again once it was used to leave."""
        super().focusOutEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.setTabChangesFocus(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held down."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.set_zoom(self._zoom + (_STEP if turned > 0 else -_STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link that is clicked with Ctrl held down."""
        super().mouseReleaseEvent(event)
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_control and event.button() == Qt.MouseButton.LeftButton:
            cursor = self.cursorForPosition(event.position().toPoint())
            line, column = self.place(self.offset_of(cursor))
            target = target_at("".join(self.lines(line, line + 1)), column)
            if target:
                self.link_activated.emit(target)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_gutter"):
            self._make_room()


def _moved(offset: int, edits: Sequence[Edit]) -> int:
    """Return where an offset is after edits, from the end of the text to its beginning."""
    for edit in edits:
        stop = edit.start + edit.removed
        if offset >= stop and offset > edit.start:
            offset += len(edit.inserted) - edit.removed
        elif offset > edit.start:
            offset = edit.start + len(edit.inserted)
    return offset
