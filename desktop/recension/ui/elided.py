"""A line of text that ends in an ellipsis where it finds no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recension.ui.plain_text import PlainLabel


class ElidedLabel(PlainLabel):
    """Takes the room there is; its text stays whole for those who listen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Return that hardly any room is needed."""
        return QSize(0, super().minimumSizeHint().height())

    def shown(self) -> str:
        """Return what there is room for."""
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter = QPainter(self)
        role = self.foregroundRole()
        painter.setPen(self.palette().color(role))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.contentsRect(), flags | Qt.TextFlag.TextSingleLine, self.shown())
