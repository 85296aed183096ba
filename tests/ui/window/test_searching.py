"""Finding in all pages and in the history, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from recension.store import RevisionFile
from recension.ui.window.deleted_pages import DeletedPagesDialog

from .conftest import Whole


@pytest.fixture
def search(whole: Whole, lake: Path) -> Callable[[str, str], list[QTreeWidgetItem]]:
    """Open the file, give an order, type words, and return the rows of the pages found."""
    whole.open(lake)
    panel = whole.window.search

    def find(order: str, words: str) -> list[QTreeWidgetItem]:
        whole.press(order)
        panel.field.setText(words)
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
        whole.wait(lambda: panel.said.text() != "")
        root = panel.tree.invisibleRootItem()
        return _children(root)

    return find


def _rows(item: QTreeWidgetItem) -> list[str]:
    return [child.text(0) for child in _children(item)]


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(row) for row in range(item.childCount()))
    return [child for child in found if child is not None]


def test_a_place_in_another_page_is_opened_and_selected(
    whole: Whole, search: Callable[[str, str], list[QTreeWidgetItem]]
) -> None:
    found = search("find-in-pages", "LOCH")
    swan = found[-1]

    assert [item.text(0) for item in found] == ["Loch Aird (1)", "Swan (1)"]
    assert _rows(swan) == ["1: Birds of the loch."]
    whole.window.search.tree.itemClicked.emit(swan.child(0), 0)
    whole.wait(lambda: whole.title == "Swan" and whole.window.editor.selected_text() == "loch")


def test_the_history_tells_when_words_came_and_went_and_leads_to_the_change(
    whole: Whole, search: Callable[[str, str], list[QTreeWidgetItem]]
) -> None:
    (page,) = search("search-history", "A loch")

    came, went = _rows(page)
    assert came.startswith("came ")
    assert ":" not in came.removesuffix(": A loch.")  # rows are narrow: the time is in the tool tip
    assert re.search(r"\d\d:\d\d, .+ #1, Mary: A loch\.", _children(page)[0].toolTip(0))
    assert came.endswith("Mary: A loch.")
    assert went.startswith("went ")
    assert went.endswith("Tom")
    whole.window.search.tree.itemClicked.emit(page.child(1), 0)
    whole.wait(lambda: whole.desk.comparing.pair is not None)
    pair = whole.desk.comparing.pair
    assert pair is not None
    assert pair.old is not None
    assert pair.new is not None
    assert (pair.old.id, pair.new.id) == (2, 4)


def test_the_past_of_a_deleted_page_is_found_and_shown(
    whole: Whole, lake: Path, search: Callable[[str, str], list[QTreeWidgetItem]]
) -> None:
    with RevisionFile.open(lake) as file:
        file.delete("Swan")
    whole.wait(lambda: "Swan" not in whole.workspace.pages.by_title)
    (page,) = search("search-history", "Birds of the loch")

    assert page.text(0) == "Swan, deleted (1)"
    assert [row.split()[0] for row in _rows(page)] == ["came", "went"]
    whole.window.search.tree.itemClicked.emit(page.child(0), 0)
    dialog = whole.window.findChild(DeletedPagesDialog)
    assert dialog is not None
    whole.wait(lambda: dialog.text.toPlainText() == "Birds of the loch.")
    dialog.close()


def test_what_cannot_be_found_is_said(
    whole: Whole, search: Callable[[str, str], list[QTreeWidgetItem]]
) -> None:
    assert search("find-in-pages", "nowhere") == []
    assert whole.window.search.said.text() == "Not found"

    whole.window.search.pattern.setChecked(True)
    whole.window.search.say("")
    assert search("find-in-pages", "(") == []
    assert "cannot be looked for" in whole.window.search.said.text()


def test_who_is_about_to_search_waits_for_the_start_of_no_process(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    spare = whole.workspace._search_spare
    assert spare.process_number == 0

    whole.press("find-in-pages")
    whole.wait(lambda: spare.process_number != 0)
    number = spare.process_number
    whole.window.search.field.setText("loch")
    QTest.keyClick(whole.window.search.field, Qt.Key.Key_Return)
    whole.wait(lambda: whole.window.search.said.text() != "")
    assert spare.process_number == number
