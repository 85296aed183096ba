"""Unsaved text that a window left is found again, whatever became of its page meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recension.store import PruneOrder, RevisionFile
from recension.workspace import Conflict, Edit

from .conftest import WAIT, Session


@pytest.fixture
def left(home: Path, qtbot: QtBot, tmp_path: Path) -> Path:  # noqa: ARG001 - it sets the scene
    """A file that a window had open which ended with unsaved text."""
    path = tmp_path / "book.recension"
    with RevisionFile.create(path) as file:
        file.save("A", "First.")
        file.save("A", "Second.")
    session = Session()
    with qtbot.waitSignal(session.workspace.page_opened, timeout=WAIT):
        session.workspace.open_file(path, page="A")
    assert session.workspace.document
    session.workspace.document.apply(Edit(0, 0, "Typed. "))
    session.drafts.keep_now()
    session.stop()
    return path


def test_unsaved_text_whose_base_was_pruned_is_found(
    left: Path, session: Session, qtbot: QtBot
) -> None:
    with RevisionFile.open(left) as file:
        file.save("A", "Of others.")
        file.prune(PruneOrder(pages=("A",)))

    with qtbot.waitSignal(session.workspace.conflict, timeout=WAIT) as arrived:
        session.workspace.open_file(left, page="A")
    assert arrived.args
    conflict = arrived.args[0]
    assert isinstance(conflict, Conflict)
    assert (conflict.mine, conflict.theirs) == ("Typed. Second.", "Of others.")
    assert conflict.merge.text is None  # nobody knows what they have in common
    assert session.workspace.document
    assert session.workspace.document.text == "Typed. Second."


@pytest.mark.parametrize("leave_redirect", [True, False])
def test_unsaved_text_of_a_page_that_was_renamed_is_found_under_its_new_title(
    left: Path, session: Session, qtbot: QtBot, *, leave_redirect: bool
) -> None:
    with RevisionFile.open(left) as file:
        file.rename("A", "Z", leave_redirect=leave_redirect)

    with qtbot.waitSignal(session.workspace.draft_found, timeout=WAIT):
        session.workspace.open_file(left, page="A")
    document = session.workspace.document
    assert document
    assert (document.title, document.text, document.base_text) == ("Z", "Typed. Second.", "Second.")
    assert session.drafts.titles(left) == {"Z"}


def test_unsaved_text_stays_where_it_is_when_its_page_went_over_other_unsaved_text(
    left: Path, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.workspace.page_opened, timeout=WAIT):
        session.workspace.open_file(left, page="Z")
    assert session.workspace.document
    session.workspace.document.apply(Edit(0, 0, "Of another."))
    session.drafts.keep_now()
    session.stop()
    with RevisionFile.open(left) as file:
        file.rename("A", "Z")

    again = Session()
    with qtbot.waitSignal(again.workspace.draft_found, timeout=WAIT):
        again.workspace.open_file(left, page="A")
    assert again.workspace.document
    assert again.workspace.document.text == "Typed. Second."
    assert again.drafts.titles(left) == {"A", "Z"}
    again.stop()
