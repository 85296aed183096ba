"""A save that the world refuses: told in words, the text stays in the window and in its draft."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from recension.store import RevisionFile
from recension.workspace.places import state_folder

from .conftest import WAIT, Whole

LAKE = "A wide loch with [[trout]]."
_NOBODY = 65534  # a user that owns nothing


def _refused(whole: Whole) -> str:
    """Save, and return what is told."""
    whole.type("Quiet. ")
    whole.press("save")
    whole.wait(lambda: whole.window.banner.notice("save-failed") is not None)
    notice = whole.window.banner.notice("save-failed")
    assert notice is not None
    assert notice.text.startswith("Not saved. ")
    assert notice.text.endswith(" Your text is kept.")
    assert whole.window.editor.text() == f"Quiet. {LAKE}"
    whole.wait(lambda: any(b"Quiet. " in draft for draft in _drafts()))
    return notice.text


def _drafts() -> list[bytes]:
    return [path.read_bytes() for path in (state_folder() / "drafts").rglob("*") if path.is_file()]


def _retried(whole: Whole, path: Path) -> None:
    with whole.qtbot.waitSignal(whole.workspace.saved, timeout=WAIT):
        whole.window.banner.press("save-failed", "Retry")
    assert whole.window.banner.notice("save-failed") is None
    with RevisionFile.open(path, read_only=True) as file:
        assert file.text(file.newest("Loch Aird").id) == f"Quiet. {LAKE}"
        assert file.verify().problems == ()


@pytest.fixture
def full_disk(mount_disk: Callable[[str], Path], lake: Path) -> Path:
    """The file on a disk that has no room for anything else."""
    return Path(shutil.copy(lake, mount_disk("400k")))


def test_a_full_disk_is_told_and_the_text_is_saved_once_there_is_room(
    whole: Whole, full_disk: Path
) -> None:
    whole.open(full_disk)
    before = full_disk.read_bytes()
    filler = full_disk.with_name("filler")
    filler.write_bytes(bytes(os.statvfs(filler.parent).f_bavail * 4096))

    assert "no space left" in _refused(whole)
    assert full_disk.read_bytes() == before
    filler.unlink()
    _retried(whole, full_disk)


@pytest.fixture
def for_all(lake: Path) -> Iterator[Path]:
    """The file in a folder that any user may come to; pytest closes its own to others."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copyfile(lake, folder / "lake.recension")
        yield folder / "lake.recension"


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root can be another user for a while"
)
def test_a_permission_that_was_revoked_is_told_and_the_text_is_saved_once_it_is_back(
    whole: Whole, for_all: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system, may = ctypes.CDLL(None), os.access
    whole.open(for_all)
    before = for_all.read_bytes()
    for_all.parent.chmod(0o555)
    # The thread that saves is now somebody to whom modes apply.
    whole.workspace._thread.submit(lambda: system.setfsuid(_NOBODY))
    monkeypatch.setattr(
        "recension.store.failures.os.access",
        lambda path, mode: mode != os.W_OK and may(path, mode),
    )

    assert "read-only" in _refused(whole)
    assert for_all.read_bytes() == before
    whole.workspace._thread.submit(lambda: system.setfsuid(0))
    for_all.parent.chmod(0o755)
    _retried(whole, for_all)


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be taken away there")
def test_a_file_that_vanished_is_told_and_the_text_goes_back_into_it(
    whole: Whole, lake: Path
) -> None:
    whole.open(lake)
    whole.workspace._disk.follow(None)  # it would tell the same
    elsewhere = lake.with_name("elsewhere.recension")
    lake.rename(elsewhere)

    assert "There is no file" in _refused(whole)
    assert not lake.exists()
    elsewhere.rename(lake)
    _retried(whole, lake)
