"""A conflicted copy beside the file is offered, merged, and what clashes is decided."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from recension.store import RevisionFile
from recension.ui.merge.values import Choice

from .conftest import Whole

_DECIDE = "Decide\N{HORIZONTAL ELLIPSIS}"


def _copy(lake: Path, text: str) -> Path:
    copy = Path(shutil.copyfile(lake, lake.with_name("lake (conflicted copy).recension")))
    with RevisionFile.open(copy) as file:
        file.save("Loch Aird", text, author="Bea")
    return copy


def _history(whole: Whole) -> list[str]:
    """Return the authors of the revisions that the history shows."""
    rows = whole.window.history.model
    shown = [rows.entry(row).revision for row in range(rows.rowCount())]
    return [revision.author for revision in shown if revision is not None]


def test_a_conflicted_copy_is_offered_and_merged(whole: Whole, lake: Path) -> None:
    copy = _copy(lake, "A wide and deep loch with [[trout]].")
    whole.open(lake)
    whole.wait(lambda: "lies beside it" in whole.notice(f"copy {copy}"))
    whole.window.banner.press(f"copy {copy}", "Merge")
    whole.wait(lambda: whole.notice("merge-copy").startswith("Merged 1 revision."))

    whole.wait(lambda: "deep" in whole.window.editor.text())
    assert whole.notice(f"copy {copy}") == ""
    assert whole.notice("disk") == ""  # no other program did it
    whole.wait(lambda: "Bea" in _history(whole))


def test_a_copy_that_is_not_wanted_now_is_not_offered_again(whole: Whole, lake: Path) -> None:
    copy = _copy(lake, "A deep loch.")
    whole.open(lake)
    whole.wait(lambda: whole.notice(f"copy {copy}") != "")
    whole.window.banner.press(f"copy {copy}", "Not now")
    whole.workspace._copies.look()
    whole.wait(lambda: not whole.workspace._copies._is_looking)
    assert whole.notice(f"copy {copy}") == ""


def test_what_clashes_is_decided_in_the_merge_view(
    rendering: Whole, lake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = _copy(lake, "A deep loch.")
    with RevisionFile.open(lake) as file:
        file.save("Loch Aird", "A calm loch.")
    rendering.open(lake)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))
    rendering.press("merge-copy")
    rendering.wait(lambda: "Loch Aird" in rendering.notice("copy-clashes"))
    rendering.wait(lambda: "Bea" in _history(rendering))  # as the notice says
    rendering.window.banner.press("copy-clashes", _DECIDE)
    merge = rendering.window.merge
    rendering.wait(lambda: merge.head.heading.text().startswith("Loch Aird"))
    assert rendering.notice("copy-clashes") == ""  # it is being decided
    merge.head.cancel.click()
    rendering.wait(lambda: rendering.notice("copy-clashes") != "")
    rendering.window.banner.press("copy-clashes", _DECIDE)
    rendering.wait(lambda: rendering.window.shows_merge)
    merge.choices.press(Choice.THEIRS)
    merge.head.finish.click()

    rendering.wait(lambda: rendering.window.editor.text() == "A deep loch.")
    rendering.wait(lambda: rendering.notice("copy-clashes") == "")


def test_what_was_left_undecided_is_offered_when_the_file_opens(whole: Whole, lake: Path) -> None:
    copy = _copy(lake, "A deep loch.")
    with RevisionFile.open(lake) as file:
        file.save("Loch Aird", "A calm loch.")
        file.unite(copy, lambda *_: None)
    copy.unlink()
    whole.open(lake)
    whole.wait(lambda: "What this file has stands" in whole.notice("copy-clashes"))
