from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from recension.errors import (
    BadTitle,
    DamagedFile,
    FileMissing,
    NotARevisionFile,
    NotText,
    PageExists,
)
from recension.store import RevisionFile
from recension.workspace import (
    Conflict,
    DiskChange,
    Draft,
    DraftState,
    Edit,
    PageDocument,
    Resolution,
    StoredRevision,
    state_folder,
)
from recension.workspace.draft_files import DraftFiles

from .conftest import WAIT, Session

BASE = "First paragraph.\n\nSecond paragraph.\n\nThird paragraph."


class Story:
    """A session, and the little that every story about it says again and again."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.workspace = session.workspace
        self.session = session
        self.qtbot = qtbot

    @property
    def document(self) -> PageDocument:
        assert self.workspace.document
        return self.workspace.document

    def after(self, signal: SignalInstance, order: Callable[[], object]) -> object:
        """Give an order, wait for the signal and return what it says."""
        with self.qtbot.waitSignal(signal, timeout=WAIT) as arrived:
            order()
        return arrived.args[0] if arrived.args else None

    def open(self, path: Path, page: str = "") -> PageDocument:
        opened = self.after(
            self.workspace.page_opened, lambda: self.workspace.open_file(path, page=page)
        )
        assert isinstance(opened, PageDocument)
        return opened

    def type(self, text: str, at: int = 0) -> None:
        self.document.apply(Edit(at, 0, text))

    def save(self, summary: str = "") -> None:
        self.after(self.workspace.saved, lambda: self.workspace.save(summary))

    def wait_for_draft(self) -> None:
        self.session.drafts.keep_now()
        self.qtbot.waitUntil(
            lambda: self.session.drafts.state.state is DraftState.KEPT, timeout=WAIT
        )


@pytest.fixture
def story(session: Session, qtbot: QtBot) -> Story:
    return Story(session, qtbot)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.recension"
    with RevisionFile.create(path) as file:
        file.save("Page", BASE, author="Ada")
        file.save("Template:Box", "a box")
    return path


def text_in(path: Path, title: str = "Page") -> str:
    with RevisionFile.open(path, read_only=True) as file:
        return file.text(file.newest(title).id)


def save_elsewhere(path: Path, text: str, title: str = "Page") -> None:
    """Another process saves."""
    with RevisionFile.open(path) as file:
        file.save(title, text, author="Bob")


def test_a_file_opens_at_its_article_with_the_list_of_pages(story: Story, file: Path) -> None:
    document = story.open(file)
    assert (document.title, document.text) == ("Page", BASE)
    assert story.workspace.file
    assert story.workspace.file.title == "notes"
    assert list(story.workspace.pages.by_title) == ["Page", "Template:Box"]
    assert list(story.session.settings.recent_files) == [file]


def test_a_saved_text_is_in_the_file_and_no_longer_unsaved(story: Story, file: Path) -> None:
    story.open(file)
    story.type("New. ")
    assert story.workspace.unsaved_titles == ["Page"]
    story.save("add a word")
    assert text_in(file) == "New. " + BASE
    assert not story.document.is_dirty
    assert story.document.base
    assert story.document.base.summary == "add a word"
    assert list(story.session.settings.recent_summaries) == ["add a word"]
    assert story.workspace.unsaved_titles == []


def test_saving_twice_at_once_makes_two_revisions_and_no_conflict(
    story: Story, file: Path, qtbot: QtBot
) -> None:
    story.open(file)
    story.type("One. ")
    with qtbot.waitSignals([story.workspace.saved] * 2, timeout=WAIT):
        story.workspace.save("one")
        story.type("Two. ")
        story.workspace.save("two")
    history = story.after(story.workspace.history("Page").done, lambda: None)
    assert [revision.summary for revision in history][:2] == ["two", "one"]  # type: ignore[attr-defined]  # a tuple


def test_keys_pressed_while_a_text_is_saved_stay_unsaved(story: Story, file: Path) -> None:
    story.open(file)
    story.type("One. ")

    def save_and_type() -> None:
        story.workspace.save()
        story.type("Two. ")

    story.after(story.workspace.saved, save_and_type)
    assert text_in(file) == "One. " + BASE
    assert story.document.is_dirty
    assert story.document.delta == 5


def test_a_text_without_changes_is_not_recorded(story: Story, file: Path) -> None:
    story.open(file)
    assert story.after(story.workspace.nothing_to_save, story.workspace.save) == "Page"
    story.type("\n", at=len(BASE))
    assert story.after(story.workspace.nothing_to_save, story.workspace.save) == "Page"
    assert not story.document.is_dirty


def test_an_old_revision_is_restored_as_a_new_one(story: Story, file: Path) -> None:
    story.open(file)
    first = story.document.base
    assert first
    story.type("Nonsense. ")
    story.save()
    story.after(story.workspace.saved, lambda: story.workspace.restore(first.id, "back"))
    assert story.document.text == BASE
    assert not story.document.is_dirty
    assert text_in(file) == BASE


def test_any_revision_is_read_and_compared(story: Story, file: Path) -> None:
    story.open(file)
    first = story.document.base
    story.type("New. ")
    story.save()
    second = story.document.base
    assert first
    assert second
    assert story.after(story.workspace.text(first.id).done, lambda: None) == BASE
    story.session.engine.start()
    reply = story.workspace.compare(StoredRevision(first.id), StoredRevision(second.id))
    comparison = story.after(reply.done, lambda: None)
    assert comparison.delta == 5  # type: ignore[attr-defined]  # a Comparison


def test_unsaved_text_of_a_page_is_there_when_one_comes_back_to_it(
    story: Story, file: Path
) -> None:
    story.open(file)
    story.type("Unsaved. ")
    story.after(story.workspace.page_opened, lambda: story.workspace.open_page("template:box"))
    assert story.document.title == "Template:Box"
    assert story.workspace.unsaved_titles == ["Page"]
    story.after(story.workspace.page_opened, lambda: story.workspace.open_page("Page"))
    assert story.document.text == "Unsaved. " + BASE


def test_a_new_page_begins_empty_and_exists_once_it_is_saved(story: Story, file: Path) -> None:
    story.open(file)
    story.after(story.workspace.page_opened, lambda: story.workspace.new_page("other_page"))
    assert (story.document.title, story.document.text, story.document.is_new) == (
        "Other page",
        "",
        True,
    )
    story.type("Hello")
    story.after(story.workspace.pages_changed, story.workspace.save)
    assert "Other page" in story.workspace.pages.by_title


def test_titles_that_are_forbidden_or_taken_are_refused(story: Story, file: Path) -> None:
    story.open(file)
    refused = story.after(story.workspace.failed, lambda: story.workspace.new_page("A<B"))
    assert isinstance(refused, BadTitle)
    refused = story.after(story.workspace.failed, lambda: story.workspace.new_page("page"))
    assert isinstance(refused, PageExists)


def test_a_bare_text_opens_as_an_untitled_file_with_it_as_first_revision(
    story: Story, tmp_path: Path
) -> None:
    source = tmp_path / "Some_article.wiki"
    source.write_text("'''Some''' article", "utf-8")
    story.after(story.workspace.page_opened, lambda: story.workspace.open_any(source))
    assert story.workspace.file
    assert story.workspace.file.is_untitled
    assert (story.document.title, story.document.text) == ("Some article", "'''Some''' article")
    assert story.document.base
    assert source.read_text("utf-8") == "'''Some''' article"


def test_the_sample_is_an_unsaved_copy_that_save_as_gives_a_place(
    story: Story, tmp_path: Path
) -> None:
    story.after(story.workspace.page_opened, story.workspace.open_sample)
    assert story.workspace.file
    assert story.workspace.file.is_sample
    assert story.document.title == "Who was the first American diplomat to meet with Lenin"
    untitled = story.workspace.file.path
    story.type("Mine. ")
    target = tmp_path / "mine.recension"
    story.after(
        story.workspace.saved, lambda: story.workspace.save_as(target, summary="first words")
    )
    assert story.workspace.file.path == target
    assert not story.workspace.file.is_untitled
    assert text_in(target, story.document.title) == story.document.text.rstrip()
    story.qtbot.waitUntil(lambda: not untitled.exists(), timeout=WAIT)


def test_save_as_takes_unsaved_text_along(story: Story, file: Path, tmp_path: Path) -> None:
    story.open(file)
    story.type("Unsaved. ")
    story.wait_for_draft()
    target = tmp_path / "copy.recension"
    story.after(story.workspace.file_changed, lambda: story.workspace.save_as(target))
    assert story.document.is_dirty
    assert text_in(file) == text_in(target) == BASE
    files = story.session.drafts.files
    story.qtbot.waitUntil(lambda: bool(files.of_file(target)), timeout=WAIT)
    story.qtbot.waitUntil(lambda: files.of_file(file) == [], timeout=WAIT)


def test_a_new_file_is_removed_again_when_nothing_was_written_in_it(
    story: Story, file: Path
) -> None:
    story.after(story.workspace.page_opened, story.workspace.new_file)
    assert story.workspace.file
    untitled = story.workspace.file.path
    story.open(file)
    story.qtbot.waitUntil(lambda: not untitled.exists(), timeout=WAIT)


def test_an_untitled_file_waits_for_the_next_start(story: Story, qtbot: QtBot) -> None:
    story.after(story.workspace.page_opened, story.workspace.new_file)
    story.type("Only here")
    story.session.stop()
    again = Story(Session(), qtbot)
    draft = again.after(again.workspace.draft_found, again.workspace.open_last)
    assert isinstance(draft, Draft)
    assert again.document.text == "Only here"
    assert again.workspace.file
    assert again.workspace.file.is_untitled
    again.session.stop()


def test_what_cannot_be_opened_is_told_and_leaves_what_is_open(
    story: Story, file: Path, tmp_path: Path
) -> None:
    story.open(file)
    stranger = tmp_path / "x.recension"
    stranger.write_bytes(b"something else entirely, and long enough" * 10)
    told = story.after(story.workspace.failed, lambda: story.workspace.open_any(stranger))
    assert isinstance(told, NotARevisionFile)
    told = story.after(
        story.workspace.failed, lambda: story.workspace.open_any(tmp_path / "none.recension")
    )
    assert isinstance(told, FileMissing)
    binary = tmp_path / "x.wiki"
    binary.write_bytes(b"caf\xe9")
    told = story.after(story.workspace.failed, lambda: story.workspace.open_any(binary))
    assert isinstance(told, NotText)
    assert story.document.text == BASE
    story.type("Still. ")
    story.save()
    assert list((state_folder() / "untitled").iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_cannot_be_written_says_so(story: Story, file: Path) -> None:
    file.chmod(0o444)
    story.open(file)
    assert story.workspace.file
    assert story.workspace.file.is_read_only


def test_a_damaged_file_opens_for_reading(story: Story, file: Path) -> None:
    data = bytearray(file.read_bytes())
    place = data.index(b"Ada")
    data[place : place + 3] = b"Eve"
    file.write_bytes(data)
    story.open(file)
    assert story.workspace.file
    assert story.workspace.file.is_read_only
    assert isinstance(story.workspace.file.reason, DamagedFile)
    assert story.workspace.file.problems


def test_what_another_process_saves_is_brought_in(story: Story, file: Path) -> None:
    story.open(file)
    change = story.after(
        story.workspace.disk_changed, lambda: save_elsewhere(file, BASE + " From Bob.")
    )
    assert change is DiskChange.RELOADED
    assert story.document.text == BASE + " From Bob."
    assert not story.document.is_dirty


def test_another_page_that_changes_leaves_unsaved_text_alone(story: Story, file: Path) -> None:
    story.open(file)
    story.type("Mine. ")
    change = story.after(
        story.workspace.disk_changed, lambda: save_elsewhere(file, "box 2", "Template:Box")
    )
    assert change is DiskChange.PAGES
    assert story.document.text == "Mine. " + BASE
    story.save()


@pytest.mark.parametrize(
    ("resolution", "text"),
    [
        (Resolution.MERGED, f"Mine. {BASE} From Bob."),
        (Resolution.MINE, f"Mine. {BASE}"),
        (Resolution.THEIRS, f"{BASE} From Bob."),
    ],
)
def test_unsaved_text_over_a_newer_revision_is_a_choice(
    story: Story, file: Path, resolution: Resolution, text: str
) -> None:
    story.session.engine.start()
    story.open(file)
    story.type("Mine. ")
    conflict = story.after(
        story.workspace.conflict, lambda: save_elsewhere(file, BASE + " From Bob.")
    )
    assert isinstance(conflict, Conflict)
    assert conflict.is_clean
    assert not conflict.is_saving
    story.workspace.resolve(conflict, resolution)
    assert story.document.text == text
    assert story.document.is_dirty == (resolution is not Resolution.THEIRS)
    if story.document.is_dirty:
        story.save()
    assert text_in(file) == text


def test_saving_over_a_newer_revision_records_nothing_and_is_a_choice(
    story: Story, file: Path
) -> None:
    story.open(file)
    story.session.workspace._disk.follow(None)  # nobody has looked yet
    story.type("Mine. ")
    save_elsewhere(file, BASE.replace("First", "Second"))
    conflict = story.after(story.workspace.conflict, lambda: story.workspace.save("mine"))
    assert isinstance(conflict, Conflict)
    assert (conflict.is_saving, conflict.summary) == (True, "mine")
    assert text_in(file) == BASE.replace("First", "Second")
    assert story.document.text == "Mine. " + BASE


def test_a_file_that_is_gone_is_told_and_its_text_goes_to_another_place(
    story: Story, file: Path, tmp_path: Path
) -> None:
    story.open(file)
    story.type("Mine. ")
    change = story.after(story.workspace.disk_changed, file.unlink)
    assert change is DiskChange.GONE
    assert story.workspace.file
    assert story.workspace.file.is_gone
    failure = story.after(story.workspace.save_failed, story.workspace.save)
    assert isinstance(failure, FileMissing)
    target = tmp_path / "rescued.recension"
    story.after(story.workspace.saved, lambda: story.workspace.save_as(target, summary=""))
    assert text_in(target) == "Mine. " + BASE


def test_a_file_that_was_replaced_is_opened_anew(story: Story, file: Path, tmp_path: Path) -> None:
    story.open(file)
    fresh = tmp_path / "fresh.recension"
    shutil.copy(file, fresh)
    save_elsewhere(fresh, "Synchronised.")
    change = story.after(story.workspace.disk_changed, lambda: fresh.replace(file))
    assert change is DiskChange.REPLACED
    assert story.document.text == "Synchronised."
    story.type("And on. ")
    story.save()
    assert text_in(file) == "And on. Synchronised."


def test_the_preview_follows_a_template_that_is_saved(story: Story, file: Path) -> None:
    engine = story.session.engine
    engine.start()
    save_elsewhere(file, "{{Box}}")
    story.open(file)
    story.after(engine.rendered, lambda: None)
    story.after(story.workspace.page_opened, lambda: story.workspace.open_page("Template:Box"))
    story.type("NEW ")
    story.save()
    with story.qtbot.waitSignal(
        engine.rendered,
        timeout=WAIT,
        check_params_cb=lambda update: "NEW a box" in str(update.splices),
    ):
        story.workspace.open_page("Page")


def test_the_page_is_compared_with_a_chosen_revision_until_the_newest_is_chosen(
    story: Story, file: Path
) -> None:
    engine = story.session.engine
    engine.start()
    story.open(file)
    first = story.document.base
    assert first
    story.type("Two. ")
    story.save()
    chosen = story.after(
        story.workspace.base_chosen, lambda: story.workspace.compare_page_with(first.id)
    )
    assert chosen == first
    with story.qtbot.waitSignal(
        engine.compared, timeout=WAIT, check_params_cb=lambda told: told.old_text == BASE
    ):
        story.type("Three. ")
    with story.qtbot.waitSignal(
        engine.compared, timeout=WAIT, check_params_cb=lambda told: told.old_text != BASE
    ):
        story.workspace.compare_page_with(None)


def test_discarding_a_draft_brings_back_the_newest_revision(
    story: Story, file: Path, qtbot: QtBot
) -> None:
    story.open(file)
    story.type("Lost. ")
    story.session.stop()
    again = Story(Session(), qtbot)
    draft = again.after(again.workspace.draft_found, lambda: again.workspace.open_file(file))
    assert isinstance(draft, Draft)
    again.workspace.discard_draft(draft)
    assert again.document.text == BASE
    again.qtbot.waitUntil(lambda: not draft.path.exists(), timeout=WAIT)
    again.session.stop()


def test_all_pages_with_kept_text_are_named_when_their_file_opens(
    story: Story, file: Path, qtbot: QtBot
) -> None:
    story.open(file, "Template:Box")
    story.type("Lost. ")
    story.after(story.workspace.page_opened, lambda: story.workspace.open_page("Page"))
    story.session.stop()
    again = Story(Session(), qtbot)
    again.open(file, "Page")
    assert again.workspace.unsaved_titles == ["Template:Box"]
    again.after(again.workspace.draft_found, lambda: again.workspace.open_page("Template:Box"))
    assert again.document.text == "Lost. a box"
    assert again.workspace.unsaved_titles == ["Template:Box"]
    again.session.stop()


def test_an_untitled_file_with_unsaved_text_stays_when_another_file_is_opened(
    story: Story, file: Path
) -> None:
    story.after(story.workspace.page_opened, story.workspace.new_file)
    story.type("Only here")
    assert story.workspace.file
    untitled = story.workspace.file.path
    story.open(file)
    story.qtbot.waitUntil(lambda: story.workspace.recoverable_files() == [untitled], timeout=WAIT)
    found = story.after(story.workspace.draft_found, lambda: story.workspace.open_file(untitled))
    assert isinstance(found, Draft)
    assert story.document.text == "Only here"


def test_a_file_opened_again_at_once_has_the_text_that_a_slow_disk_is_still_writing(
    story: Story, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.recension"
    RevisionFile.create(other).close()
    write = DraftFiles.write

    def write_slowly(files: DraftFiles, draft: Draft) -> None:
        sleep(1)
        write(files, draft)

    monkeypatch.setattr(DraftFiles, "write", write_slowly)
    story.open(file)
    story.type("Typed last. ")
    story.open(other)
    assert story.open(file).text.startswith("Typed last. ")


def test_opening_the_open_file_again_goes_to_the_page(story: Story, file: Path) -> None:
    story.open(file)
    story.type("Unsaved. ")
    story.open(file, "Template:Box")
    assert story.workspace.unsaved_titles == ["Page"]


def test_a_page_that_is_not_saved_yet_has_no_history(story: Story, file: Path) -> None:
    story.open(file)
    assert story.after(story.workspace.history("Not yet").done, lambda: None) == ()


def test_a_draft_over_a_newer_revision_is_found_and_is_a_conflict(
    story: Story, file: Path, qtbot: QtBot
) -> None:
    story.open(file)
    story.type("Mine. ")
    story.session.stop()
    save_elsewhere(file, BASE + " From Bob.")
    again = Story(Session(), qtbot)
    with qtbot.waitSignals([again.workspace.draft_found, again.workspace.conflict], timeout=WAIT):
        again.workspace.open_file(file)
    assert again.document.text == "Mine. " + BASE
    assert again.document.base_text == BASE
    again.session.stop()


def test_a_draft_whose_text_was_saved_after_all_is_dropped(
    story: Story, file: Path, qtbot: QtBot
) -> None:
    story.open(file)
    story.type("Mine. ")
    story.session.stop()
    save_elsewhere(file, "Mine. " + BASE)
    again = Story(Session(), qtbot)
    again.open(file)
    assert again.document.text == "Mine. " + BASE
    assert not again.document.is_dirty
    assert again.session.drafts.files.of_file(file) == []
    again.session.stop()


def test_a_discarded_untitled_file_leaves_nothing(story: Story) -> None:
    story.after(story.workspace.page_opened, story.workspace.new_file)
    story.type("Not worth it")
    assert story.workspace.file
    untitled = story.workspace.file.path
    story.wait_for_draft()
    story.after(story.workspace.closed, lambda: story.workspace.close_file(discard=True))
    assert story.workspace.file is None
    story.qtbot.waitUntil(lambda: not untitled.exists(), timeout=WAIT)
    files = story.session.drafts.files
    story.qtbot.waitUntil(lambda: files.of_file(untitled) == [], timeout=WAIT)
