"""Merges that were not finished, between the window and the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recension.errors import RecensionError
from recension.workspace import Drafts, KeptMerges, MergeName, MergeState
from recension.workspace.merge_files import MergeFiles

FIRST, SECOND = MergeState("key", "A loch.", ()), MergeState("key", "A deep loch.", ())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lake.recension"


@pytest.fixture
def drafts(tmp_path: Path, qtbot: QtBot) -> Iterator[Drafts]:  # noqa: ARG001 - the application
    drafts = Drafts(tmp_path / "drafts")
    yield drafts
    drafts.stop()


@pytest.fixture
def merges(drafts: Drafts, file: Path) -> KeptMerges:
    return KeptMerges(drafts, lambda: file)


def _name(file: Path) -> MergeName:
    return MergeName(file, "Loch", "elsewhere")


def _states(merges: KeptMerges, title: str) -> list[MergeState]:
    return [kept.state for kept in merges.of_page(title)]


def test_the_newest_state_is_found_before_it_is_on_the_disk(merges: KeptMerges, file: Path) -> None:
    merges.keep(_name(file), FIRST)
    merges.keep(_name(file), SECOND)
    assert _states(merges, "Loch") == [SECOND]
    merges.drop(_name(file))
    assert _states(merges, "Loch") == []


def test_a_merge_goes_with_its_page_to_another_title(
    merges: KeptMerges, drafts: Drafts, file: Path, qtbot: QtBot
) -> None:
    merges.keep(_name(file), FIRST)
    drafts.rename(file, "Loch", "Lake")
    qtbot.waitUntil(lambda: _states(merges, "Lake") == [FIRST])
    qtbot.waitUntil(lambda: _states(merges, "Loch") == [])


def test_a_merge_that_was_dropped_is_gone_also_after_the_thread_has_caught_up(
    merges: KeptMerges, drafts: Drafts, file: Path, qtbot: QtBot
) -> None:
    merges.keep(_name(file), FIRST)
    merges.drop(_name(file))
    qtbot.waitUntil(lambda: not merges._newest)
    assert drafts.merges.of_file(file) == []
    assert merges.find(_name(file)) is None


def test_what_cannot_be_written_is_told_and_still_known(
    merges: KeptMerges, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_files: MergeFiles, _kept: object) -> None:
        raise RecensionError

    monkeypatch.setattr(MergeFiles, "write", fail)
    with qtbot.waitSignal(merges.failed):
        merges.keep(_name(file), FIRST)
    assert _states(merges, "Loch") == [FIRST]
