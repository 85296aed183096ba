"""The pages dock."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recension.titles import ENGLISH
from recension.ui.docks import PagesPanel

from .conftest import page


@pytest.fixture
def panel(qtbot: QtBot) -> PagesPanel:
    built = PagesPanel()
    qtbot.addWidget(built)
    built.model.set_pages(
        [
            page("Whooper swan"),
            page("Template:Lake", namespace=10),
            page("Arctic char"),
            page("Brown trout"),
            page("Swan"),
        ]
    )
    built.show()
    qtbot.waitExposed(built)
    return built


def titles(panel: PagesPanel) -> list[str]:
    return [panel.model.title(row) for row in range(panel.model.rowCount())]


def test_articles_come_before_templates(panel: PagesPanel) -> None:
    assert titles(panel) == [
        "Arctic char",
        "Brown trout",
        "Swan",
        "Whooper swan",
        "Template:Lake",
    ]


def test_the_best_match_comes_first(panel: PagesPanel) -> None:
    QTest.keyClicks(panel.field, "swan")
    assert titles(panel) == ["Swan", "Whooper swan"]


def test_underscores_and_case_do_not_matter(panel: PagesPanel) -> None:
    panel.field.setText("ARCTIC_ch")
    assert titles(panel) == ["Arctic char"]


def test_enter_jumps_to_the_best_match(qtbot: QtBot, panel: PagesPanel) -> None:
    panel.field.setText("tro")
    with qtbot.waitSignal(panel.page_chosen) as chosen:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert chosen.args == ["Brown trout"]
    assert panel.field.text() == ""


def test_the_arrows_walk_the_list_from_the_field(qtbot: QtBot, panel: PagesPanel) -> None:
    panel.field.setText("swan")
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.page_chosen) as chosen:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert chosen.args == ["Whooper swan"]


def test_the_arrows_and_enter_open_a_page_without_a_filter(qtbot: QtBot, panel: PagesPanel) -> None:
    panel.show_current("Arctic char")
    panel.jump()
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.page_chosen) as chosen:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert chosen.args == ["Brown trout"]


def test_enter_begins_a_page_that_was_asked_for_although_others_match(
    qtbot: QtBot, panel: PagesPanel
) -> None:
    panel.ask_for_title()
    with qtbot.assertNotEmitted(panel.page_chosen):
        QTest.keyClick(panel.field, Qt.Key.Key_Return)  # nothing is typed yet
    panel.field.setText("trout")
    with qtbot.waitSignal(panel.new_page_wanted) as wanted:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert wanted.args == ["Trout"]


def test_a_page_that_is_there_is_opened_where_a_new_one_is_asked_for(
    qtbot: QtBot, panel: PagesPanel
) -> None:
    panel.ask_for_title()
    panel.field.setText("brown trout")
    with qtbot.waitSignal(panel.page_chosen) as chosen:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert chosen.args == ["Brown trout"]


def test_a_title_nobody_has_is_offered_and_created(qtbot: QtBot, panel: PagesPanel) -> None:
    panel.field.setText("grey heron")
    assert panel.create_button.text() == "Create the page Grey heron"
    with qtbot.waitSignal(panel.new_page_wanted) as wanted:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert wanted.args == ["Grey heron"]


def test_a_forbidden_title_is_refused_with_the_reason(qtbot: QtBot, panel: PagesPanel) -> None:
    panel.field.setText("Grey<heron")
    with qtbot.assertNotEmitted(panel.new_page_wanted):
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert not panel.create_button.isVisible()
    assert "<" in panel.note.text()


def test_a_page_that_exists_is_not_offered_again(panel: PagesPanel) -> None:
    panel.field.setText("swan")
    assert not panel.create_button.isVisible()


def test_escape_clears_and_leaves(qtbot: QtBot, panel: PagesPanel) -> None:
    panel.field.setText("swan")
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.model.rowCount() == 5


def test_the_open_page_stays_marked_while_filtering_ends(panel: PagesPanel) -> None:
    panel.show_current("Brown trout")
    panel.field.setText("swan")
    panel.field.clear()
    assert panel.model.title(panel.view.currentIndex().row()) == "Brown trout"


def test_an_unsaved_page_bears_a_star(panel: PagesPanel) -> None:
    panel.model.set_unsaved({"Swan"})
    row = panel.model.row_of("Swan")
    assert row is not None
    assert panel.model.index(row).data() == "Swan *"


def test_a_page_that_is_not_saved_yet_stands_at_the_top(panel: PagesPanel) -> None:
    panel.model.set_unsaved({"Wild goose"})
    assert panel.model.title(0) == "Wild goose"
    assert not panel.model.has_page("Wild goose")
    panel.model.set_pages([page("Wild goose"), page("Arctic char")])
    assert titles(panel) == ["Arctic char", "Wild goose"]


def test_an_empty_file_says_how_to_begin(qtbot: QtBot) -> None:
    panel = PagesPanel()
    qtbot.addWidget(panel)
    panel.show()
    assert "No page is saved yet" in panel.note.text()
    assert panel.note.isVisible()


def test_nothing_is_said_of_pages_that_are_not_known_yet(panel: PagesPanel) -> None:
    panel.begin()
    assert titles(panel) == []
    assert not panel.note.isVisible()
    panel.model.set_pages(())
    assert panel.note.isVisible()


@pytest.mark.parametrize("typed", ["vorlage:lake", "Vorlage:La", "template talk:x", "Image:Map"])
def test_a_page_is_found_under_every_name_of_its_namespace(panel: PagesPanel, typed: str) -> None:
    aliases = {**ENGLISH.aliases, "Vorlage": 10}
    pages = [
        page("Template:Lake", namespace=10),
        page("Template talk:X", namespace=11),
        page("File:Map of it.png", namespace=6),
    ]
    panel.model.set_pages(pages, replace(ENGLISH, aliases=aliases))
    panel.field.setText(typed)
    assert len(titles(panel)) == 1
