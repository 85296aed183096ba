"""The line at the bottom: what happened last, where the caret is, how big the text is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStatusBar, QWidget

from recension.ui import wording
from recension.ui.plain_text import PlainLabel, tool_tip
from recension.ui.theme import Theme


class StatusLine(QStatusBar):
    """Each figure has its own place, wide enough not to jump while one types."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._delta = 0
        self.said = PlainLabel()
        self.said.setAccessibleName(self.tr("What happened last"))
        self.said.setContentsMargins(6, 0, 6, 0)
        self.addWidget(self.said, 1)
        self.caret_label = self._place(self.tr("Line and column of the caret"), "Ln 99999, Col 999")
        self.size_label = self._place(self.tr("Size of the text"), "999,999 bytes (+9,999)")
        self.words_label = self._place(self.tr("Words in the text"), "99,999 words")
        self.rendering_label = self._place(self.tr("Time the preview took"), "Preview 999 ms")
        self.zoom_label = self._place(self.tr("Zoom"), "100 %")
        self.setSizeGripEnabled(False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Show the change of size in the colours of another theme."""
        self._theme = theme

    def say(self, text: str) -> None:
        """Say what happened last; it stays until something else does."""
        self.said.setText(text)
        self.said.setToolTip(tool_tip(text))

    def show_caret(self, line: int, column: int) -> None:
        """Show a place in the text; both count from 0."""
        text = self.tr("Ln {line}, Col {column}")
        self.caret_label.setText(text.format(line=line + 1, column=column + 1))

    def show_size(self, size: int, delta: int) -> None:
        """Show the size of the text in UTF-8 bytes, and its change since the last revision."""
        self._delta = delta
        text = wording.bytes_text(size)
        self.size_label.setText(f"{text} ({wording.delta_text(delta)})" if delta else text)

    def show_words(self, count: int) -> None:
        """Show how many words the text has."""
        text = self.tr("1 word") if count == 1 else self.tr("{count} words")
        self.words_label.setText(text.format(count=wording.number(count)))

    def show_rendering(self, milliseconds: float | None, reason: str = "") -> None:
        """Show how long the preview took, or (None) that it failed, and why."""
        failed = milliseconds is None
        text = self.tr("Preview failed") if failed else self.tr("Preview {ms} ms")
        self.rendering_label.setText(text.format(ms=wording.number(round(milliseconds or 0))))
        self.rendering_label.setToolTip(tool_tip(reason))
        palette = self.palette()
        if failed:
            palette.setColor(QPalette.ColorRole.WindowText, QColor(self._theme.invalid))
        self.rendering_label.setPalette(palette)

    def show_zoom(self, percent: int) -> None:
        """Show the size of the text on screen."""
        self.zoom_label.setText(self.tr("{percent} %").format(percent=percent))

    def clear_page(self) -> None:
        """Show no figures, as no page is open."""
        for label in (self.caret_label, self.size_label, self.words_label, self.rendering_label):
            label.clear()

    def _place(self, name: str, widest: str) -> PlainLabel:
        label = PlainLabel()
        label.setAccessibleName(name)
        label.setToolTip(tool_tip(name))
        label.setContentsMargins(6, 0, 6, 0)
        label.setMinimumWidth(min(self.fontMetrics().horizontalAdvance(widest) + 12, 160))
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addPermanentWidget(label)
        return label
