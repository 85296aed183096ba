"""What can be read of a damaged file is written to a new one."""

from __future__ import annotations

from pathlib import Path

from recension.store import RevisionFile
from recension.workspace.recovery import recover


def test_deleted_pages_are_recovered_as_deleted_ones(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.recension"
    with RevisionFile.create(tmp_path / "old.recension") as file:
        file.save("A", "first")
        deletion = file.delete("A", summary="outdated", author="Mary")
        file.save("A", "second")
        file.delete("A")
        file.save("A", "third")
        recover(file, fresh)

    with RevisionFile.open(fresh) as found:
        assert [found.text(one.id) for one in found.history("A")] == ["third"]
        gone = found.deleted_pages()
        assert [found.text(one.page.newest) for one in gone] == ["second", "first"]
        assert gone[1].deletion is not None
        assert gone[1].deletion.summary == "outdated"
        assert gone[1].deletion.time == deletion.time
        assert found.verify().problems == ()
