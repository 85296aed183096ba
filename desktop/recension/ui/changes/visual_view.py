"""The changes in the rendered page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recension.engine.messages import VisualUpdate
from recension.ui.changes.legend import Legend
from recension.ui.changes.visual_steps import VisualSteps
from recension.ui.preview import MarkedChange, Preview
from recension.ui.theme import Theme


class VisualView(QWidget):
    """The newer page with what changed in it, and a legend over it.

    Its page is a preview of its own, with the same locks; connect that for links and images.

    Signals:
        looked_at(bool): whether somebody can see it, and so whether it must follow the text.
        step_changed(): another change is the current one, or there are others.
        zoom_wanted(int): larger (1) or smaller (-1), with the wheel.
        menu_opened(QMenu, MarkedChange | None): a menu is about to be shown, and may be added to.
    """

    looked_at = Signal(bool)
    step_changed = Signal()
    zoom_wanted = Signal(int)
    menu_opened = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = Preview(self, theme=theme, prepares_window=False)
        self.page.setAccessibleName(self.tr("Changes in the rendered page"))
        self.legend = Legend(theme, self)
        self.steps = VisualSteps()
        self.step = -1  # the current change, from 0; -1 for none
        self._source_changes = 0  # in the wikitext
        self._is_new = True  # whether nothing of this comparison was shown yet
        self._first_line = 0  # where to begin then
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.legend)
        column.addWidget(self.page, 1)
        self.setFocusProxy(self.page)
        self.page.zoom_wanted.connect(self.zoom_wanted)
        self.page.menu_opened.connect(self.menu_opened)

    def set_theme(self, theme: Theme) -> None:
        """Take all colours from `theme`."""
        self.page.set_theme(theme)
        self.legend.set_theme(theme)

    def begin(self, line: int | None = None) -> None:
        """Another comparison comes: begin it at the change of a line of the newer text.

        Without one it begins where it was told to last.
        """
        self._is_new = True
        if line is not None:
            self._first_line = line

    def show_update(self, update: VisualUpdate) -> None:
        """Show the page as it is now; what is looked at stays where it is."""
        before = self.steps
        self.page.update_page(update.rendering)
        self.steps = VisualSteps(update.steps, self.page.block_ids, update.rendering.lines[::2])
        if self._is_new:
            self._is_new = False
            self.step = -1
            if len(self.steps):
                self.go_to_step(self.steps.at_line(self._first_line))
        else:
            self.step = self.steps.again(self.step, before)
        self._say_nothing_changed()
        self.step_changed.emit()

    def set_source_changes(self, count: int) -> None:
        """Say how many changes the wikitext has, for when the page has none."""
        self._source_changes = count
        self._say_nothing_changed()

    def clear(self) -> None:
        """Show no page."""
        self.page.clear()
        self.steps, self.step = VisualSteps(), -1
        self.begin()

    def go_to_step(self, step: int) -> None:
        """Go to a change; after the last one to the first, and back."""
        if not len(self.steps):
            return
        self.step = step % len(self.steps)
        self.page.scroll_to_step(*self.steps.place(self.step))
        self.step_changed.emit()

    def ask_current(self, answer: Callable[[MarkedChange | None], object]) -> None:
        """Tell which lines the current change is of; None without one. It may take a moment."""
        if self.step < 0:
            answer(None)
        else:
            self.page.ask_step(answer)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that it is looked at."""
        super().showEvent(event)
        self.looked_at.emit(True)  # noqa: FBT003 - the signal's only argument

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it is not looked at any more."""
        super().hideEvent(event)
        self.looked_at.emit(False)  # noqa: FBT003 - the signal's only argument

    def _say_nothing_changed(self) -> None:
        sentence = ""
        if not len(self.steps) and not self._is_new:
            count = self._source_changes
            if count == 1:
                sentence = self.tr("No visible change (the wikitext changed in 1 place)")
            elif count:
                words = self.tr("No visible change (the wikitext changed in {count} places)")
                sentence = words.format(count=count)
            else:
                sentence = self.tr("No visible change")
        self.legend.say(sentence)
