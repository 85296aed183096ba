"""The numbers of the lines and the bars of what changed, at the left of the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from recension.ui.editor.margin.bars import BAR, paint_bar
from recension.ui.editor.margin.change_marks import ChangeMarks
from recension.ui.editor.text import TextView
from recension.ui.editor.values import ChangeMark, MarkKind
from recension.ui.plain_text import tool_tip
from recension.ui.theme import Theme

_SPACE = 8  # pixels, left of the numbers and between them and the bars
_SHOWN_LINES = 12  # of the old text, when the pointer rests on a bar
_SHOWN_CHARACTERS = 600
_LEAST_DIGITS = 3


class Gutter(QWidget):
    """Stands beside the text of one view.

    Signals:
        mark_activated(int): the bar of a change was clicked; the line it starts at.
    """

    mark_activated = Signal(int)

    def __init__(self, view: TextView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._marks = ChangeMarks()
        self._has_numbers = True
        self._grabbed: int | None = None  # the line where a selection of lines began
        self.setAccessibleName(self.tr("Line numbers and changes"))
        view.updateRequest.connect(self._follow_view)
        view.cursorPositionChanged.connect(self.update)
        view.lines_changed.connect(self._follow_change)
        view.text_set.connect(lambda: self.set_marks(ChangeMarks()))

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def set_marks(self, marks: ChangeMarks) -> None:
        """Show other changes."""
        self._marks = marks
        self.update()

    def set_numbers(self, are_shown: bool) -> None:  # noqa: FBT001 - a setter of one state
        """Show or hide the numbers; the bars stay."""
        self._has_numbers = are_shown

    def sizeHint(self) -> QSize:
        """Return the width that the largest number needs."""
        if not self._has_numbers:
            return QSize(_SPACE + BAR, 0)
        digits = max(_LEAST_DIGITS, len(str(self._view.blockCount())))
        return QSize(_SPACE * 2 + self._digit() * digits + BAR, 0)

    def _digit(self) -> int:
        return self._view.fontMetrics().horizontalAdvance("0")

    def _follow_view(self, _area: object, moved_by: int) -> None:
        if moved_by:
            self.scroll(0, moved_by)
        else:
            self.update()

    def _follow_change(self, start: int, removed: int, added: int) -> None:
        self._marks.follow(start, removed, added)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines in view."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.gutter))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        caret = self._view.textCursor().blockNumber()
        area = QRectF()
        for block, area in self._view.visible_blocks():
            line = block.blockNumber()
            if self._has_numbers:
                self._paint_number(painter, line, area, is_current=line == caret)
            for mark in self._marks.at(line):
                paint_bar(painter, self._theme, mark.kind, self._beside(area))
        for mark in self._marks.at(self._view.blockCount()):  # lines removed at the very end
            below = QRectF(0, area.bottom(), 0, 0)
            paint_bar(painter, self._theme, mark.kind, self._beside(below))

    def _beside(self, area: QRectF) -> QRectF:
        """Return where the bar of a line stands."""
        return QRectF(self.width() - BAR, area.top(), BAR, area.height())

    def _paint_number(
        self, painter: QPainter, line: int, area: QRectF, *, is_current: bool
    ) -> None:
        font = QFont(self._view.font())
        font.setBold(is_current)
        painter.setFont(font)
        painter.setPen(
            QColor(self._theme.gutter_current if is_current else self._theme.gutter_text)
        )
        width = self.width() - _SPACE - BAR
        height = self._view.fontMetrics().height()
        box = QRectF(0, area.top(), width, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, str(line + 1))

    # The pointer

    def event(self, event: QEvent) -> bool:
        """Tell what stood on a changed line, when the pointer rests on its bar."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self._line_at(event.pos().y())
            told = "\n".join(self._old_text(mark) for mark in self._marks.at(line))
            QToolTip.showText(event.globalPos(), tool_tip(told), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a line, or call up the change whose bar was clicked."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        line = self._line_at(event.position().y())
        marks = self._marks.at(line)
        if marks and event.position().x() >= self.width() - BAR - _SPACE / 2:
            self.mark_activated.emit(marks[0].start)
        else:
            self._grabbed = line
            self._select_lines(line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select further lines."""
        if self._grabbed is not None:
            self._select_lines(self._line_at(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        """End the selection of lines."""
        self._grabbed = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._view.viewport(), event)

    def _line_at(self, height: float) -> int:
        line = 0
        for block, area in self._view.visible_blocks():
            line = block.blockNumber()
            if height < area.bottom():
                break
        return line

    def _select_lines(self, line: int) -> None:
        begun = line if self._grabbed is None else self._grabbed
        first, last = sorted((begun, line))
        start = self._view.line_start(first)
        is_last = last + 1 >= self._view.line_count()
        stop = self._view.text_length() if is_last else self._view.line_start(last + 1)
        self._view.select(*((start, stop) if line >= begun else (stop, start)))
        self._view.setFocus()

    def _old_text(self, mark: ChangeMark) -> str:
        if mark.kind is MarkKind.ADDED:
            return self.tr("Added")
        if mark.kind is MarkKind.MOVED:
            return self.tr("Moved here")
        lines = mark.old_text[:_SHOWN_CHARACTERS].split("\n")
        shown = "\n".join(lines[:_SHOWN_LINES])
        is_cut = len(lines) > _SHOWN_LINES or len(mark.old_text) > _SHOWN_CHARACTERS
        words = self.tr("Removed:\n%s") if mark.kind is MarkKind.REMOVED else self.tr("Was:\n%s")
        return words.replace("%s", shown + ("…" if is_cut else ""))
