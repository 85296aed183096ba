"""The top of the merge view: what it is about, how much is left, and how it ends."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from recension.ui.plain_text import PlainLabel, tool_tip
from recension.ui.theme import Theme, icon


class HeadBar(QWidget):
    """A heading, a count, and the buttons Previous, Next, Cancel and Finish.

    Signals:
        step_wanted(int): the next (1) or previous (-1) place that needs a person.
        cancelled(), finished(): the buttons.
    """

    step_wanted = Signal(int)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, area: QWidget) -> None:
        super().__init__(area)
        self.heading = PlainLabel()
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.left = PlainLabel()  # how much is left to do
        self.previous = self._step(self.tr("Previous place to decide"), "Shift+F7", -1, area)
        self.next = self._step(self.tr("Next place to decide"), "F7", 1, area)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Leave the text as it was; what you chose is kept"))
        self.cancel.clicked.connect(self.cancelled)
        self.finish = QPushButton(self.tr("Finish"))
        self.finish.clicked.connect(self.finished)
        enter = QShortcut(QKeySequence("Ctrl+Return"), area)
        enter.setWhatsThis(self.tr("Finish, once everything is decided"))
        enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        enter.activated.connect(self.finish.click)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.heading, 1)
        for widget in (self.left, self.previous, self.next, self.cancel, self.finish):
            layout.addWidget(widget)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self.previous.setIcon(icon("previous-change", theme))
        self.next.setIcon(icon("next-change", theme))

    def show_heading(self, heading: str) -> None:
        """Say what is merged."""
        self.heading.setText(heading)
        self.heading.setToolTip(tool_tip(heading))

    def show_left(self, text: str, *, is_done: bool) -> None:
        """Say how much is left; with nothing left it can be finished."""
        self.left.setText(text)
        self.finish.setEnabled(is_done)
        done = self.tr("Take this result (Ctrl+Enter)")
        self.finish.setToolTip(tool_tip(done if is_done else text))
        self.finish.setDefault(is_done)

    def _step(self, words: str, keys: str, step: int, area: QWidget) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(words)
        button.setToolTip(tool_tip(f"{words} ({keys})"))
        button.clicked.connect(lambda: self.step_wanted.emit(step))
        shortcut = QShortcut(QKeySequence(keys), area)
        shortcut.setWhatsThis(words)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)
        return button
