from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recension.errors import NoSpace
from recension.workspace import Draft, Drafts, DraftState, Edit, PageDocument
from recension.workspace.draft_files import DraftFiles

from .conftest import WAIT

FILE = Path("/files/a.recension")


@pytest.fixture
def drafts(tmp_path: Path, qtbot: QtBot) -> Iterator[Drafts]:  # noqa: ARG001 - the application
    drafts = Drafts(tmp_path / "drafts")
    yield drafts
    drafts.stop()


def draft_of(files: DraftFiles, text: str, title: str = "Page") -> Draft:
    return Draft(
        files.path(FILE, title), FILE, title, text, 3, datetime(2026, 1, 2, tzinfo=UTC), 5, 2
    )


def has(drafts: Drafts, state: DraftState) -> bool:
    return drafts.state.state is state


def test_unsaved_text_is_kept_soon_and_dropped_once_it_is_saved(
    drafts: Drafts, qtbot: QtBot
) -> None:
    document = PageDocument("Page", "Text")
    drafts.watch(FILE, document)
    document.apply(Edit(4, 0, " mit \xa0 und \U0001f600"))
    document.caret = 7
    assert has(drafts, DraftState.PENDING)
    assert drafts._timer.isActive()
    assert drafts._timer.interval() <= 1000  # another second is for the disk
    qtbot.waitUntil(lambda: has(drafts, DraftState.KEPT), timeout=WAIT)
    draft = drafts.files.read(FILE, "Page")
    assert draft
    assert (draft.text, draft.base, draft.caret) == (document.text, None, 7)
    assert draft.delta == document.delta
    document.set_base(None, document.text)
    qtbot.waitUntil(lambda: has(drafts, DraftState.NONE), timeout=WAIT)
    assert drafts.files.read(FILE, "Page") is None


def test_text_typed_while_a_draft_is_written_is_still_unsafe(drafts: Drafts, qtbot: QtBot) -> None:
    document = PageDocument("Page", "Text")
    drafts.watch(FILE, document)
    document.apply(Edit(0, 0, "a"))
    drafts.keep_now()
    document.apply(Edit(0, 0, "b"))
    with qtbot.waitSignal(drafts.heartbeat, timeout=WAIT) as beat:
        pass
    assert beat.args
    assert beat.args[0].state is DraftState.PENDING
    qtbot.waitUntil(lambda: has(drafts, DraftState.KEPT), timeout=WAIT)


def test_leaving_a_page_keeps_what_was_typed_last(drafts: Drafts) -> None:
    document = PageDocument("Page", "Text")
    drafts.watch(FILE, document)
    document.apply(Edit(0, 0, "more "))
    drafts.stop()
    draft = drafts.files.read(FILE, "Page")
    assert draft
    assert draft.text == "more Text"


def test_a_full_disk_is_told_and_tried_again(
    drafts: Drafts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = PageDocument("Page", "Text")
    drafts.watch(FILE, document)
    document.apply(Edit(0, 0, "first "))
    drafts.keep_now()
    qtbot.waitUntil(lambda: has(drafts, DraftState.KEPT), timeout=WAIT)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _no_space)
        document.apply(Edit(0, 0, "second "))
        drafts.keep_now()
        qtbot.waitUntil(lambda: has(drafts, DraftState.FAILING), timeout=WAIT)
    assert isinstance(drafts.state.error, NoSpace)
    kept = drafts.files.read(FILE, "Page")
    assert kept
    assert kept.text == "first Text"
    qtbot.waitUntil(lambda: has(drafts, DraftState.KEPT), timeout=WAIT)
    kept = drafts.files.read(FILE, "Page")
    assert kept
    assert kept.text == document.text


def test_drafts_go_along_to_another_place(drafts: Drafts, qtbot: QtBot) -> None:
    other = Path("/files/b.recension")
    for title in ("One", "Two"):
        drafts.files.write(draft_of(drafts.files, f"text of {title}", title))
    drafts.move(FILE, other)
    qtbot.waitUntil(lambda: len(drafts.files.of_file(other)) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: drafts.files.of_file(FILE) == [], timeout=WAIT)
    assert [draft.file for draft in drafts.files.of_file(other)] == [other, other]


def test_a_draft_that_is_not_whole_is_none(tmp_path: Path) -> None:
    files = DraftFiles(tmp_path)
    draft = draft_of(files, "one\r\ntwo\n")
    files.write(draft)
    assert files.read(FILE, "Page") == draft
    draft.path.write_bytes(draft.path.read_bytes()[:-1])
    assert files.read(FILE, "Page") is None
    draft.path.write_bytes(b"")
    assert files.read(FILE, "Page") is None


def test_pages_and_files_do_not_share_drafts(tmp_path: Path) -> None:
    files = DraftFiles(tmp_path)
    files.write(draft_of(files, "text", "Page"))
    assert files.read(FILE, "page") is None
    assert files.read(Path("/files/A.recension"), "Page") is None or os.name == "nt"


def _no_space(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
