"""What the window says of a check of the whole file."""

from __future__ import annotations

from pathlib import Path

from recension.store import PruneOrder, RevisionFile
from recension.ui.window.reports import verification_report


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
