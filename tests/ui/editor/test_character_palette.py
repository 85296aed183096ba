"""Special characters can be found by group and by name."""

# ruff: noqa: RUF001 - characters that look like others are what this is about

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from recension.ui.editor import CharacterPalette
from recension.ui.editor.special.groups import GROUPS, name_of, named

# of popups, the offscreen platform says so
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def palette(qtbot: QtBot) -> CharacterPalette:
    built = CharacterPalette()
    qtbot.addWidget(built)
    built.pop_up(QPoint(10, 10))
    return built


def test_every_character_has_a_name_and_stands_once_in_its_group() -> None:
    for group in GROUPS:
        assert all(name_of(character) for character in group.characters)


def test_a_name_is_as_unicode_has_it() -> None:
    assert name_of("–") == "En dash (U+2013)"


def test_characters_are_found_by_words_of_their_names() -> None:
    assert named("em dash") == "—"
    assert "Ω" in named("capital omega")
    assert named("u+2013") == "–"
    assert named("no such thing") == ""


def test_enter_chooses_what_was_found(palette: CharacterPalette, qtbot: QtBot) -> None:
    [field] = palette.findChildren(QLineEdit)
    QTest.keyClicks(field, "em dash")
    with qtbot.waitSignal(palette.chosen) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["—"]


def test_a_group_can_be_chosen(palette: CharacterPalette) -> None:
    [groups] = palette.findChildren(QComboBox)
    groups.setCurrentText("Greek")
    table = palette.findChildren(QListWidget)[-1]
    assert table.item(0).text() == "Α"


def test_what_is_not_there_is_said_so(palette: CharacterPalette) -> None:
    [field] = palette.findChildren(QLineEdit)
    field.setText("zzzz")
    assert palette._told.text() == "No such character"
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_spaces_can_be_seen_and_are_put_in_as_themselves(
    palette: CharacterPalette, qtbot: QtBot
) -> None:
    [field] = palette.findChildren(QLineEdit)
    field.setText("no-break space")
    table = palette.findChildren(QListWidget)[-1]
    assert table.item(0).text() == "␣"
    with qtbot.waitSignal(palette.chosen) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["\u00a0"]
