"""Texts that are not in the file any more, in the window."""

from __future__ import annotations

from pathlib import Path

from recension.store import PruneOrder, RevisionFile

from .conftest import Whole


def test_a_pruned_revision_is_explained_where_it_would_be_compared(
    rendering: Whole, tmp_path: Path
) -> None:
    path = tmp_path / "a.recension"
    with RevisionFile.create(path) as file:
        for text in ("one", "two", "three", "four"):
            file.save("A", text)
        file.prune(PruneOrder(pages=("A",)))
    rendering.open(path)
    rows = rendering.window.history.model
    rendering.window.history.pair_chosen.emit(rows.entry(2), rows.entry(1))
    panel = rendering.window.changes
    rendering.wait(lambda: "prune" in panel._empty.text())
    assert panel._empty.isVisible()
    assert not rendering.window.banner.isVisible()
