"""The strip beside the rows, with a real mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recension.ui.changes import ChangesPanel
from recension.ui.changes.layouts import is_right_to_left

Show = Callable[[str, str], ChangesPanel]

_LINES = [f"Line number {number} of the text, with some words." for number in range(400)]
_OLD = "\n".join(_LINES)
_NEW = "\n".join(
    line.replace("text", "page") if n % 4 == 0 else line for n, line in enumerate(_LINES)
)
_LEFT = Qt.MouseButton.LeftButton


def middle(panel: ChangesPanel) -> float:
    """Return which part of all rows is in the middle of the view, from 0 to 1."""
    stack = panel._view.stack
    return (stack.value + stack.view / 2) / stack.heights.total


def point(panel: ChangesPanel, part: float) -> QPoint:
    strip = panel._overview
    return QPoint(strip.width() // 2, round(part * strip.height()))


def test_a_press_on_the_strip_brings_that_part_into_the_middle(show: Show) -> None:
    panel = show(_OLD, _NEW)
    for part in (0.5, 0.75, 0.25):
        QTest.mouseClick(panel._overview, _LEFT, pos=point(panel, part))
        assert middle(panel) == pytest.approx(part, abs=0.02)


def test_dragging_on_the_strip_scrolls_along_and_stops_at_the_ends(show: Show) -> None:
    panel = show(_OLD, _NEW)
    strip, bar = panel._overview, panel._view.verticalScrollBar()
    QTest.mousePress(strip, _LEFT, pos=point(panel, 0.2))
    seen = []
    for part in (0.3, 0.5, 0.7, 1.4, -0.5):
        QTest.mouseMove(strip, point(panel, part))
        QApplication.processEvents()
        seen.append(bar.value())
    QTest.mouseRelease(strip, _LEFT, pos=point(panel, -0.5))
    assert seen[:3] == sorted(seen[:3])
    assert (seen[3], seen[4]) == (bar.maximum(), 0)


def test_the_pointer_alone_scrolls_nothing(show: Show) -> None:
    panel = show(_OLD, _NEW)
    QTest.mouseMove(panel._overview, point(panel, 0.9))
    QTest.mouseClick(panel._overview, Qt.MouseButton.RightButton, pos=point(panel, 0.9))
    assert panel._view.verticalScrollBar().value() == 0


def test_the_frame_on_the_strip_is_what_is_in_view(show: Show) -> None:
    panel = show(_OLD, _NEW)
    QTest.mouseClick(panel._overview, _LEFT, pos=point(panel, 0.5))
    top, bottom = panel._overview._view
    assert top < 0.5 < bottom
    assert bottom - top == pytest.approx(panel._view.stack.view / panel._view.stack.heights.total)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("שלום world", True), ("12 שלום", True), ("* שלום", True), ("a שלום", False), ("", False)],
)
def test_a_line_begins_where_its_first_letter_says(text: str, is_so: bool) -> None:  # noqa: FBT001 - a case
    assert is_right_to_left(text) is is_so


def test_lines_from_right_to_left_stand_at_the_right(show: Show) -> None:
    panel = show("שלום\nb", "שלום לכולם\nb")
    cells = {cell.shown.text: cell for each in panel._view.visible for cell in each.laid.cells}
    hebrew = cells["שלום"].laid.layout.lineAt(0)
    latin = cells["b"].laid.layout.lineAt(0)
    assert hebrew.naturalTextRect().right() == pytest.approx(hebrew.width(), abs=2)
    assert latin.naturalTextRect().left() == 0
