"""Rolling back from the menus: the newest edits of one author, in one step that can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from recension.store import RevisionFile
from recension.workspace import Author

from .conftest import Whole


def _make(path: Path, *edits: tuple[str, str]) -> Path:
    with RevisionFile.create(path) as file:
        for author, text in edits:
            file.save("Loch", text, author=author, summary="x")
    return path


@pytest.fixture
def vandalised(tmp_path: Path) -> Path:
    edits = (("Ann", "A loch."), ("Eve", "A lock."), ("Eve", "A lick."))
    return _make(tmp_path / "loch.recension", *edits)


def _action(whole: Whole) -> QAction:
    return whole.window.actions_by_name["rollback"]


def _words(whole: Whole) -> str:
    return _action(whole).text().replace("&", "")


def test_the_last_author_s_edits_go_in_one_step(whole: Whole, vandalised: Path) -> None:
    whole.settings.set_author(Author("Ann"))
    whole.open(vandalised)
    whole.wait(lambda: _words(whole) == "Roll back 2 edits by Eve")
    with whole.qtbot.waitSignal(whole.workspace.saved, timeout=20_000):
        whole.press("rollback")
    whole.wait(lambda: whole.window.editor.text() == "A loch.")

    with RevisionFile.open(vandalised, read_only=True) as file:
        newest = file.newest("Loch")
    assert (newest.author, newest.is_minor, newest.tags) == ("Ann", True, ("mw-rollback",))
    assert newest.summary == "Reverted edits by Eve to last revision by Ann"
    whole.press("undo")
    assert whole.window.editor.text() == "A lick."


def test_it_is_offered_in_both_menus(whole: Whole) -> None:
    assert _action(whole) in whole.window.history.view.actions()
    menus = [each.menu() for each in whole.window.menuBar().actions()]
    assert any(isinstance(menu, QMenu) and _action(whole) in menu.actions() for menu in menus)


def test_a_page_of_one_author_says_why_there_is_nothing_to_go_back_to(
    whole: Whole, tmp_path: Path
) -> None:
    whole.open(_make(tmp_path / "own.recension", ("Ann", "one"), ("Ann", "two")))
    whole.wait(lambda: "all revisions are by one author" in _words(whole))
    assert not _action(whole).isEnabled()
    assert "by the same author" in _action(whole).toolTip()


def test_unsaved_text_stands_in_the_way_until_it_is_gone(whole: Whole, vandalised: Path) -> None:
    whole.open(vandalised)
    whole.wait(_action(whole).isEnabled)
    whole.type("x")
    assert not _action(whole).isEnabled()
    assert "save or discard your text first" in _words(whole)
    whole.press("undo")
    whole.wait(_action(whole).isEnabled)


def test_it_follows_what_is_saved(whole: Whole, vandalised: Path) -> None:
    whole.settings.set_author(Author("Bob"))
    whole.open(vandalised)
    whole.type("Quiet. ")
    whole.save()
    whole.wait(lambda: _words(whole) == "Roll back 1 edit by Bob")
    assert "last revision by Eve" in _action(whole).toolTip()


def test_a_name_is_no_letter_of_the_menu(whole: Whole, tmp_path: Path) -> None:
    whole.open(_make(tmp_path / "names.recension", ("Ann", "one"), ("R&D " + "x" * 99, "two")))
    whole.wait(lambda: _action(whole).isEnabled())
    assert "R&&D" in _action(whole).text()
    assert len(_action(whole).text()) < 80


def test_a_page_that_another_program_changed_since_is_left_alone(
    whole: Whole, vandalised: Path
) -> None:
    whole.open(vandalised)
    whole.wait(_action(whole).isEnabled)
    target = whole.desk.rolling_back._target
    assert target is not None
    with RevisionFile.open(vandalised) as file:
        file.save("Loch", "A lake.", author="Bob")
    with whole.qtbot.waitSignal(whole.workspace.failed, timeout=20_000):
        whole.workspace.roll_back("Loch", target)
    with RevisionFile.open(vandalised, read_only=True) as file:
        assert file.text(file.newest("Loch").id) == "A lake."
