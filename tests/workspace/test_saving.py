"""What saving makes of a text: signatures, substitution and labels, asked of the engine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from recension.engine.source import FileSource
from recension.errors import LeftAsTyped
from recension.store import RevisionFile
from recension.titles import parse_title
from recension.wikitext import presave
from recension.workspace import Author, Conflict, DraftState, Edit, PageDocument
from recension.workspace import preparing as module
from recension.workspace.document import rewritten
from recension.workspace.preparing import may_change, moved_past
from recension.workspace.saved_drafts import was_saved

from .conftest import WAIT, Session

BASE = "The loch."
LINKS = "[[User:Ada|Ada]] ([[User talk:Ada|talk]])"
HANGS = "import threading; threading.Event().wait()"
DIES = """
import os
import recension.engine.save_desk as desk
desk.Transform.changes = lambda *_: os._exit(11)
from recension.engine.process import main
raise SystemExit(main())
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.recension"
    with RevisionFile.create(path) as file:
        file.save("Page", BASE, author="Bob")
        file.save("Template:Rows", "a\nb")
    return path


class Story:
    """A session at a page, by Ada."""

    def __init__(self, session: Session, qtbot: QtBot, file: Path) -> None:
        self.session, self.workspace = session, session.workspace
        self.qtbot, self.file = qtbot, file
        self.left: list[LeftAsTyped] = []
        session.settings.set_author(Author("Ada"))
        self.workspace.left_as_typed.connect(self.left.append)
        self.after(self.workspace.page_opened, lambda: self.workspace.open_file(file, page="Page"))

    @property
    def document(self) -> PageDocument:
        assert self.workspace.document
        return self.workspace.document

    def after(self, signal: SignalInstance, order: Callable[[], object]) -> object:
        """Give an order, wait for the signal and return what it says."""
        with self.qtbot.waitSignal(signal, timeout=WAIT) as arrived:
            order()
        return arrived.args[0] if arrived.args else None

    def type(self, text: str) -> None:
        self.document.apply(Edit(len(self.document.text), 0, text))

    def save(self) -> None:
        self.after(self.workspace.saved, lambda: self.workspace.save("why"))

    @property
    def saved_text(self) -> str:
        with RevisionFile.open(self.file, read_only=True) as file:
            return file.text(file.newest("Page").id)


@pytest.fixture
def story(session: Session, qtbot: QtBot, file: Path) -> Story:
    session.engine.start()
    return Story(session, qtbot, file)


@pytest.fixture
def alone(session: Session, qtbot: QtBot, file: Path) -> Story:
    """A story without an engine."""
    return Story(session, qtbot, file)


