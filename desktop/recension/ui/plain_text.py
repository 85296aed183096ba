"""Text of the user's, shown as it is.

Qt takes a text with something like a tag in it for HTML, in labels and tool tips, and then
loads the pictures it names, from the disk and, on Windows, from other computers. Titles, summaries,
names of files and pieces of wikitext must never be read so.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label that shows every text as it is; one of HTML is written where it is made."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def tool_tip(text: str) -> str:
    """Return a text as what a tool tip takes to show it."""
    if "<" not in text and "&" not in text:
        return text
    return f"<span style='white-space: pre-wrap'>{escape(text)}</span>"
