"""The letters that stand for menus, their entries and the fields of the window."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from recension.ui.theme import LIGHT
from recension.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    built = MainWindow(LIGHT)
    qtbot.addWidget(built)
    return built


def letter(words: str) -> str:
    """Return the letter that is underlined in the words of an entry, "" for none."""
    found = re.search("&([^& ])", words)
    return found[1].casefold() if found else ""


def menus(menu: QMenu | QMenuBar) -> Iterator[QMenu | QMenuBar]:
    """Yield a menu and those that open out of it."""
    yield menu
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from menus(below)


def test_each_entry_of_a_menu_has_a_letter_of_its_own(window: MainWindow) -> None:
    for menu in menus(window.menuBar()):
        words = [each.text() for each in menu.actions() if not each.isSeparator()]
        letters = [letter(each) for each in words]
        assert "" not in letters, words
        assert len(set(letters)) == len(letters), words


def test_no_field_of_the_window_takes_the_letter_of_a_menu_or_another_field(
    window: MainWindow,
) -> None:
    parts: list[QAbstractButton | QLabel] = list(window.findChildren(QAbstractButton))
    parts += window.findChildren(QLabel)
    letters = [letter(part.text()) for part in parts if window.start_page not in _above(part)]
    taken = [letter(action.text()) for action in window.menuBar().actions()]
    used = sorted(filter(None, (*letters, *taken)))
    assert used == sorted(set(used))


def test_the_start_page_leaves_the_letters_of_the_menus_alone(window: MainWindow) -> None:
    taken = {letter(action.text()) for action in window.menuBar().actions()}
    buttons = window.start_page.findChildren(QAbstractButton)
    assert not taken & {letter(button.text()) for button in buttons}


def _above(part: QAbstractButton | QLabel) -> Iterator[object]:
    above = part.parent()
    while above is not None:
        yield above
        above = above.parent()
