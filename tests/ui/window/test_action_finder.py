"""Finding an order by its name."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from recension.ui.theme import LIGHT
from recension.ui.window import MainWindow
from recension.ui.window.action_finder import ActionFinder


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


def test_what_stands_in_a_menu_of_a_menu_is_found_by_the_name_of_that(
    finder: ActionFinder,
) -> None:
    _enable(finder)
    finder.field.setText("export")
    assert "Export: HTML" in _labels(finder)
    finder.field.setText("dark")
    assert _labels(finder) == ["Theme: Dark"]
    finder.field.setText("zoom")
    assert _labels(finder) == ["Zoom in", "Zoom out", "Zoom: Actual size"]


def test_the_first_keys_of_an_order_stand_beside_it(finder: ActionFinder) -> None:
    finder.field.setText("preferences")
    (item,) = (finder.view.item(row) for row in range(finder.view.count()))
    assert item.text() == "Preferences   (Ctrl+,)"


def _enable(finder: ActionFinder) -> None:
    for action in finder._all:
        action.setEnabled(True)


def _labels(finder: ActionFinder) -> list[str]:
    items = (finder.view.item(row) for row in range(finder.view.count()))
    return [item.text().partition("   ")[0] for item in items]
