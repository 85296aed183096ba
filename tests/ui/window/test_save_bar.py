"""The bar that saves a revision."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from recension.ui.theme import DARK, LIGHT
from recension.ui.window.save_bar import SaveBar


@pytest.fixture
def bar(qtbot: QtBot) -> SaveBar:
    built = SaveBar(LIGHT)
    qtbot.addWidget(built)
    built.show()
    qtbot.waitExposed(built)
    return built


def line(bar: SaveBar) -> QLineEdit:
    found = bar.summary_box.lineEdit()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("delta", "text", "colour"),
    [
        (4, "+4 bytes", LIGHT.bytes_added),
        (-2, "\N{MINUS SIGN}2 bytes", LIGHT.bytes_removed),
        (1, "+1 byte", LIGHT.bytes_added),
        (0, "0 bytes", LIGHT.bytes_same),
    ],
)
def test_the_change_of_size_has_its_sign_and_colour(
    bar: SaveBar, delta: int, text: str, colour: str
) -> None:
    bar.set_delta(delta)
    assert bar.delta_label.text() == text
    assert bar.delta_label.palette().windowText().color().name() == colour


@pytest.mark.parametrize(("delta", "is_bold"), [(499, False), (500, True), (-500, True)])
def test_a_large_change_is_bold(bar: SaveBar, delta: int, is_bold: bool) -> None:  # noqa: FBT001 - a case
    bar.set_delta(delta)
    assert bar.delta_label.font().bold() is is_bold


def test_the_colour_follows_the_theme(bar: SaveBar) -> None:
    bar.set_delta(4)
    bar.set_theme(DARK)
    assert bar.delta_label.palette().windowText().color().name() == DARK.bytes_added


def test_enter_in_the_summary_saves(qtbot: QtBot, bar: SaveBar) -> None:
    QTest.keyClicks(line(bar), "a comma ")
    with qtbot.waitSignal(bar.save_wanted):
        QTest.keyClick(line(bar), Qt.Key.Key_Return)
    assert bar.summary == "a comma"


def test_tab_takes_the_suggestion(bar: SaveBar) -> None:
    bar.suggest("Split a paragraph of History")
    assert line(bar).placeholderText().startswith("Split a paragraph of History")
    QTest.keyClick(line(bar), Qt.Key.Key_Tab)
    assert bar.summary == "Split a paragraph of History"


def test_tab_moves_on_once_something_is_typed(bar: SaveBar) -> None:
    bar.suggest("Split a paragraph of History")
    line(bar).setFocus()
    QTest.keyClicks(line(bar), "mine")
    QTest.keyClick(line(bar), Qt.Key.Key_Tab)
    assert bar.summary == "mine"


def test_a_suggestion_is_not_a_summary_until_it_is_taken(bar: SaveBar) -> None:
    bar.suggest("Split a paragraph of History")
    assert bar.summary == ""


def test_choices_leave_what_is_typed(bar: SaveBar) -> None:
    QTest.keyClicks(line(bar), "mine")
    bar.set_choices(["typo", "wording"])
    assert bar.summary == "mine"
    assert [bar.summary_box.itemText(at) for at in range(2)] == ["typo", "wording"]


def test_saving_begins_anew(bar: SaveBar) -> None:
    QTest.keyClicks(line(bar), "mine")
    bar.minor.setChecked(True)
    bar.clear()
    assert (bar.summary, bar.is_minor) == ("", False)


def test_what_is_left_of_a_long_summary_is_counted(bar: SaveBar) -> None:
    line(bar).setText("x" * 460)
    assert bar.left_label.isVisible()
    assert bar.left_label.text() == "40"
    line(bar).setText("x" * 40)
    assert not bar.left_label.isVisible()


def test_escape_leads_back_to_the_text(qtbot: QtBot, bar: SaveBar) -> None:
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(line(bar), Qt.Key.Key_Escape)
