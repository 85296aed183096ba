"""Untitled files left by a window that broke down are offered at the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from recension.store import RevisionFile
from recension.workspace import state_folder

from .conftest import Whole


def leave(name: str, text: str) -> Path:
    """Leave an untitled file behind, as a process that was killed does."""
    folder = state_folder() / "untitled"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.recension"
    with RevisionFile.create(path) as file:
        file.save("Left", text)
    return path


def test_a_left_file_is_offered_and_opens(make_whole: Callable[[], Whole], lake: Path) -> None:
    first = make_whole()
    first.open(lake)
    first.close()
    leave("one", "Nearly lost.")
    second = make_whole()
    second.desk.start()
    second.wait(lambda: second.title == "Loch Aird")
    notice = second.window.banner.notice("left-files")
    assert notice is not None
    assert "untitled file was left" in notice.text
    second.window.banner.press("left-files", "Open it")
    second.wait(lambda: second.title == "Left")
    assert second.window.editor.text() == "Nearly lost."
    assert second.window.banner.notice("left-files") is None


def test_nothing_is_offered_where_nothing_was_left(
    make_whole: Callable[[], Whole], lake: Path
) -> None:
    first = make_whole()
    first.open(lake)
    first.close()
    second = make_whole()
    second.desk.start()
    second.wait(lambda: second.title == "Loch Aird")
    assert second.window.banner.notice("left-files") is None


def test_the_untitled_file_that_comes_back_by_itself_is_not_offered(
    make_whole: Callable[[], Whole],
) -> None:
    first = make_whole()
    first.workspace.new_file()
    first.wait(lambda: first.title != "")
    first.type("Mine. ")
    first.close()
    second = make_whole()
    second.desk.start()
    second.wait(lambda: second.title != "")
    assert second.window.banner.notice("left-files") is None
