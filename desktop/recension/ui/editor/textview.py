"""A view of one text that keeps every character and reports every change.

`QPlainTextEdit.toPlainText()` and its clipboard turn U+00A0 into a space, and Qt counts UTF-16
units; here the text is exact, and places are lines and columns, or offsets, in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from recension.engine.messages import Edit
from recension.ui.editor.mirror import LineMirror
from recension.ui.editor.offsets import code_points, common_prefix, common_suffix, utf16_length
from recension.ui.editor.stand_ins import StandIns, without_surrogates

_EXACT_TEXT = "application/x-recension-text"  # UTF-8; keeps what Qt's own text type changes
# Hebrew, Arabic and their neighbours, their presentation forms, and the scripts beyond the BMP.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CARET_QUERIES = (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle)


class TextView(QPlainTextEdit):
    """Shows and edits one text exactly. Lines and columns count from 0.

    Signals:
        edited(Edit): the text changed: by hand, by undo, or by a method other than `set_text`.
        text_set(): `set_text` gave another text; nothing kept about the old one is true.
        lines_changed(int, int, int): from this line, so many lines gave way to so many.
            Sent before `edited`, while Qt lays the lines out; for those who keep things by line.
        caret_moved(int, int): line and column of the caret.
        composed(int): what an input method composes in this line changed; it is no text yet.
    """

    edited = Signal(object)
    text_set = Signal()
    lines_changed = Signal(int, int, int)
    caret_moved = Signal(int, int)
    composed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stand_ins = StandIns()
        self._mirror = LineMirror()
        self._is_loading = False
        self._has_right_to_left = False
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each line its own
        self.document().setDefaultTextOption(option)
        self.document().contentsChange.connect(self._note_change)
        self.cursorPositionChanged.connect(self._tell_caret)

    # The text

    def set_text(self, text: str) -> None:
        """Show the text of another page: undo begins anew, the caret goes to the start.

        Raises:
            LoneSurrogate: the text holds half of a UTF-16 pair; what was shown stays.
        """
        stand_ins = StandIns()
        shown = stand_ins.encode(text, str)
        self._stand_ins = stand_ins
        self._mirror.reset(shown)
        self._has_right_to_left = _RIGHT_TO_LEFT.search(shown) is not None
        self._is_loading = True
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature; the document is empty for a while
        try:
            self.setPlainText(shown)
        finally:
            self._is_loading = False
            self.blockSignals(False)  # noqa: FBT003 - as above
        self.text_set.emit()
        self.blockCountChanged.emit(self.blockCount())
        self.textChanged.emit()
        self.cursorPositionChanged.emit()

    def text(self) -> str:
        """Return the text exactly: what `set_text` gave, and what was edited since."""
        return self._stand_ins.decode(self.document().toRawText().replace("\u2029", "\n"))

    def selected_text(self) -> str:
        """Return the selected text exactly."""
        return self._stand_ins.decode(self.textCursor().selectedText().replace("\u2029", "\n"))

    def insert_text(self, text: str) -> None:
        """Put text in place of the selection, as one step of undo."""
        self.textCursor().insertText(self._stand_ins.encode(text, self._mirror.text))

    def change(self, start: int, stop: int, text: str) -> None:
        """Put `text` in place of the code points from `start` to `stop`.

        Each call is a step of undo of its own, outside of `one_step`.
        """
        cursor = self.cursor_over(start, stop)
        cursor.insertText(self._stand_ins.encode(text, self._mirror.text))

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """Make one step of undo of all that is changed inside."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()

    # Places

    def line_count(self) -> int:
        """Return how many lines there are; an empty text has one."""
        return len(self._mirror)

    def lines(self, start: int, stop: int) -> list[str]:
        """Return the lines from `start` to `stop` (excluded), exactly."""
        return [self._stand_ins.decode(line) for line in self._mirror.lines(start, stop)]

    def shown_line(self, line: int) -> str:
        """Return a line as it is painted, where stand-ins are not taken back."""
        return self._mirror.line(line)

    def text_length(self) -> int:
        """Return how many code points the text has."""
        last = len(self._mirror) - 1
        return self._mirror.offset(last) + len(self._mirror.line(last))

    def line_start(self, line: int) -> int:
        """Return the offset of a line's first code point."""
        return self._mirror.offset(line)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        return self._mirror.place(offset)

    def caret(self) -> tuple[int, int]:
        """Return line and column of the caret."""
        cursor = self.textCursor()
        line = cursor.blockNumber()
        return line, code_points(self._mirror.line(line), cursor.positionInBlock())

    def caret_offset(self) -> int:
        """Return the offset of the caret."""
        return self._offset(self.textCursor().position())

    def selection(self) -> tuple[int, int]:
        """Return the offsets the selection goes from (where it was begun) and to (the caret)."""
        cursor = self.textCursor()
        return self._offset(cursor.anchor()), self._offset(cursor.position())

    def select(self, start: int, stop: int) -> None:
        """Select from offset `start` to `stop`, where the caret then stands, and show it."""
        self.setTextCursor(self.cursor_over(start, stop))

    def cursor_over(self, start: int, stop: int) -> QTextCursor:
        """Return a cursor that selects from offset `start` to `stop`."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(start))
        cursor.setPosition(self._position(stop), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Go through the lines in view, with the area each takes in the viewport."""
        if self._is_loading:
            return  # the scroll bar moves before the new text is there
        block = self.firstVisibleBlock()
        area = self.blockBoundingGeometry(block).translated(self.contentOffset())
        bottom = self.viewport().height()
        while block.isValid() and area.top() <= bottom:
            yield block, area
            block = block.next()
            area = QRectF(area.left(), area.bottom(), area.width(), 0)
            area.setHeight(self.blockBoundingRect(block).height())

    def top_line(self) -> float:
        """Return the line at the top of the view, with the part of it that has gone by."""
        block = self.firstVisibleBlock()
        area = self.blockBoundingGeometry(block).translated(self.contentOffset())
        gone = min(max(-area.top() / area.height(), 0.0), 0.999) if area.height() else 0.0
        return block.blockNumber() + gone

    def offset_of(self, cursor: QTextCursor) -> int:
        """Return the offset of the caret of a cursor."""
        return self._offset(cursor.position())

    def _offset(self, position: int) -> int:
        block = self.document().findBlock(position)
        line = self._mirror.line(block.blockNumber())
        start = self._mirror.offset(block.blockNumber())
        return start + code_points(line, position - block.position())

    def _position(self, offset: int) -> int:
        line, column = self._mirror.place(offset)
        block = self.document().findBlockByNumber(line)
        return block.position() + utf16_length(self._mirror.line(line)[:column])

    # Changes

    def _note_change(self, position: int, _removed: int, added: int) -> None:
        if self._is_loading:
            return
        document = self.document()
        first = document.findBlock(position).blockNumber()
        end = min(position + added, document.characterCount() - 1)
        stop = document.findBlock(end).blockNumber() + 1
        old_stop = stop + len(self._mirror) - document.blockCount()
        old = self._mirror.lines(first, old_stop)
        new = self._lines_of_document(first, stop)
        if old == new:
            return  # Qt also tells of changes that are none: an undo that ends where it began
        start = self._mirror.offset(first)
        self._mirror.replace(first, old_stop, new)
        self.lines_changed.emit(first, old_stop - first, stop - first)
        self._tell_edit(start, "\n".join(old), "\n".join(new))

    def _lines_of_document(self, start: int, stop: int) -> list[str]:
        block = self.document().findBlockByNumber(start)
        found = []
        for _ in range(start, stop):
            found.append(block.text())
            block = block.next()
        return found

    def _tell_edit(self, start: int, old: str, new: str) -> None:
        head = common_prefix(old, new)
        tail = common_suffix(old, new, min(len(old), len(new)) - head)
        inserted = self._stand_ins.decode(new[head : len(new) - tail])
        if not inserted.isascii() and _RIGHT_TO_LEFT.search(inserted):
            self._has_right_to_left = True
        self.edited.emit(Edit(start + head, len(old) - tail - head, inserted))

    def _tell_caret(self) -> None:
        self.caret_moved.emit(*self.caret())

    def _align_right_to_left(self) -> None:
        """Put lines that read from right to left at the right, as Qt does in rich text alone."""
        for block, _ in self.visible_blocks():
            if block.textDirection() == Qt.LayoutDirection.RightToLeft:
                option = block.layout().textOption()
                option.setAlignment(Qt.AlignmentFlag.AlignRight)
                block.layout().setTextOption(option)

    # What Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        """Align the lines in view, which Qt forgets whenever it lays them out."""
        if self._has_right_to_left:
            self._align_right_to_left()
        super().paintEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy the exact text: Qt's own way turns U+00A0 into a space."""
        data = QMimeData()
        text = self.selected_text()
        data.setText(text)
        data.setData(_EXACT_TEXT, text.encode())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Take text; leave files to the window, which opens them."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste or drop text with its line ends made newlines."""
        if source.hasFormat(_EXACT_TEXT):
            text = bytes(source.data(_EXACT_TEXT).data()).decode()
        else:
            text = without_surrogates(source.text()).replace("\r\n", "\n").replace("\r", "\n")
        self.insert_text(text)
        self.ensureCursorVisible()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose, and tell so."""
        super().inputMethodEvent(event)
        self.composed.emit(self.textCursor().blockNumber())

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: Any) -> Any:  # noqa: N802, ANN401 - Qt's own
        """Say where the caret is, also when a gutter has moved the text to the right."""
        if argument:
            return super().inputMethodQuery(query, argument[0])
        answer = super().inputMethodQuery(query)
        if query in _CARET_QUERIES and isinstance(answer, QRectF):
            return answer.translated(QPointF(self.viewport().pos()))
        return answer
