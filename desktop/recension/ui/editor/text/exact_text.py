"""A text that keeps every character and reports every change.

`QPlainTextEdit.toPlainText()` and its clipboard turn U+00A0 into a space, and Qt tells of changes
in UTF-16 units; here the text is exact, and changes are edits in code points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from recension.diff import common_ends
from recension.engine.messages import Edit
from recension.ui.editor.text.mirror import LineMirror
from recension.ui.editor.text.offsets import utf16_length
from recension.ui.editor.text.stand_ins import StandIns, without_surrogates

_TOLD_ONE_BY_ONE = 30  # edits that are one step of undo
_EXACT_TEXT = "application/x-recension-text"  # UTF-8; keeps what Qt's own text type changes


class ExactText(QPlainTextEdit):
    """Holds one text exactly. Offsets count code points.

    Signals:
        edited(Edit): the text changed: by hand, by undo, or by a method other than `set_text`.
        text_set(): `set_text` gave another text; nothing kept about the old one is true.
        lines_changed(int, int, int): from this line, so many lines gave way to so many.
            Sent before `edited`, while Qt lays the lines out; for those who keep things by line.
    """

    edited = Signal(object)
    text_set = Signal()
    lines_changed = Signal(int, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stand_ins = StandIns()
        self._mirror = LineMirror()
        self._is_loading = False
        self.document().contentsChange.connect(self._note_change)

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

    def change_all(self, edits: Sequence[Edit]) -> None:
        """Make edits, from the end of the text to its beginning, as one step of undo.

        Few edits are told one by one: of a step as a whole, Qt tells one change from its first to
        its last place, which in a long text costs more than all of them.
        """
        if len(edits) > _TOLD_ONE_BY_ONE:
            with self.one_step():
                for edit in edits:
                    self.change(edit.start, edit.start + edit.removed, edit.inserted)
            return
        for number, edit in enumerate(edits):
            cursor = self.cursor_over(edit.start, edit.start + edit.removed)
            text = self._stand_ins.encode(edit.inserted, self._mirror.text)
            (cursor.joinPreviousEditBlock if number else cursor.beginEditBlock)()
            cursor.insertText(text)
            cursor.endEditBlock()

    # Its lines

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

    def cursor_over(self, start: int, stop: int) -> QTextCursor:
        """Return a cursor that selects from offset `start` to `stop`."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(start))
        cursor.setPosition(self._position(stop), QTextCursor.MoveMode.KeepAnchor)
        return cursor

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
        head, tail = common_ends(old, new)
        inserted = self._stand_ins.decode(new[head : len(new) - tail])
        self.edited.emit(Edit(start + head, len(old) - tail - head, inserted))

    # What Qt calls

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
