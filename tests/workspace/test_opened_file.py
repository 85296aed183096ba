"""An open file among other processes that write into it: nothing of theirs is missed, or undone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recension.store import RevisionFile
from recension.workspace.file_answers import SaveOrder
from recension.workspace.opened_file import OpenedFile


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenedFile]:
    path = tmp_path / "book.recension"
    with RevisionFile.create(path) as file:
        file.save("A", "one")
    opened = OpenedFile(path, is_untitled=False)
    yield opened
    opened.close()


def _order(opened: OpenedFile, text: str) -> SaveOrder:
    page = opened.read_page("A")
    return SaveOrder(
        title="A",
        text=text,
        base=page.revision,
        base_text=page.text,
        summary="",
        is_minor=False,
        author="Ann",
        prepared_text=text,
    )


@contextmanager
def _another_at_work(opened: OpenedFile) -> Iterator[None]:
    """Let another process begin to save a page before the block, and end within it."""
    has_begun, is_waited_for = threading.Event(), threading.Event()

    def save() -> None:
        with RevisionFile.open(opened.path) as other, other.transaction():
            other.save("B", "of another")
            has_begun.set()
            is_waited_for.wait(0.3)  # seconds

    thread = threading.Thread(target=save)
    thread.start()
    has_begun.wait()
    yield
    thread.join()


def test_what_another_process_wrote_while_a_save_waited_for_it_is_seen(opened: OpenedFile) -> None:
    order = _order(opened, "two")
    with _another_at_work(opened):
        assert opened.save(order).is_new
    assert opened.look({}).is_changed


def test_what_another_process_wrote_while_a_page_was_renamed_is_seen(opened: OpenedFile) -> None:
    with _another_at_work(opened), opened.changing() as file:
        file.rename("A", "Z")
    assert opened.look({}).is_changed


def test_own_changes_are_no_news(opened: OpenedFile) -> None:
    opened.save(_order(opened, "two"))
    opened.name(1, "sent")
    assert not opened.look({}).is_changed


def test_a_save_answers_with_its_own_revision_though_another_process_goes_on_at_once(
    opened: OpenedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or the next save would take what the other one wrote for what the text was made from."""
    order = _order(opened, "two")
    own = opened.file.transaction

    @contextmanager
    def followed() -> Iterator[None]:
        with own():
            yield
        with RevisionFile.open(opened.path) as other:
            other.save("A", "three", author="Bob")

    monkeypatch.setattr(opened.file, "transaction", followed)
    outcome = opened.save(order)
    assert outcome.contents.text == "two"
    assert outcome.contents.revision is not None
    assert outcome.contents.revision.author == "Ann"
