"""Merges asked of the engine, conflicts, and undoing a revision, without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from recension.diff import Merge
from recension.errors import Cancelled, EngineFailure, NothingToUndo, RecensionError
from recension.store import RevisionFile
from recension.store.values import Revision
from recension.workspace import Conflict, Edit, PageDocument, Reply, Undo
from recension.workspace.merges import Merges

from .conftest import WAIT, Session

BASE = "The loch.\n\nBirds."


class Engine(QObject):
    """Keeps what is asked of it, to be answered by the test."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str, str]] = []
        self.replies: list[Reply] = []

    def merge(self, base: str, mine: str, theirs: str) -> Reply:
        self.asked.append((base, mine, theirs))
        self.replies.append(Reply())
        return self.replies[-1]


class Told:
    """What came of a reply."""

    def __init__(self, reply: Reply) -> None:
        self.outcomes: list[object] = []
        self.reply = reply
        reply.done.connect(self.outcomes.append)
        reply.failed.connect(self.outcomes.append)


@pytest.fixture
def engine(qtbot: QtBot) -> Engine:  # noqa: ARG001 - Qt has to be there
    return Engine()


@pytest.fixture
def merges(engine: Engine) -> Merges:
    return Merges(engine)  # type: ignore[arg-type]  # it needs nothing else of an engine


def test_merges_wait_for_each_other_and_none_is_dropped(engine: Engine, merges: Merges) -> None:
    first, second = Told(merges.ask("a", "b", "a")), Told(merges.ask("c", "d", "e"))
    assert engine.asked == [("a", "b", "a")]
    engine.replies[0].settle(Merge(()))
    assert engine.asked[1:] == [("c", "d", "e")]
    engine.replies[1].settle(Merge(()))
    assert first.outcomes == second.outcomes == [Merge(())]


def test_an_engine_that_fails_leaves_one_clash_of_the_whole_texts(
    engine: Engine, merges: Merges
) -> None:
    told = Told(merges.ask("a", "b", "c"))
    engine.replies[0].fail(EngineFailure("crashed"))
    [merge] = told.outcomes
    assert isinstance(merge, Merge)
    assert [(clash.base, clash.mine, clash.theirs) for clash in merge.clashes] == [
        ("a\n", "b\n", "c\n")
    ]
    assert merge.resolved(["b\n"]) == "b"


def test_a_merge_goes_on_when_the_engine_is_turned_to_another_file(
    engine: Engine, merges: Merges
) -> None:
    told = Told(merges.ask("a", "b", "c"))
    engine.replies[0].fail(Cancelled())
    engine.replies[1].settle(Merge(()))
    assert engine.asked == [("a", "b", "c")] * 2
    assert told.outcomes == [Merge(())]


def test_a_merge_that_is_cancelled_lets_the_next_one_go_on(engine: Engine, merges: Merges) -> None:
    first, waiting, last = (Told(merges.ask(text, "", "")) for text in "abc")
    merges.cancel(waiting.reply)
    merges.cancel(first.reply)
    assert [base for base, _, _ in engine.asked] == ["a", "c"]
    engine.replies[0].settle(Merge(()))  # too late
    engine.replies[1].settle(Merge(()))
    assert [type(told.outcomes[0]) for told in (first, waiting, last)] == [
        Cancelled,
        Cancelled,
        Merge,
    ]
    assert all(len(told.outcomes) == 1 for told in (first, waiting, last))


class Story:
    """A session at a page with a running engine."""

    def __init__(self, session: Session, qtbot: QtBot, file: Path) -> None:
        self.workspace, self.qtbot, self.file = session.workspace, qtbot, file
        session.engine.start()
        self.conflicts: list[Conflict] = []
        self.workspace.conflict.connect(self.conflicts.append)
        with qtbot.waitSignal(self.workspace.page_opened, timeout=WAIT):
            self.workspace.open_file(file, page="Page")
        self.workspace._disk.follow(None)  # nobody looks at the file on his own

    @property
    def document(self) -> PageDocument:
        assert self.workspace.document
        return self.workspace.document

    def wait(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=WAIT)

    def save_elsewhere(self, text: str) -> Revision:
        with RevisionFile.open(self.file) as file:
            revision = file.save("Page", text, author="Bob")
        assert revision is not None
        return revision

    def undo(self, revision: Revision) -> Undo | RecensionError:
        told = Told(self.workspace.undo_revision(revision))
        self.wait(lambda: bool(told.outcomes))
        [outcome] = told.outcomes
        assert isinstance(outcome, Undo | RecensionError)
        return outcome


