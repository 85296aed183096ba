"""What stands around the page: progress, a notice, the empty state, the bar that finds text."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from recension.ui.plain_text import PlainLabel
from recension.ui.preview.find_bar import PreviewFindBar
from recension.ui.preview.notice import Notice
from recension.ui.theme import Theme

_SLOW = 1000  # milliseconds until a line of progress is shown


class PreviewFrame(QWidget):
    """A frame that shows a surface, or a sentence in its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._progress = QProgressBar(self)
        self._notice = Notice(theme, self)
        self._empty = PlainLabel(parent=self)
        self._stack = QStackedWidget(self)
        self._find_bar = PreviewFindBar(theme, self)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW)
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        self._theme = theme
        self._empty.setStyleSheet(f"background: {theme.base}; color: {theme.dim};")
        self._progress.setStyleSheet(
            f"QProgressBar {{ border: 0; background: {theme.base}; }}"
            f" QProgressBar::chunk {{ background: {theme.accent}; }}"
        )
        self._notice.set_theme(theme)
        self._find_bar.set_theme(theme)

    def set_busy(self, *, is_busy: bool) -> None:
        """A page is being rendered; a line of progress appears when it takes over a second."""
        if is_busy and not self._slow.isActive() and self._progress.isHidden():
            self._slow.start()
        elif not is_busy:
            self._slow.stop()
            self._progress.hide()

    def show_find_bar(self) -> None:
        """Open the bar that finds text in the page."""
        self._find_bar.open_bar()

    def _show_in_frame(self, surface: QWidget | None, *, is_empty: bool) -> None:
        """Show a surface; the empty state where its page is empty, nothing where there is none."""
        self._empty.setText(self.tr("The page is empty. What you write appears here."))
        self._empty.setVisible(surface is not None)
        shown = self._empty if surface is None or is_empty else surface
        self._stack.setCurrentWidget(shown)

    def _lay_out(self) -> None:
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(3)
        self._progress.setAccessibleName(self.tr("The preview is being made"))
        self._progress.hide()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(24)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._progress, self._notice):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self._find_bar)
        self._slow.timeout.connect(self._progress.show)
        self.setAccessibleName(self.tr("Preview"))
