"""A view of one text: where things are in it, and how Qt shows it.

Places are lines and columns, or offsets, in code points, where Qt counts UTF-16 units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from recension.engine.messages import Edit
from recension.ui.editor.text.exact_text import ExactText
from recension.ui.editor.text.offsets import code_points

# Hebrew, Arabic and their neighbours, their presentation forms, and the scripts beyond the BMP.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CARET_QUERIES = (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle)


class TextView(ExactText):
    """Shows and edits one text exactly. Lines and columns count from 0.

    Signals, beside those of `ExactText`:
        caret_moved(int, int): line and column of the caret.
        composed(int): what an input method composes in this line changed; it is no text yet.
    """

    caret_moved = Signal(int, int)
    composed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_right_to_left = False
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each line its own
        self.document().setDefaultTextOption(option)
        self.text_set.connect(self._look_at_direction)
        self.edited.connect(self._note_direction)
        self.cursorPositionChanged.connect(self._tell_caret)

    # Places

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

    def _tell_caret(self) -> None:
        self.caret_moved.emit(*self.caret())

    # Lines from right to left

    def _look_at_direction(self) -> None:
        self._has_right_to_left = _RIGHT_TO_LEFT.search(self._mirror.text()) is not None

    def _note_direction(self, edit: Edit) -> None:
        if not edit.inserted.isascii() and _RIGHT_TO_LEFT.search(edit.inserted):
            self._has_right_to_left = True

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
