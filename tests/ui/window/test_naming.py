"""History > Name this revision."""

from __future__ import annotations

from pathlib import Path

from tests.ui.window.conftest import Whole

from recension.store import RevisionFile
from recension.ui.window.naming import NameDialog


def _names(path: Path) -> list[str]:
    with RevisionFile.open(path, read_only=True) as file:
        return [one.name for one in file.history("Loch Aird")]


def _name(whole: Whole, row: int, name: str) -> None:
    model = whole.window.history.model
    whole.window.history.view.setCurrentIndex(model.index(row))
    whole.press("name-revision")
    dialog = whole.window.findChild(NameDialog)
    assert dialog is not None
    dialog.field.setText(name)
    with whole.qtbot.waitSignal(whole.workspace.history_changed):
        dialog.accept()
    whole.qtbot.waitUntil(lambda: name in model.index(row).data())


def test_a_revision_is_named_and_its_name_is_shown(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    _name(whole, 1, "as sent")
    assert _names(lake) == ["", "as sent", ""]


def test_a_name_for_the_newest_revision_is_no_change_of_the_page(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    _name(whole, 0, "first proof")
    whole.type("Still ")
    whole.save("still")
    assert _names(lake) == ["", "first proof", "", ""]
    assert not whole.window.shows_merge
