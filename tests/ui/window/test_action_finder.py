"""Finding an order by its name."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from recension.ui.theme import LIGHT
from recension.ui.window import MainWindow
from recension.ui.window.helping import ActionFinder


@pytest.fixture
def finder(qtbot: QtBot) -> ActionFinder:
    window = MainWindow(LIGHT)
    qtbot.addWidget(window)
    built = ActionFinder(window.actions_by_name, window)
    built.show()
    return built


def test_all_names_begin_at_one_place_with_an_icon_or_without(finder: ActionFinder) -> None:
    items = [finder.view.item(row) for row in range(finder.view.count())]
    assert items
    for item in items:
        assert not QIcon(item.icon()).isNull()


def test_it_says_so_where_nothing_has_the_name(finder: ActionFinder) -> None:
    assert not finder.note.isVisible()
    finder.field.setText("no such thing")
    assert finder.view.count() == 0
    assert finder.note.isVisible()
