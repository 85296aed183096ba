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
