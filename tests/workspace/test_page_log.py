"""Pages are renamed, deleted and brought back while they are edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from recension.errors import BadTitle, EditConflict, PageExists, PageMissing
from recension.store import DeletedPage, RevisionFile
from recension.workspace import Conflict, DiskChange, Edit, PageDocument, Renamed

from .conftest import WAIT, Session


class Story:
    """A session with an open file of two pages."""

    def __init__(self, session: Session, qtbot: QtBot, path: Path) -> None:
        self.workspace = session.workspace
        self.drafts = session.drafts
        self.path = path
        self._qtbot = qtbot
        with RevisionFile.create(path) as file:
            file.save("A", "one")
            file.save("B", "b")
            file.save("A", "two")
        self.open("A")

    @property
    def document(self) -> PageDocument:
        assert self.workspace.document
        return self.workspace.document

    def after(self, signal: SignalInstance, order: Callable[[], object]) -> object:
        with self._qtbot.waitSignal(signal, timeout=WAIT) as arrived:
            order()
        assert arrived.args is not None
        return arrived.args[0]

    def open(self, page: str) -> None:
        opened = self.workspace.page_opened
        self.after(opened, lambda: self.workspace.open_file(self.path, page=page))

    def titles(self) -> list[str]:
        with RevisionFile.open(self.path) as file:
            return [page.title for page in file.pages()]

    def keep_draft(self) -> None:
        self.drafts.keep_now()
        self._qtbot.waitUntil(lambda: self.drafts.state.time is not None, timeout=WAIT)


@pytest.fixture
def story(session: Session, qtbot: QtBot, tmp_path: Path) -> Story:
    return Story(session, qtbot, tmp_path / "book.recension")


def test_an_edited_page_is_renamed_with_its_unsaved_text(story: Story) -> None:
    document = story.document
    document.apply(Edit(0, 0, "unsaved "))

    renamed = story.after(
        story.workspace.page_renamed, lambda: story.workspace.rename_page("A", "new_title")
    )

    assert renamed == Renamed("A", "New title", has_redirect=True)
    assert story.document is document
    assert (document.title, document.text, document.is_dirty) == ("New title", "unsaved two", True)
    assert story.workspace.unsaved_titles == ["New title"]
    story.after(story.workspace.saved, story.workspace.save)
    assert story.titles() == ["A", "B", "New title"]


def test_the_draft_of_a_page_goes_along_with_its_title(story: Story) -> None:
    story.document.apply(Edit(0, 0, "unsaved "))
    story.keep_draft()
    story.open("B")

    story.after(story.workspace.page_renamed, lambda: story.workspace.rename_page("A", "C"))
    story.drafts.stop()

    drafts = story.drafts.files.of_file(story.path)
    assert [(draft.title, draft.text) for draft in drafts] == [("C", "unsaved two")]


@pytest.mark.parametrize(("title", "error"), [("b", PageExists), ("a<b", BadTitle)])
def test_a_page_that_cannot_be_renamed_stays_as_it_is(
    story: Story, title: str, error: type[Exception]
) -> None:
    failed = story.after(story.workspace.failed, lambda: story.workspace.rename_page("A", title))

    assert isinstance(failed, error)
    assert story.document.title == "A"
    assert story.titles() == ["A", "B"]


def test_a_page_is_not_renamed_over_unsaved_text(story: Story) -> None:
    story.after(story.workspace.page_opened, lambda: story.workspace.new_page("C"))
    story.document.apply(Edit(0, 0, "unsaved"))
    story.open("A")

    failed = story.after(story.workspace.failed, lambda: story.workspace.rename_page("A", "C"))

    assert isinstance(failed, PageExists)


def test_a_page_goes_over_the_redirect_that_is_edited(story: Story) -> None:
    story.after(story.workspace.page_renamed, lambda: story.workspace.rename_page("A", "C"))
    story.open("A")

    story.after(story.workspace.page_renamed, lambda: story.workspace.rename_page("C", "A"))

    assert (story.document.title, story.document.text) == ("A", "two")


def test_a_deleted_page_becomes_a_new_one_and_comes_back(story: Story) -> None:
    gone = story.after(
        story.workspace.page_deleted, lambda: story.workspace.delete_page("A", "outdated")
    )

    assert isinstance(gone, DeletedPage)
    assert gone.deletion is not None
    assert gone.deletion.summary == "outdated"
    assert (story.document.text, story.document.is_new, story.document.is_dirty) == (
        "",
        True,
        False,
    )
    assert story.titles() == ["B"]

    story.after(story.workspace.page_undeleted, lambda: story.workspace.undelete_page(gone.page.id))
    assert (story.document.text, story.document.is_new) == ("two", False)
    assert story.titles() == ["A", "B"]


def test_unsaved_text_of_a_deleted_page_stays_as_that_of_a_new_one(story: Story) -> None:
    story.document.apply(Edit(0, 0, "unsaved "))

    story.after(story.workspace.page_deleted, lambda: story.workspace.delete_page("A"))

    assert (story.document.text, story.document.is_dirty) == ("unsaved two", True)
    story.after(story.workspace.saved, story.workspace.save)
    assert story.titles() == ["A", "B"]


def test_a_page_that_another_process_deleted_is_told_as_that(story: Story) -> None:
    def delete() -> None:
        with RevisionFile.open(story.path) as file:
            file.delete("A")

    assert story.after(story.workspace.disk_changed, delete) is DiskChange.PARTED
    assert (story.document.text, story.document.is_new) == ("", True)


@pytest.mark.parametrize("leave_redirect", [True, False])
@pytest.mark.parametrize("typed", ["", "unsaved "])
def test_a_page_that_another_process_renamed_goes_on_with_its_text(
    story: Story, typed: str, *, leave_redirect: bool
) -> None:
    def rename() -> None:
        with RevisionFile.open(story.path) as file:
            file.rename("A", "Z", leave_redirect=leave_redirect)

    if typed:
        story.document.apply(Edit(0, 0, typed))
    renamed = story.after(story.workspace.page_renamed, rename)

    assert isinstance(renamed, Renamed)
    assert (renamed.old, renamed.new, renamed.is_by_others) == ("A", "Z", True)
    document = story.document
    assert (document.title, document.text, document.is_dirty) == ("Z", f"{typed}two", bool(typed))
    document.apply(Edit(0, 0, "more "))
    story.after(story.workspace.saved, story.workspace.save)
    with RevisionFile.open(story.path) as file:
        assert file.text(file.newest("Z").id) == f"more {typed}two"
        assert file.existing(["A"]) == ({"A"} if leave_redirect else set())


def test_a_page_that_another_process_edited_and_renamed_under_unsaved_text_is_a_conflict(
    story: Story,
) -> None:
    def rename() -> None:
        with RevisionFile.open(story.path) as file:
            file.save("A", "another two")
            file.rename("A", "Z")

    story.document.apply(Edit(0, 0, "unsaved "))
    assert isinstance(story.after(story.workspace.conflict, rename), Conflict)
    assert (story.document.text, story.document.is_dirty) == ("unsaved two", True)


def test_a_page_that_says_again_what_it_said_is_no_conflict(story: Story) -> None:
    def go_there_and_back() -> None:
        with RevisionFile.open(story.path) as file, file.transaction():
            file.save("A", "three")
            file.rename("A", "Z")
            file.rename("Z", "A")
            file.save("A", "two")

    story.document.apply(Edit(0, 0, "unsaved "))
    story.after(story.workspace.disk_changed, go_there_and_back)
    assert (story.document.text, story.document.is_dirty) == ("unsaved two", True)
    with RevisionFile.open(story.path) as file:
        assert story.document.base == file.newest("A")
    story.after(story.workspace.saved, story.workspace.save)
    with RevisionFile.open(story.path) as file:
        assert file.text(file.newest("A").id) == "unsaved two"


def test_unsaved_text_of_a_page_that_another_process_deleted_stays(story: Story) -> None:
    def delete() -> None:
        with RevisionFile.open(story.path) as file:
            file.delete("A")

    story.document.apply(Edit(0, 0, "unsaved "))
    conflict = story.after(story.workspace.conflict, delete)

    assert isinstance(conflict, Conflict)
    assert conflict.revision is None
    assert (story.document.text, story.document.is_dirty) == ("unsaved two", True)


def test_a_page_that_another_process_went_on_with_is_not_deleted(story: Story) -> None:
    with RevisionFile.open(story.path) as file:
        file.save("A", "three")

    failed = story.after(story.workspace.failed, lambda: story.workspace.delete_page("A"))

    assert isinstance(failed, EditConflict)
    assert story.titles() == ["A", "B"]


def test_pages_are_opened_and_renamed_by_the_names_their_wiki_has(story: Story) -> None:
    workspace = story.workspace

    def learn() -> None:
        with RevisionFile.open(story.path) as file, file.transaction():
            with file.bulk() as writer:
                writer.learn_namespaces({10: "Vorlage", 100: "Portal"})
            file.save("Vorlage:Box", "box")

    story.after(workspace.pages_changed, learn)
    story.after(workspace.page_opened, lambda: workspace.open_page("vorlage:box"))
    assert story.document.title == "Template:Box"
    rename = partial(workspace.rename_page, "A", "portal:meer", leave_redirect=False)
    story.after(workspace.page_renamed, rename)
    assert story.titles() == ["B", "Template:Box", "Portal:Meer"]


def test_pages_go_along_all_or_none(story: Story) -> None:
    workspace = story.workspace
    rename = partial(workspace.rename_page, "A", "C", others=[("B", "D")], leave_redirect=False)
    renamed = story.after(workspace.page_renamed, rename)
    assert renamed == Renamed("A", "C", has_redirect=False, others=(("B", "D"),))
    assert story.titles() == ["C", "D"]

    others = [("D", "F"), ("X", "Y")]
    again = partial(workspace.rename_page, "C", "E", others=others, leave_redirect=False)
    assert isinstance(story.after(workspace.failed, again), PageMissing)
    assert story.titles() == ["C", "D"]