def with_engine(session: Session, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the engine of a session be another program."""
    monkeypatch.setattr(session.engine._supervisor, "_command", [sys.executable, "-c", code])
    session.engine.start()


def test_the_file_gets_what_saving_makes_and_the_document_follows(story: Story) -> None:
    edits: list[tuple[Edit, ...]] = []
    story.document.rewritten.connect(edits.append)
    story.type(" [[Help:Foo (bar)|]] ~~~\n{{subst:rows}}\n")
    story.save()
    assert story.saved_text == f"{BASE} [[Help:Foo (bar)|Foo]] {LINKS}\na\nb"
    assert story.document.text == story.saved_text + "\n"
    assert not story.document.is_dirty
    assert [edit.inserted for edit in edits[0]] == ["a\nb", LINKS, "Foo"]


def test_no_draft_is_left_of_the_text_as_it_was_typed(story: Story) -> None:
    story.type(" ~~~")
    story.session.drafts.keep_now()
    story.save()
    drafts = story.session.drafts
    story.qtbot.waitUntil(lambda: drafts.state.state is DraftState.NONE, timeout=WAIT)
    assert drafts.files.read(story.file, "Page") is None


def test_a_draft_that_was_saved_before_the_end_came_is_dropped(alone: Story, qtbot: QtBot) -> None:
    alone.type(" [[A (b)|]] ~~~")
    alone.session.drafts.keep_now()
    alone.session.stop()
    with RevisionFile.open(alone.file) as file:
        file.save("Page", f"{BASE} [[A (b)|A]] {LINKS}")
    again = Story(Session(), qtbot, alone.file)
    assert again.document.text == again.saved_text
    assert again.session.drafts.files.of_file(alone.file) == []
    again.session.stop()


def test_a_text_that_is_as_before_once_it_is_prepared_is_not_recorded(story: Story) -> None:
    story.type(" [[A (b)|A]]")
    story.save()
    saved = story.saved_text
    story.document.apply(Edit(len(saved) - 3, 1, ""))
    assert story.document.text.endswith("[[A (b)|]]")
    story.after(story.workspace.nothing_to_save, story.workspace.save)
    assert story.document.text == saved
    assert not story.document.is_dirty


def test_keys_pressed_meanwhile_stay_and_stay_unsaved(story: Story) -> None:
    story.type(" ~~~ [[A (b)|]]")

    def save_and_type() -> None:
        story.workspace.save()
        story.document.apply(Edit(0, 0, "More. "))
        story.document.apply(Edit(len(story.document.text) - 2, 0, "label"))

    story.after(story.workspace.saved, save_and_type)
    assert story.saved_text == f"{BASE} {LINKS} [[A (b)|A]]"
    assert story.document.text == f"More. {BASE} {LINKS} [[A (b)|label]]"
    assert story.document.is_dirty


def test_a_text_that_meets_a_newer_revision_stays_as_it_was_typed(story: Story) -> None:
    story.type(" ~~~")
    with RevisionFile.open(story.file) as file:
        file.save("Page", "Another loch.")
    conflict = story.after(story.workspace.conflict, story.workspace.save)
    assert isinstance(conflict, Conflict)
    assert conflict.mine == story.document.text == f"{BASE} ~~~"


def test_a_restored_revision_is_not_prepared(story: Story) -> None:
    with RevisionFile.open(story.file) as file:
        old = file.save("Page", "~~~~ [[A (b)|]]")
        file.save("Page", "new")
    assert old is not None
    story.after(story.workspace.saved, lambda: story.workspace.restore(old.id))
    assert story.saved_text == "~~~~ [[A (b)|]]"


def test_a_text_without_a_sign_is_saved_without_the_engine(alone: Story) -> None:
    alone.type(" a | b ~~ [[c|d]]: ")
    alone.save()
    assert alone.left == []


def test_a_text_is_saved_as_it_was_typed_where_there_is_no_engine(alone: Story) -> None:
    alone.type(" ~~~")
    alone.save()
    assert alone.saved_text == alone.document.text == f"{BASE} ~~~"
    assert not alone.document.is_dirty
    assert [(left.title, left.reason) for left in alone.left] == [("Page", "not-started")]


@pytest.mark.parametrize(("engine", "reason"), [(HANGS, "too-slow"), (DIES, "crashed")])
def test_a_text_is_saved_as_it_was_typed_where_the_engine_fails(
    alone: Story, engine: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_engine(alone.session, engine, monkeypatch)
    if reason == "too-slow":
        monkeypatch.setattr(module, "_PATIENCE", 50)
    alone.type(" ~~~")
    alone.save()
    assert alone.saved_text == f"{BASE} ~~~"
    assert [left.reason for left in alone.left] == [reason]


def test_a_file_that_is_closed_waits_for_the_save_that_was_ordered(story: Story) -> None:
    story.type(" ~~~")
    story.workspace.save()
    assert story.workspace.is_preparing
    story.after(story.workspace.closed, story.workspace.close_file)
    story.session.stop()
    assert story.saved_text == f"{BASE} {LINKS}"


def test_a_save_that_was_ordered_before_the_end_is_made_as_it_was_typed(story: Story) -> None:
    story.type(" ~~~")
    story.workspace.save()
    story.session.stop()
    assert story.saved_text == f"{BASE} ~~~"


SNIPPETS = st.sampled_from([*"~|[]: x", "subst", "SubSt", "[[a|", "]]"])


@given(st.lists(SNIPPETS, max_size=12).map("".join))
def test_the_window_asks_whenever_something_may_change(text: str) -> None:
    assert may_change(text) or not presave.may_change(text)


# Places of a text: a word that saving replaces, one that is edited meanwhile, or one that stays.
places = st.lists(
    st.tuples(st.sampled_from(["saved", "typed", "kept"]), st.text("xyz", min_size=1))
)


@given(places)
def test_what_saving_replaces_finds_its_place_behind_later_edits(
    words: list[tuple[str, str]],
) -> None:
    at, text, expected = 0, "", ""
    edits: list[Edit] = []
    later: list[Edit] = []
    for kind, word in words:
        if kind == "saved":
            edits.insert(0, Edit(at, len(word), f"<{word}>"))
        elif kind == "typed":
            later.insert(0, Edit(at, len(word), "typed"))
        expected += {"saved": f"<{word}>", "typed": "typed", "kept": word}[kind] + " "
        text += word + " "
        at = len(text)
    moved = moved_past(tuple(edits), later)
    after = text
    for edit in later:
        after = edit.apply(after)
    assert rewritten(after, moved) == expected


def test_what_was_typed_into_a_replaced_range_counts() -> None:
    edits = (Edit(5, 0, "b"), Edit(1, 3, "a"))
    assert moved_past(edits, [Edit(2, 0, "x")]) == (Edit(6, 0, "b"),)
    assert moved_past(edits, [Edit(5, 0, "x")]) == (Edit(1, 3, "a"),)
    assert moved_past(edits, [Edit(0, 2, "")]) == (Edit(3, 0, "b"),)


@given(st.lists(st.sampled_from([*"~| (,[]x\n", "[[a (b)|]]", "[[|c]]"]), max_size=20).map("".join))
def test_a_typed_text_is_known_again_in_what_saving_made_of_it(text: str) -> None:
    signer = presave.Signer("Ada", datetime.now(UTC))
    saved = presave.prepare_for_saving(text, parse_title("Page (x)"), FileSource(), signer)
    assert was_saved(text, saved)


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("a", "b"),
        ("hello world ~~~", f"hello {LINKS}"),
        ("~~~ hello", f"{LINKS} hello world"),
        ("x ~~~ y ~~~ z", f"x {LINKS} z"),
        ("ab~~~b", "ab"),
        ("{{subst:rows}}", "a\nb"),
    ],
)
def test_a_text_with_words_that_were_not_saved_is_not_known_again(typed: str, saved: str) -> None:
    assert not was_saved(typed, saved)
