"""The rows as they are told to those who listen."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recension.ui.changes import ChangesPanel
from recension.ui.theme import LIGHT

Show = Callable[[str, str], ChangesPanel]

_LINES = [f"Line number {number} of the text." for number in range(60)]
_OLD = "\n".join(_LINES)
_NEW = "\n".join([*_LINES[:40], "A line that is wholly new.", *_LINES[40:]])


@pytest.fixture(autouse=True)
def listener() -> Iterator[None]:
    """Somebody listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def told(panel: ChangesPanel) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(panel._view)


def names(panel: ChangesPanel) -> list[str]:
    rows = told(panel)
    items = (rows.child(number) for number in range(rows.childCount()))
    return [item.text(QAccessible.Text.Name) for item in items if item]


def test_every_row_is_an_item_that_reads_as_a_sentence(show: Show) -> None:
    panel = show(_OLD, _NEW)
    assert told(panel).role() == QAccessible.Role.List
    assert names(panel)[:3] == [
        "38 unchanged lines, collapsed. Enter shows them.",
        "Line 39, unchanged: Line number 38 of the text.",
        "Line 40, unchanged: Line number 39 of the text.",
    ]
    assert "Line 41, added: A line that is wholly new." in names(panel)


def test_items_follow_the_text(show: Show) -> None:
    panel = show(_OLD, _NEW)
    before = told(panel).child(0)
    show("The town is old.", "The town is gone.")
    assert names(panel)[-1] == "Line 1, changed: removed “old”; added “gone”"
    assert before.isValid()
    assert told(panel).child(5) is None


def test_an_item_knows_its_place_on_the_screen(show: Show) -> None:
    panel = show(_OLD, _NEW)
    panel._view.set_context(None)
    rows = told(panel)
    second, last = rows.child(1), rows.child(rows.childCount() - 1)
    centre = second.rect().center()
    assert rows.indexOfChild(rows.childAt(centre.x(), centre.y())) == 1
    assert last.rect().isEmpty()
    assert last.state().offscreen
    assert not second.state().offscreen


def test_the_row_the_keys_work_on_has_the_focus(show: Show) -> None:
    panel = show(_OLD, _NEW)
    panel.activateWindow()
    panel._view.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    QTest.keyClick(panel._view, Qt.Key.Key_Down)
    current = panel._view.current
    assert current is not None
    item = told(panel).child(current)
    assert item.state().selected
    assert item.state().focused == panel._view.hasFocus()


def test_a_panel_that_went_takes_its_items_along() -> None:
    for _time in range(3):
        panel = ChangesPanel(theme=LIGHT)
        assert told(panel).childCount() == 0
        panel.deleteLater()
        del panel
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
