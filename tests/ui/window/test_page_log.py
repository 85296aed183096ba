"""Renaming, deleting and bringing back pages, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from recension.store import RevisionFile
from recension.ui.window.page_dialogs import DeleteDialog, RenameDialog

from .conftest import Whole


@pytest.fixture
def at_lake(whole: Whole, lake: Path) -> Whole:
    """A window with the file of the lake, its larger page in the editor."""
    whole.open(lake)
    whole.wait(lambda: whole.window.pages.model.page_count > 0)
    whole.turn_to("Loch Aird")
    return whole


def _listed(whole: Whole) -> list[str]:
    model = whole.window.pages.model
    return [model.title(row) for row in range(model.rowCount())]


def _press_notice(whole: Whole, label: str) -> None:
    notice = whole.window.banner.notice("page-log")
    assert notice is not None
    (action,) = [each for each in notice.actions if each.label == label]
    action.act()


def _renaming(whole: Whole) -> RenameDialog:
    whole.press("rename-page")
    return whole.window.findChildren(RenameDialog)[-1]


def _rename(whole: Whole, title: str) -> None:
    dialog = _renaming(whole)
    dialog.title_field.setText(title)
    dialog.accept()
    whole.wait(lambda: whole.title == title)


def _delete(whole: Whole) -> None:
    whole.press("delete-page")
    dialog = whole.window.findChildren(DeleteDialog)[-1]
    dialog.reason.setText("outdated")
    dialog.accept()
    whole.wait(lambda: whole.title == "Swan")


def test_a_renamed_page_has_its_title_everywhere(at_lake: Whole) -> None:
    _rename(at_lake, "Loch Mor")

    at_lake.wait(lambda: _listed(at_lake) == ["Loch Aird", "Loch Mor", "Swan"])
    assert "Loch Mor" in at_lake.window.windowTitle()
    at_lake.wait(lambda: at_lake.window.history.model.rowCount() == 4)
    view = at_lake.window.pages.view
    assert at_lake.window.pages.model.title(view.currentIndex().row()) == "Loch Mor"


def test_a_rename_is_taken_back(at_lake: Whole) -> None:
    _rename(at_lake, "Loch Mor")

    _press_notice(at_lake, "Rename it back")

    at_lake.wait(lambda: at_lake.title == "Loch Aird")
    at_lake.wait(lambda: _listed(at_lake) == ["Loch Aird", "Swan"])


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("swan", "already a page “Swan”"),
        ("a[b", "cannot be the title"),
        ("", ""),
        ("loch_Aird", ""),
    ],
)
def test_a_title_that_cannot_be_is_refused_while_it_is_typed(
    at_lake: Whole, title: str, said: str
) -> None:
    dialog = _renaming(at_lake)

    dialog.title_field.setText(title)

    assert said in dialog.note.text()
    assert bool(dialog.note.text()) == bool(said)
    assert not dialog.button.isEnabled()


def test_a_deleted_page_gives_way_to_the_one_beside_it(at_lake: Whole) -> None:
    _delete(at_lake)

    at_lake.wait(lambda: _listed(at_lake) == ["Swan"])
    notice = at_lake.window.banner.notice("page-log")
    assert notice is not None
    assert "Loch Aird was deleted" in notice.text


def test_a_deletion_is_taken_back(at_lake: Whole) -> None:
    _delete(at_lake)

    _press_notice(at_lake, "Bring it back")

    at_lake.wait(lambda: at_lake.title == "Loch Aird")
    at_lake.wait(lambda: _listed(at_lake) == ["Loch Aird", "Swan"])
    assert at_lake.window.banner.notice("page-log") is None


def test_the_deleted_pages_are_read_and_brought_back_under_another_title(
    at_lake: Whole, lake: Path
) -> None:
    _delete(at_lake)
    with RevisionFile.open(lake) as file:
        file.save("Loch Aird", "Another loch.")
    at_lake.wait(lambda: "Loch Aird" in at_lake.workspace.pages.by_title)

    dialog = at_lake.desk.page_log.show_deleted()
    at_lake.wait(lambda: dialog.text.toPlainText() != "")
    assert dialog.text.toPlainText() == "A wide loch with [[trout]]."
    assert "(outdated)" in dialog.list.item(0).text()
    assert not dialog.button.isEnabled()
    assert "already a page" in dialog.note.text()
    dialog.title_field.setText("loch_Aird (old)")
    dialog.button.click()

    at_lake.wait(lambda: at_lake.title == "Loch Aird (old)")
    at_lake.wait(lambda: dialog.list.count() == 0)
    assert not dialog.empty.isHidden()
    dialog.close()


def test_the_list_of_pages_offers_what_can_be_done_to_a_page(at_lake: Whole) -> None:
    saved = {each.text(): each.isEnabled() for each in at_lake.desk.page_log.menu("Swan").actions()}
    new = {each.text(): each.isEnabled() for each in at_lake.desk.page_log.menu("Teal").actions()}

    assert saved["&Rename…"]
    assert saved["&Delete…"]
    assert not new["&Rename…"]
    assert not new["&Delete…"]


def test_deleting_says_what_becomes_of_unsaved_text(at_lake: Whole) -> None:
    at_lake.type("unsaved ")

    dialog = at_lake.desk.page_log.delete("Loch Aird")

    assert "3 revisions are kept" in dialog.note.text()
    assert "unsaved text stays" in dialog.note.text()
    dialog.accept()
    at_lake.wait(lambda: at_lake.window.banner.notice("page-log") is not None)
    assert at_lake.window.editor.text() == "unsaved A wide loch with [[trout]]."


def test_the_talk_page_and_subpages_of_a_page_are_renamed_with_it_and_back(
    at_lake: Whole, lake: Path
) -> None:
    with RevisionFile.open(lake) as file:
        for title in ("Help:Lake", "Help:Lake/Fish", "Help talk:Lake"):
            file.save(title, "text")
    at_lake.wait(lambda: "Help talk:Lake" in at_lake.workspace.pages.by_title)
    dialog = at_lake.desk.page_log.rename("Help:Lake")
    dialog.title_field.setText("Help:Loch")
    assert not dialog.talk.isHidden()
    assert dialog.subpages.text() == "Rename its &subpage too"
    dialog.redirect.setChecked(False)
    dialog.accept()
    at_lake.wait(lambda: "Help:Loch/Fish" in _listed(at_lake))
    assert {"Help:Loch", "Help talk:Loch"} < set(_listed(at_lake))
    assert "Help:Lake" not in _listed(at_lake)

    _press_notice(at_lake, "Rename it back")
    at_lake.wait(lambda: "Help:Lake/Fish" in _listed(at_lake))
    assert "Help talk:Lake" in _listed(at_lake)


def test_a_page_that_cannot_go_along_is_told_before(at_lake: Whole, lake: Path) -> None:
    with RevisionFile.open(lake) as file:
        for title in ("Help:Lake", "Help:Lake/Fish", "Help:Loch/Fish", "Help:Lake/Reed"):
            file.save(title, "text")
    at_lake.wait(lambda: "Help:Lake/Reed" in at_lake.workspace.pages.by_title)
    dialog = at_lake.desk.page_log.rename("Help:Lake")
    assert dialog.note.text() == ""
    dialog.title_field.setText("Help:Loch")
    assert "“Help:Lake/Fish” keeps its title" in dialog.note.text()
    assert dialog.button.isEnabled()
    assert dialog.subpages.text() == "Rename its &subpage too"
    dialog.close()


def test_only_pages_that_have_them_ask_for_talk_page_and_subpages(at_lake: Whole) -> None:
    dialog = _renaming(at_lake)
    assert dialog.talk.isHidden()
    assert dialog.subpages.isHidden()
    dialog.close()