@pytest.fixture
def story(session: Session, qtbot: QtBot, tmp_path: Path) -> Story:
    path = tmp_path / "notes.recension"
    with RevisionFile.create(path) as file:
        file.save("Page", BASE, author="Ada")
    return Story(session, qtbot, path)


def test_what_is_typed_while_texts_are_united_is_united_too(story: Story) -> None:
    story.document.apply(Edit(0, 0, "Quiet. "))
    story.save_elsewhere(f"{BASE}\n\nFish.")
    asked: list[object] = []
    merges = story.workspace._merges
    ask = merges.ask

    def ask_and_type(base: str, mine: str, theirs: str) -> Reply:
        asked.append(mine)
        if len(asked) == 1:
            story.document.apply(Edit(0, 0, "Very. "))
        return ask(base, mine, theirs)

    merges.ask = ask_and_type  # type: ignore[method-assign]  # a key between question and answer
    story.workspace.save("mine")
    story.wait(lambda: bool(story.conflicts))
    assert len(asked) == 2
    assert story.conflicts[0].merge.text == f"Very. Quiet. {BASE}\n\nFish."


def test_a_text_that_went_on_since_the_conflict_is_united_anew(story: Story) -> None:
    from_elsewhere = f"{BASE}\n\nFish."
    story.document.apply(Edit(0, 0, "Quiet. "))
    story.save_elsewhere(from_elsewhere)
    story.workspace.save("mine")
    story.wait(lambda: bool(story.conflicts))
    story.document.apply(Edit(0, 0, "Very. "))
    story.workspace.unite_again(story.conflicts[0])
    story.wait(lambda: len(story.conflicts) == 2)
    assert story.conflicts[1].merge.text == f"Very. Quiet. {from_elsewhere}"


def test_a_conflict_is_settled_with_a_text_on_top_of_the_newer_revision(story: Story) -> None:
    story.document.apply(Edit(0, 0, "Quiet. "))
    newer = story.save_elsewhere(f"Loud. {BASE}")
    story.workspace.save("mine")
    story.wait(lambda: bool(story.conflicts))
    story.workspace.settle(story.conflicts[0], f"Calm. {BASE}")
    assert story.document.base is not None
    assert (story.document.base.id, story.document.text) == (newer.id, f"Calm. {BASE}")
    assert story.document.is_dirty


def test_undoing_takes_out_what_a_revision_did_and_nothing_else(story: Story) -> None:
    added = story.save_elsewhere(f"{BASE}\n\nFish.")
    story.save_elsewhere(f"Quiet. {BASE}\n\nFish.")
    story.workspace.check_page("Page")
    story.wait(lambda: story.document.text.startswith("Quiet."))
    undo = story.undo(added)
    assert isinstance(undo, Undo)
    assert undo.merge.text == f"Quiet. {BASE}"
    assert undo.summary == f"Undid revision {added.id} by Bob"
    assert story.document.text == f"Quiet. {BASE}\n\nFish."  # until it is applied


def test_a_tag_is_given_only_to_what_undoing_alone_made(story: Story) -> None:
    added = story.save_elsewhere(f"{BASE}\n\nFish.")
    story.workspace.check_page("Page")
    story.wait(lambda: "Fish" in story.document.text)
    undo = story.undo(added)
    assert isinstance(undo, Undo)
    story.workspace.apply_undo(undo, BASE)
    with story.qtbot.waitSignal(story.workspace.saved, timeout=WAIT) as saved:
        story.workspace.save(undo.summary)
    assert saved.args is not None
    assert "mw-undo" in saved.args[0].revision.tags
    story.document.apply(Edit(0, 0, "Still. "))
    with story.qtbot.waitSignal(story.workspace.saved, timeout=WAIT) as saved:
        story.workspace.save("more")
    assert saved.args is not None
    assert "mw-undo" not in saved.args[0].revision.tags


def test_the_first_revision_and_one_that_is_gone_cannot_be_undone(story: Story) -> None:
    added = story.save_elsewhere(f"{BASE}\n\nFish.")
    story.save_elsewhere(BASE)
    story.workspace.check_page("Page")
    story.wait(lambda: story.document.base is not None and story.document.base.id == 3)
    first = story.document.base
    assert first is not None
    gone = story.undo(added)
    assert isinstance(gone, NothingToUndo)
    assert gone.reason == "undone"
    with RevisionFile.open(story.file, read_only=True) as file:
        begun = story.undo(file.revision(1))
    assert isinstance(begun, NothingToUndo)
    assert begun.reason == "first"
