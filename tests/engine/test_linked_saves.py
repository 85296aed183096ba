"""What is saved without an engine process has its links in the same change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from tests.killing import NEEDS_FORK, killed_at_work

from recension.engine.linked_saves import LinkedSaves, roll_back
from recension.engine.source import FileSource
from recension.engine.undoing import undo
from recension.errors import BadTitle, NoSpace
from recension.store import Revision, RevisionFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with RevisionFile.create(tmp_path / "book.recension") as file:
        _save(file, "Template:T", "[[Otter]]")
    return tmp_path / "book.recension"


def _save(file: RevisionFile, title: str, text: str, author: str = "") -> Revision:
    with LinkedSaves.of(file) as saves:
        saved = saves.save(title, text, lambda: file.save(title, text, author=author))
    assert saved is not None
    return saved


def _linking(file: RevisionFile, title: str) -> list[str]:
    assert file.count_unread() == 0
    assert file.verify().problems == ()
    return [each.page.title for each in file.linking(title)]


def test_a_save_knows_its_links_at_once(path: Path) -> None:
    with RevisionFile.open(path) as file:
        _save(file, "A", "[[Heron]] {{T}} [[Category:Birds]]")
        assert _linking(file, "Heron") == ["A"]
        assert _linking(file, "Otter") == ["A", "Template:T"]
        assert [each.page.title for each in file.members("Category:Birds")] == ["A"]


def test_an_undo_leaves_the_links_of_the_text_it_made(path: Path) -> None:
    with RevisionFile.open(path) as file:
        _save(file, "A", "one\n\n[[Heron]]")
        second = _save(file, "A", "one\n\n[[Swan]]")
        undo(file, "A", second.id)
        assert (_linking(file, "Heron"), _linking(file, "Swan")) == (["A"], [])


def test_a_rollback_leaves_the_links_of_the_text_it_goes_back_to(path: Path) -> None:
    with RevisionFile.open(path) as file:
        _save(file, "A", "[[Heron]]", "Ann")
        _save(file, "A", "[[Swan]]", "Eve")
        roll_back(file, "A", edits_of=None, summary="", author="Ann")
        assert (_linking(file, "Heron"), _linking(file, "Swan")) == (["A"], [])


def test_links_count_as_unread_where_a_template_changed_since_it_was_read(path: Path) -> None:
    with RevisionFile.open(path) as file, LinkedSaves.of(file) as saves:

        def record() -> Revision | None:
            file.save("Template:T", "[[Eel]]")
            return file.save("A", "{{T}}")

        saves.save("A", "{{T}}", record)
        assert "A" in {page.title for page in file.unread_pages()}


def test_links_count_as_unread_where_a_page_they_hang_on_came_since_they_were_read(
    path: Path,
) -> None:
    text = "{{#ifexist:B|[[Heron]]|[[Swan]]}}"
    with RevisionFile.open(path) as file, LinkedSaves.of(file) as saves:

        def record() -> Revision | None:
            _save(file, "B", "[[Eel]]")
            return file.save("A", text)

        saves.save("A", text, record)
        assert [page.title for page in file.unread_pages()] == ["A"]


def test_links_count_as_read_where_only_other_pages_changed(path: Path) -> None:
    with RevisionFile.open(path) as file, LinkedSaves.of(file) as saves:

        def record() -> Revision | None:
            _save(file, "B", "[[Eel]]")
            return file.save("A", "{{T}}")

        saves.save("A", "{{T}}", record)
        assert _linking(file, "Otter") == ["A", "Template:T"]


def test_what_became_another_text_than_was_read_counts_as_unread(path: Path) -> None:
    with RevisionFile.open(path) as file, LinkedSaves.of(file) as saves:
        saves.save("A", "[[Heron]]", lambda: file.save("A", "[[Swan]]"))
        assert file.linking("Heron") == []
        assert file.count_unread() == 1


def test_where_links_cannot_be_kept_nothing_is_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise NoSpace(path)

    monkeypatch.setattr(RevisionFile, "record_links", fail)
    with RevisionFile.open(path) as file:
        with pytest.raises(NoSpace):
            _save(file, "A", "[[Heron]]")
        assert [page.title for page in file.pages()] == ["Template:T"]


def test_a_bad_title_is_refused_as_ever(path: Path) -> None:
    with RevisionFile.open(path) as file, pytest.raises(BadTitle):
        _save(file, "A[b", "[[Heron]]")


def test_a_text_that_breaks_the_renderer_is_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: FileSource) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(FileSource, "refresh", fail)
    with RevisionFile.open(path) as file:
        saved = _save(file, "A", "[[Heron]]")
        assert file.text(saved.id) == "[[Heron]]"
        assert file.count_unread() == 1


@NEEDS_FORK
def test_a_kill_leaves_no_revision_without_its_links(path: Path) -> None:
    def work() -> Iterator[Revision]:
        with RevisionFile.open(path) as file:
            for number in count():
                yield _save(file, "A", f"[[Page {os.getpid()}-{number}]]")

    for _ in killed_at_work(work, times=20, longest=0.08):
        with RevisionFile.open(path) as file:
            newest = file.text(file.page("A").newest)
            assert _linking(file, newest[2:-2]) == ["A"]
