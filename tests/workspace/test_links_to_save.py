"""What a save, or whatever else makes a revision in the window, leaves of links: the right ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recension.engine.linked_saves import LinkedSaves
from recension.engine.messages import GivenText
from recension.store import RevisionFile
from recension.workspace import links_to_save as module
from recension.workspace.inquiries import Inquiries
from recension.workspace.links_to_save import LinksToSave

from .conftest import WAIT, Session
from .test_saving import HANGS, Story, with_engine


def _save(file: RevisionFile, title: str, text: str) -> None:
    with LinkedSaves.of(file) as saves:
        saves.save(title, text, lambda: file.save(title, text, author="Bob"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.recension"
    with RevisionFile.create(path) as file:
        _save(file, "Template:T", "[[Otter]]")
        _save(file, "Page", "[[Heron]]")
    return path


@pytest.fixture
def story(session: Session, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    monkeypatch.setattr(module, "_PATIENCE", WAIT)  # a busy machine may take its time
    monkeypatch.setattr(session.workspace._indexing, "look", lambda **_: None)  # nobody tidies up
    with qtbot.waitSignal(session.engine.ready, timeout=WAIT):
        session.engine.start()
    return Story(session, qtbot, file)


def _linking(story: Story, title: str) -> list[str]:
    with RevisionFile.open(story.file, read_only=True) as file:
        assert file.count_unread() == 0
        assert file.verify().problems == ()
        return [each.page.title for each in file.linking(title)]


def test_a_save_has_its_links_though_nobody_looks_afterwards(story: Story) -> None:
    story.type(" [[Swan]] {{T}}")
    story.save()
    assert _linking(story, "Swan") == ["Page"]
    assert _linking(story, "Otter") == ["Page", "Template:T"]


def test_the_links_are_those_of_what_saving_makes_of_the_text(story: Story) -> None:
    story.type(" [[Swan (bird)|]] {{subst:T}}")
    story.save()
    assert _linking(story, "Swan (bird)") == ["Page"]
    assert _linking(story, "Otter") == ["Page", "Template:T"]
    assert _linking(story, "Template:T") == []


def test_saves_in_a_row_each_have_their_links(story: Story) -> None:
    for word in ("Swan", "Eel"):
        story.type(f" [[{word}]]")
        story.save()
    assert _linking(story, "Eel") == ["Page"]


def test_a_restored_revision_has_its_links(story: Story) -> None:
    old = story.document.base
    assert old is not None
    story.type(" [[Swan]]")
    story.save()
    story.after(story.workspace.saved, lambda: story.workspace.restore(old.id))
    assert _linking(story, "Swan") == []
    assert _linking(story, "Heron") == ["Page"]


def test_a_rollback_has_the_links_of_the_text_it_goes_back_to(story: Story) -> None:
    story.type(" [[Swan]]")
    story.save()
    with RevisionFile.open(story.file, read_only=True) as file:
        target = file.rollback_target("Page")
    story.after(story.workspace.saved, lambda: story.workspace.roll_back("Page", target))
    assert _linking(story, "Swan") == []
    assert _linking(story, "Heron") == ["Page"]


def test_an_engine_that_hangs_keeps_no_save_waiting(
    session: Session, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_engine(session, HANGS, monkeypatch)
    story = Story(session, qtbot, file)
    story.type(" [[Swan]]")
    story.save()
    assert story.saved_text == "[[Heron]] [[Swan]]"


def test_a_save_goes_on_without_links_that_take_too_long(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0)
    story.type(" [[Swan]]")
    story.save()
    assert story.saved_text == "[[Heron]] [[Swan]]"


def test_a_restored_revision_is_not_lost_when_the_file_is_closed_at_once(story: Story) -> None:
    old = story.document.base
    assert old is not None
    story.type(" [[Swan]]")
    story.save()
    story.workspace.restore(old.id)
    story.session.stop()
    assert story.saved_text == "[[Heron]]"


def test_an_engine_that_is_not_there_is_not_waited_for(qtbot: QtBot) -> None:  # noqa: ARG001 - the loop
    told: list[object] = []
    LinksToSave(Inquiries(lambda: None, lambda: False)).ask("Page", GivenText(""), told.append)
    assert told == [None]


def test_an_engine_that_says_nothing_is_waited_for_once_and_shortly(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 20)
    told: list[object] = []
    links = LinksToSave(Inquiries(lambda: None, lambda: True))
    links.ask("Page", GivenText(""), told.append)
    assert told == []
    qtbot.waitUntil(lambda: told == [None], timeout=WAIT)
    links.hurry()
    assert told == [None]
