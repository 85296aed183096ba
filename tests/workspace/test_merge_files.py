"""Merges that were not finished, on the disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recension.errors import RecensionError
from recension.store.values import Hidden, Revision
from recension.workspace import KeptMerge, KeptPlace, MergeState
from recension.workspace.merge_files import MergeFiles

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
REVISION = Revision(
    id=5,
    page=1,
    parent=4,
    time=NOON,
    author="Mary",
    summary="trout",
    is_minor=True,
    tags=("mw-undo",),
    size=20,
    delta=3,
    sha1="0" * 31,
    name="",
    hidden=Hidden.AUTHOR,
)
PLACES = (
    KeptPlace("a", "theirs", 0, 12, is_seen=True, needs_person=True, is_decided=True),
    KeptPlace("b", "open", 13, 20, is_seen=False, needs_person=True, is_decided=False),
)
STATE = MergeState("key", "A deep loch.\nTr\u00e9ut \U0001f41f\n", PLACES)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lake.recension"


@pytest.fixture
def files(tmp_path: Path) -> MergeFiles:
    return MergeFiles(tmp_path / "drafts")


def kept(file: Path, title: str = "Loch", subject: str = "elsewhere") -> KeptMerge:
    return KeptMerge(str(file), title, subject, NOON, STATE, REVISION)


def test_what_was_kept_is_read_back(files: MergeFiles, file: Path) -> None:
    files.write(kept(file))
    assert files.read(file, "Loch", "elsewhere") == kept(file)
    assert (STATE.decided, STATE.count) == (1, 2)


def test_merges_of_one_page_are_kept_apart(files: MergeFiles, file: Path) -> None:
    files.write(kept(file))
    files.write(replace(kept(file, subject="undo 5"), time=NOON.replace(hour=13)))
    assert [each.subject for each in files.of_file(file)] == ["undo 5", "elsewhere"]
    files.remove(file, "Loch", "undo 5")
    assert [each.subject for each in files.of_file(file)] == ["elsewhere"]


def test_one_that_was_damaged_is_none(files: MergeFiles, file: Path, tmp_path: Path) -> None:
    files.write(kept(file))
    path = next((tmp_path / "drafts").iterdir())
    path.write_bytes(path.read_bytes().replace(b"deep", b"dead"))
    assert files.read(file, "Loch", "elsewhere") is None
    path.write_bytes(b"")
    assert files.of_file(file) == []


def test_they_follow_a_file_and_a_page_to_new_names(files: MergeFiles, file: Path) -> None:
    files.write(kept(file))
    target = file.with_name("other.recension")
    files.move(file, target)
    files.rename(target, "Loch", "Lake")
    assert files.of_file(file) == []
    assert files.of_file(target) == [kept(target, "Lake")]
    files.remove_all(target)
    assert files.of_file(target) == []


def test_a_folder_that_cannot_be_written_is_a_failure_in_words(tmp_path: Path, file: Path) -> None:
    (tmp_path / "drafts").write_text("no folder")
    with pytest.raises(RecensionError):
        MergeFiles(tmp_path / "drafts").write(kept(file))
