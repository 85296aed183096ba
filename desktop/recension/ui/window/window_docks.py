"""The docks at the left of the window: which there are, how wide, and when they make room."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from recension.ui.theme import Theme
from recension.ui.window.actions import Actions
from recension.ui.window.dock_title import DockTitle

_LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
_WIDTHS = (270, 320)  # pixels, in a small and in a large window
_LARGE = 1600  # pixels: a window that wide is on a large screen
_TABBED = ("pages", "search", "links")  # there is room for one of them
_ASKED_FOR = ("search", "links", "outline")  # hidden until then
_LEAST = 4  # of the window: a pane that was asked for gets more than one part of so many
_SHARES = {"pages": 4}  # of the height, where others have 6


class WindowDocks(QObject):
    """Makes the docks and keeps the checks of their orders true.

    Args:
        window: that they belong to.
        panels: name and widget of each dock, by its key.
        theme: for their title bars.
    """

    def __init__(
        self, window: QMainWindow, panels: Mapping[str, tuple[str, str, QWidget]], theme: Theme
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._titles: list[DockTitle] = []
        self._in_view: set[str] = set()  # neither hidden nor behind another tab
        self._away: list[QDockWidget] = []  # hidden while something else has the window
        self.by_key = {key: self._make(*panel) for key, panel in panels.items()}
        for dock in self.by_key.values():
            window.addDockWidget(_LEFT, dock)
        for first, second in pairwise(_TABBED):
            window.tabifyDockWidget(self.by_key[first], self.by_key[second])
        for key in _ASKED_FOR:
            self.by_key[key].hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for title in self._titles:
            title.set_theme(theme)

    def connect_orders(self, actions: Actions) -> None:
        """Let the orders show the docks, and be checked for those that are shown."""
        for key, dock in self.by_key.items():
            dock.visibilityChanged.connect(partial(self._check, actions, key))
            actions.connect_choice(key, partial(self._show, key))
            actions[key].setChecked(not dock.isHidden())

    def bring_forward(self, key: str) -> None:
        """Show a dock, before those that lie over it."""
        dock = self.by_key[key]
        dock.show()
        dock.raise_()

    def put_away(self) -> None:
        """Hide those that are shown, until `bring_back`."""
        self._away = [dock for dock in self.by_key.values() if not dock.isHidden()]
        for dock in self._away:
            dock.hide()

    def bring_back(self) -> None:
        """Show those again that were put away."""
        for dock in self._away:
            dock.show()
        self._away = []

    def give_sizes(self) -> None:
        """Give those that are shown a width and a height that suit the window."""
        docks = [dock for dock in self.by_key.values() if not dock.isHidden()]
        if not docks:
            return
        small, large = _WIDTHS
        width = large if self._window.width() >= _LARGE else small
        self._window.resizeDocks(docks, [width] * len(docks), Qt.Orientation.Horizontal)
        self._give_heights()

    def _give_heights(self) -> None:
        shown: dict[str, QDockWidget] = {}
        for key, dock in self.by_key.items():
            beside = self._window.tabifiedDockWidgets(dock)
            if not dock.isHidden() and not any(other in beside for other in shown.values()):
                shown[key] = dock
        shares = [_SHARES.get(key, 6) for key in shown]
        heights = [self._window.height() * share // sum(shares) for share in shares]
        self._window.resizeDocks(list(shown.values()), heights, Qt.Orientation.Vertical)

    def _make(self, name: str, title: str, widget: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setWidget(widget)
        title_bar = DockTitle(dock, self._theme)
        dock.setTitleBarWidget(title_bar)
        self._titles.append(title_bar)
        return dock

    def _show(self, key: str, is_shown: bool) -> None:  # noqa: FBT001 - as the action says it
        dock = self.by_key[key]
        was_hidden = dock.isHidden()
        if is_shown or key not in self._in_view:
            self.bring_forward(key)
            if was_hidden:
                QTimer.singleShot(0, self, partial(self._give_room, dock))
            dock.widget().setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            dock.hide()

    def _give_room(self, dock: QDockWidget) -> None:
        """Share the heights anew where one that came back has hardly any of it."""
        if dock.height() * _LEAST < self._window.height():
            self._give_heights()

    def _check(self, actions: Actions, key: str, is_in_view: bool) -> None:  # noqa: FBT001 - as the signal says it
        (self._in_view.add if is_in_view else self._in_view.discard)(key)
        actions[key].setChecked(not self.by_key[key].isHidden())
