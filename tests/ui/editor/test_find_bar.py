"""Find and replace as a person uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from recension.ui.editor import Editor, FindBar
from recension.ui.theme import DARK


@pytest.fixture
def bar(editor: Editor, qtbot: QtBot) -> FindBar:
    built = FindBar(editor)
    qtbot.addWidget(built)
    editor.set_text("The loch, a Loch\nand lochs.\n" + "other\n" * 100 + "loch")
    return built


def _field(bar: FindBar, name: str) -> QLineEdit:
    return next(each for each in bar.findChildren(QLineEdit) if each.accessibleName() == name)


def _button(bar: FindBar, name: str) -> QAbstractButton:
    buttons = bar.findChildren(QAbstractButton)
    return next(each for each in buttons if name in {each.accessibleName(), each.text()})


def _look_for(bar: FindBar, words: str, *options: str) -> None:
    bar.open_replace()
    for option in options:
        _button(bar, option).click()
    QTest.keyClicks(_field(bar, "Find"), words)


def _wait_told(bar: FindBar, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: bar._told.text() == words)


def test_typing_goes_to_the_nearest_place_and_counts(
    bar: FindBar, editor: Editor, qtbot: QtBot
) -> None:
    _look_for(bar, "loch")
    _wait_told(bar, qtbot, "1 of 4")
    assert editor.selection() == (4, 8)


def test_enter_goes_on_and_round(bar: FindBar, editor: Editor, qtbot: QtBot) -> None:
    _look_for(bar, "loch")
    for expected in ("2 of 4", "3 of 4", "4 of 4", "1 of 4"):
        QTest.keyClick(_field(bar, "Find"), Qt.Key.Key_Return)
        _wait_told(bar, qtbot, expected)
    QTest.keyClick(_field(bar, "Find"), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    _wait_told(bar, qtbot, "4 of 4")
    assert editor.selected_text() == "loch"


def test_options_narrow_what_is_found(bar: FindBar, qtbot: QtBot) -> None:
    _look_for(bar, "loch", "Whole words")
    _wait_told(bar, qtbot, "1 of 3")
    _button(bar, "Match case").click()
    _wait_told(bar, qtbot, "1 of 2")


def test_the_selection_is_what_is_looked_for(bar: FindBar, editor: Editor, qtbot: QtBot) -> None:
    editor.select(12, 16)
    bar.open_find()
    assert _field(bar, "Find").text() == "Loch"
    _wait_told(bar, qtbot, "2 of 4")


def test_what_is_not_there_is_said_so(bar: FindBar, qtbot: QtBot) -> None:
    _look_for(bar, "trout")
    _wait_told(bar, qtbot, "Not found")


def test_a_bad_pattern_is_explained(bar: FindBar, qtbot: QtBot) -> None:
    _look_for(bar, "(loch", "Regular expression")
    words = "A parenthesis is opened and not closed. Look at character 5."
    qtbot.waitUntil(lambda: bar._wrong.isVisible() and bar._wrong.text() == words)
    _button(bar, "Regular expression").click()
    _wait_told(bar, qtbot, "Not found")
    assert not bar._wrong.isVisible()


def test_a_slow_pattern_is_given_up(bar: FindBar, editor: Editor, qtbot: QtBot) -> None:
    editor.set_text("the quick brown fox " * 20_000)
    bar.open_find()
    _button(bar, "Regular expression").click()
    _field(bar, "Find").setText("(?:[a-z]+ ?)+[0-9]")
    words = "This pattern takes too long; it was given up."
    qtbot.waitUntil(lambda: bar._wrong.isVisible() and bar._wrong.text() == words)


def test_one_place_is_replaced_and_the_next_selected(bar: FindBar, editor: Editor) -> None:
    _look_for(bar, "loch")
    QTest.keyClicks(_field(bar, "Replace with"), "lake")
    QTest.keyClick(_field(bar, "Replace with"), Qt.Key.Key_Return)
    assert editor.text().startswith("The lake, a Loch\n")
    assert editor.selection() == (12, 16)


def test_all_places_are_replaced_in_one_step(bar: FindBar, editor: Editor) -> None:
    before = editor.text()
    _look_for(bar, "(l)och", "Regular expression")
    _field(bar, "Replace with").setText(r"\1ake")
    _button(bar, "Replace all").click()
    assert editor.text() == before.replace("Loch", "Lake").replace("loch", "lake")
    assert bar._told.text() == "4 replaced"
    editor.undo()
    assert editor.text() == before


def test_the_count_follows_the_text(bar: FindBar, editor: Editor, qtbot: QtBot) -> None:
    _look_for(bar, "loch")
    editor.change(0, 0, "loch ")
    qtbot.waitUntil(lambda: "5" in bar._told.text())


def test_another_page_may_come_while_places_are_marked(
    bar: FindBar, editor: Editor, qtbot: QtBot
) -> None:
    _look_for(bar, "o")
    editor.go_to_line(90)
    editor.set_text("o\no")
    _wait_told(bar, qtbot, "2 found")


def test_escape_gives_the_focus_back(bar: FindBar, editor: Editor, qtbot: QtBot) -> None:
    bar.open_find()
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(_field(bar, "Find"), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert len(editor.extraSelections()) == 1  # the caret's line alone


def test_a_read_only_text_offers_no_replacing(bar: FindBar, editor: Editor) -> None:
    editor.set_read_only(True)
    bar.open_replace()
    assert not _button(bar, "Replace all").isVisible()


def test_only_places_in_view_are_marked(bar: FindBar, editor: Editor, qtbot: QtBot) -> None:
    editor.set_text("loch\n" * 5000)
    _look_for(bar, "loch")
    _wait_told(bar, qtbot, "1 of 5000")
    assert len(editor.extraSelections()) < 60


def test_every_control_has_a_name(bar: FindBar) -> None:
    assert all(each.accessibleName() for each in bar.findChildren(QLineEdit))
    for button in bar.findChildren(QAbstractButton):
        if button.parent() is bar:
            assert button.accessibleName() or button.text()
    bar.set_theme(DARK)
