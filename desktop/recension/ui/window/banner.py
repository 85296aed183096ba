"""Lines above the text that say what happened and offer what to do about it; never modal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from recension.ui.plain_text import PlainLabel
from recension.ui.theme import BannerKind, Theme

# The gravest on top.
_RANKS = (BannerKind.ERROR, BannerKind.WARNING, BannerKind.INFO, BannerKind.SUCCESS)
_MARK = 4  # pixels, the bar at the left


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """A button of a notice."""

    label: str
    act: Callable[[], object]
    closes: bool = True  # whether the notice goes away once it was pressed


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user is told without being interrupted."""

    key: str  # a notice of the same key is replaced
    text: str
    kind: BannerKind = BannerKind.INFO
    actions: tuple[NoticeAction, ...] = ()
    can_close: bool = True
    is_busy: bool = False  # whether a progress bar is shown


class Banner(QWidget):
    """The notices there are, one line each, the weightiest on top.

    Signals:
        focus_left(): the notice went away whose button had the focus.
    """

    focus_left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: dict[str, _Line] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Show the notices in the colours of another theme."""
        self._theme = theme
        for line in self._lines.values():
            line.set_theme(theme)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice, in the place of one with the same key."""
        self._drop(notice.key)
        line = _Line(notice, self._theme, self)
        line.closed.connect(lambda: self.remove(notice.key))
        self._lines[notice.key] = line
        heavier = [each for each in self._lines.values() if each.rank < line.rank]
        self._layout.insertWidget(len(heavier), line)
        self.show()

    def show_progress(self, key: str, text: str, done: int, total: int | None) -> None:
        """Say how far a busy notice is; does nothing where there is none of this key."""
        if line := self._lines.get(key):
            line.show_progress(text, done, total)

    def remove(self, key: str) -> None:
        """Take a notice away; does nothing where there is none."""
        self._drop(key)
        if not self._lines and not self.isHidden():
            self.hide()

    def notice(self, key: str) -> Notice | None:
        """Return the notice of this key that is shown."""
        line = self._lines.get(key)
        return line.notice if line else None

    def press(self, key: str, label: str) -> None:
        """Do what the button of a notice does."""
        self._lines[key].press(label)

    @property
    def keys(self) -> list[str]:
        """The keys of the notices that are shown."""
        return list(self._lines)

    def _drop(self, key: str) -> None:
        line = self._lines.pop(key, None)
        if line is not None:
            has_focus = line.focusWidget() is not None and line.focusWidget().hasFocus()
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
            if has_focus:
                self.focus_left.emit()


class _Line(QFrame):
    """One notice."""

    closed = Signal()

    def __init__(self, notice: Notice, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.rank = _RANKS.index(notice.kind)
        self._mark = QColor()
        self._label = PlainLabel(notice.text)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setFixedWidth(180)
        self._progress.setVisible(notice.is_busy)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 6, 4)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._progress)
        for action in notice.actions:
            layout.addWidget(self._button(action))
        if notice.can_close:
            layout.addWidget(self._closing_button())
        self.setAccessibleName(notice.text)
        self.setAutoFillBackground(True)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        colours = theme.banner(self.notice.kind)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(colours.ground))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.text))
        self.setPalette(palette)
        self._mark = QColor(colours.mark)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar at the left that tells the kind."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, _MARK, self.height(), self._mark)
        painter.end()

    def show_progress(self, text: str, done: int, total: int | None) -> None:
        self._label.setText(text)
        self._progress.setRange(0, total or 0)
        if total:
            self._progress.setValue(min(done, total))

    def press(self, label: str) -> None:
        self._buttons[label].click()

    def _button(self, action: NoticeAction) -> QPushButton:
        button = QPushButton(action.label)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where one writes
        self._buttons[action.label] = button

        def act() -> None:
            if action.closes:
                self.closed.emit()
            action.act()

        button.clicked.connect(act)
        return button

    def _closing_button(self) -> QToolButton:
        button = QToolButton()
        button.setText("\N{MULTIPLICATION SIGN}")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(self.tr("Close this notice"))
        button.setAccessibleName(self.tr("Close this notice"))
        button.clicked.connect(self.closed)
        return button
