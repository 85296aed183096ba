"""Text of the user's, shown as it is.

Qt takes a text with something like a tag in it for HTML, in labels and tool tips, and then
loads the pictures it names, from the disk and, on Windows, from other computers. Titles, summaries,
names of files and pieces of wikitext must never be read so.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_QUOTED = re.compile('"([^"]*)"')
_RIGHT_TO_LEFT = {"R", "AL"}


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


def with_quotes_apart(sentence: str) -> str:
    """Return a sentence for showing whose quoted words do not mix with what stands around them.

    Two quotes in Arabic with a comma between them would be read as one run, and change places. Each
    is isolated (UAX #9, 2.4.2); a sentence without words from right to left stays as it is.
    """
    if sentence.isascii() or _RIGHT_TO_LEFT.isdisjoint(map(unicodedata.bidirectional, sentence)):
        return sentence
    return _QUOTED.sub('"\N{FIRST STRONG ISOLATE}\\1\N{POP DIRECTIONAL ISOLATE}"', sentence)
