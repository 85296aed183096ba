"""The rows for those who listen: a list whose items are sentences, made when they are asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from recension.ui.changes.rows_view import RowsView
from recension.ui.changes.sentences import sentence_of


class AccessibleRows(QAccessibleWidget):
    """The list; its items are the bands of the plan, those out of view as well."""

    def __init__(self, view: RowsView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = view
        self._rows: dict[int, AccessibleRow] = {}
        self._ids: list[int] = []
        view.destroyed.connect(partial(_forget, self._ids))

    def childCount(self) -> int:
        """Return how many bands there are."""
        return len(self._view.plan)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """Return a band."""
        if not 0 <= index < len(self._view.plan):
            return None
        if index not in self._rows:
            self._rows[index] = AccessibleRow(self, self._view, index)
            self._ids.append(QAccessible.registerAccessibleInterface(self._rows[index]))
        return self._rows[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the number of a band."""
        return child.number if isinstance(child, AccessibleRow) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """Return the band at a point of the screen."""
        place = self._view.viewport().mapFromGlobal(QPoint(x, y))
        hit = (
            self._view.hit(place.toPointF())
            if self._view.viewport().rect().contains(place)
            else None
        )
        return None if hit is None else self.child(hit.visible.number)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """Return the band that the keys work on."""
        current = self._view.current
        return self.child(current) if current is not None and self._view.hasFocus() else None


class AccessibleRow(QAccessibleInterface):
    """A band as an item; it says whatever now stands at its place."""

    def __init__(self, rows: AccessibleRows, view: RowsView, number: int) -> None:
        super().__init__()
        self.number = number
        self._rows, self._view = rows, view

    def isValid(self) -> bool:
        """Whether there is such a band still."""
        return self.number < len(self._view.plan)

    def object(self) -> QObject | None:  # type: ignore[override]  # Qt allows none
        """Return nothing: a band is no object of Qt's."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # Qt allows none
        """Return the window of the view."""
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """Return the list."""
        return self._rows

    def childCount(self) -> int:
        """Return that there is nothing inside."""
        return 0

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return nothing."""
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """Return that it is none."""
        return -1

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return nothing."""
        return None

    def role(self) -> QAccessible.Role:
        """Return that this is an item."""
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        """Return the band as a sentence."""
        if kind is not QAccessible.Text.Name or not self.isValid():
            return ""
        return sentence_of(self._view.comparison, self._view.plan.band(self.number))

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing: rows are read."""

    def rect(self) -> QRect:
        """Return where the band is on the screen; empty for one out of view."""
        viewport = self._view.viewport()
        for each in self._view.visible:
            if each.number == self.number:
                area = QRect(0, each.y, viewport.width(), each.laid.height) & viewport.rect()
                return QRect(viewport.mapToGlobal(area.topLeft()), area.size())
        return QRect()

    def state(self) -> QAccessible.State:
        """Return whether it has the focus, and whether it is in view."""
        state = QAccessible.State()
        is_current = self._view.current == self.number
        is_seen = any(each.number == self.number for each in self._view.visible)
        state.focusable = state.selectable = state.readOnly = True
        state.focused = is_current and self._view.hasFocus()
        state.selected = is_current
        state.offscreen = not is_seen
        return state


def tell_rows(view: RowsView) -> AccessibleRows:
    """Let those who listen walk the rows of a view, which keeps what is returned.

    It is registered, not made by a factory when it is asked for: Qt would call that with every
    object there is, and Python cannot take some of WebEngine's.
    """
    rows = AccessibleRows(view)
    QAccessible.registerAccessibleInterface(rows)
    return rows


def tell_current(view: RowsView, number: int) -> None:
    """Tell those who listen that another band has the focus."""
    event = QAccessibleEvent(view, QAccessible.Event.Focus)
    event.setChild(number)
    QAccessible.updateAccessibility(event)


def _forget(ids: list[int]) -> None:
    for each in ids:
        QAccessible.deleteAccessibleInterface(each)
