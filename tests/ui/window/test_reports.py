"""What the window says of a check of the whole file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from recension.store import PruneOrder, RevisionFile
from recension.ui.window.reports import verification_report

pytestmark = pytest.mark.usefixtures("qapp")


def test_pruned_texts_are_told_and_are_no_damage(tmp_path: Path) -> None:
    with RevisionFile.create(tmp_path / "book.recension") as file:
        for text in ("one", "two", "three"):
            file.save("A", text)
        whole = verification_report(file.verify())
        file.prune(PruneOrder(pages=("A",)))
        pruned = verification_report(file.verify())

    assert whole.text.startswith("All 3 revisions read back")
    assert pruned.text.startswith("2 of 4 revisions read back")
    assert "pruned" in pruned.text
    assert pruned.kind is whole.kind


def test_the_whole_fingerprint_can_be_copied(tmp_path: Path) -> None:
    with RevisionFile.create(tmp_path / "book.recension") as file:
        file.save("A", "one")
        found = file.verify()
    notice = verification_report(found)
    (copy,) = notice.actions
    copy.act()

    assert QGuiApplication.clipboard().text() == found.fingerprint
    assert not copy.closes
    assert found.fingerprint[:16] in notice.text
