"""Whole stories, in a real process, on a screen of their own, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recension.store import RevisionFile
from recension.store.values import Revision

from .screen import Program, missing, screen

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "all there")

TITLE = "Loch Aird"
START = "A loch in the north."


@pytest.fixture
def display() -> Iterator[str]:
    """The name of a screen nobody else has."""
    with screen() as name:
        yield name


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """A revision file with one page."""
    path = tmp_path / "lake.recension"
    with RevisionFile.create(path) as file:
        file.save(TITLE, START, summary="start", author="Mary")
    return path


def newest(path: Path) -> Revision:
    """Return the newest revision of the page, read as another program would."""
    with RevisionFile.open(path, read_only=True) as file:
        found = file.newest(TITLE)
        assert found is not None
        return found


def text(path: Path) -> str:
    """Return the newest text of the page."""
    with RevisionFile.open(path, read_only=True) as file:
        return file.text(newest(path).id)


def kept_drafts(home: Path) -> str:
    """Return what lies in the folder of unsaved text, as one string."""
    files = [path for path in (home / "state" / "drafts").rglob("*") if path.is_file()]
    return "".join(path.read_text(encoding="utf-8", errors="replace") for path in files)


def puts_back(program: Program, home: Path) -> bool:
    """Go to the difference in Changes and put it back: then there is nothing unsaved to keep."""
    program.press("F7", "alt+Right")
    return "Never saved." not in kept_drafts(home)


def test_text_survives_a_kill_and_is_compared_after_it(
    display: str, lake: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    program = Program(display, home, str(lake))
    program.wait_for_window(TITLE)

    program.type("Wide and quiet. ")
    program.press("ctrl+s")
    program.wait_until(lambda: text(lake) == f"Wide and quiet. {START}", "the revision on the disk")
    assert newest(lake).delta == 16

    program.type("Never saved. ")
    program.wait_until(lambda: "Never saved." in kept_drafts(home), "the draft")
    program.kill()
    assert text(lake) == f"Wide and quiet. {START}"

    program = Program(display, home)
    program.wait_for_window(TITLE)
    program.wait_until(lambda: puts_back(program, home), "the difference put back")
    program.press("ctrl+z", "ctrl+s")  # what was recovered stands in the editor again
    program.wait_until(lambda: "Never saved." in text(lake), "the recovered text as a revision")
    assert newest(lake).delta == 13
    program.quit()

    with RevisionFile.open(lake, read_only=True) as file:
        assert len(list(file.history(TITLE))) == 3
    assert not lake.with_name(f"{lake.name}-wal").exists()
    assert not lake.with_name(f"{lake.name}-journal").exists()


def test_a_summary_is_suggested_taken_and_saved_with_enter(
    display: str, lake: Path, tmp_path: Path
) -> None:
    program = Program(display, tmp_path / "home", str(lake))
    program.wait_for_window(TITLE)
    program.press("ctrl+End")
    program.type(" Otters live here.")
    program.press("alt+shift+b")
    program.type("otters")
    program.press("Return")
    program.wait_until(lambda: newest(lake).summary == "otters", "the revision")
    assert text(lake) == f"{START} Otters live here."
    program.quit()


def test_tildes_and_empty_labels_are_saved_as_mediawiki_saves_them(
    display: str, lake: Path, tmp_path: Path
) -> None:
    program = Program(display, tmp_path / "home", str(lake))
    program.wait_for_window(TITLE)
    program.press("ctrl+End")
    program.type(" [[Help:Foo (bar)|]] --~~~~")
    program.press("ctrl+s")
    program.wait_until(lambda: "(UTC)" in text(lake), "the signature in the revision")
    label, _, signature = text(lake).removeprefix(f"{START} ").partition(" --")
    assert label == "[[Help:Foo (bar)|Foo]]"
    assert signature.startswith("[[User:")
    program.press("ctrl+z")
    program.wait_until(
        lambda: "--~~~~" in kept_drafts(tmp_path / "home"), "the tildes, unsaved again"
    )
    program.quit()
