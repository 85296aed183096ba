"""Every order the window takes: its words, its keys, its icon, and when it can be given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Flag, auto

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from recension.ui.plain_text import tool_tip
from recension.ui.theme import Theme, icon


class Needs(Flag):
    """What must be there for an order to make sense."""

    NOTHING = 0
    FILE = auto()  # an open file
    PAGE = auto()  # a page in the editor
    WRITING = auto()  # text that may be changed
    REVISION = auto()  # one older revision chosen in the history
    SAVED = auto()  # a page with at least one revision
    ROLLBACK = auto()  # newest edits of one author that may be taken back
    PANES = auto()  # the panes around the text, and not a merge in their place


@dataclass(frozen=True, slots=True)
class Order:
    """One line of the table of orders."""

    name: str
    text: str
    keys: tuple[str, ...] = ()  # portable names such as "Ctrl+S"; the first one is shown
    icon: str = ""  # of resources/icons, without ending
    needs: Needs = Needs.NOTHING
    is_checkable: bool = False
    standard: QKeySequence.StandardKey | None = None  # the keys of the platform come first


class Actions(QObject):
    """The actions made from orders, by name.

    An order without a handler has no action to be clicked: `connect_order` is called for each, and
    `unconnected` tells which were forgotten.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._orders: dict[str, Order] = {}
        self._actions: dict[str, QAction] = {}
        self._connected: set[str] = set()

    def add(self, order: Order) -> QAction:
        """Make the action of an order; its keys work anywhere in the window."""
        action = QAction(order.text, self._window)
        action.setObjectName(order.name)
        action.setCheckable(order.is_checkable)
        action.setShortcuts(_sequences(order))
        shown = order.text.replace("&", "")
        first = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(tool_tip(f"{shown} ({first})" if first else shown))
        self._window.addAction(action)
        self._orders[order.name] = order
        self._actions[order.name] = action
        return action

    def connect_order(self, name: str, act: Callable[[], object]) -> None:
        """Say what an order does."""
        self._connected.add(name)
        self._actions[name].triggered.connect(lambda _checked=False: act())

    def connect_choice(self, name: str, act: Callable[[bool], object]) -> None:
        """Say what switching a checkable order on or off does."""
        self._connected.add(name)
        triggered = self._actions[name].triggered
        triggered.connect(lambda is_on: act(is_on))  # noqa: PLW0108 - Qt tells a partial nothing

    @property
    def unconnected(self) -> set[str]:
        """The orders nobody carries out."""
        return set(self._actions) - self._connected

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def enable(self, there: Needs) -> None:
        """Enable exactly the orders whose needs are met."""
        for name, order in self._orders.items():
            self._actions[name].setEnabled(order.needs in there)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        for name, order in self._orders.items():
            if order.icon:
                self._actions[name].setIcon(icon(order.icon, theme))


def _sequences(order: Order) -> list[QKeySequence]:
    given = [QKeySequence(key) for key in order.keys]
    if order.standard is None:
        return given
    of_platform = QKeySequence.keyBindings(order.standard)
    return of_platform + [sequence for sequence in given if sequence not in of_platform]
