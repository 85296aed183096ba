"""A window that is killed while it saves leaves no revision whose links are not known."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from recension.store import KnownLinks, PageLinks, RevisionFile
from recension.workspace.file_answers import PageContents, SaveOrder
from recension.workspace.opened_file import OpenedFile


def _links(text: str) -> KnownLinks:
    return KnownLinks(PageLinks((text.strip("[]"),)), as_of=0)


def _save(opened: OpenedFile, text: str, author: str) -> PageContents:
    page = opened.read_page("Page")
    order = SaveOrder(
        "Page",
        text,
        page.revision,
        page.text,
        "why",
        is_minor=False,
        author=author,
        prepared_text=text,
        links=_links(text),
    )
    return opened.save(order).contents


def _change_for_ever(path: Path) -> None:
    """Save, restore and roll back in turn, as the thread of a window does it."""
    opened = OpenedFile(path, is_untitled=False)
    for number in range(1_000_000):
        first = _save(opened, f"[[A{number}]]", "Ann")
        _save(opened, f"[[B{number}]]", "Ann")
        assert first.revision is not None
        opened.restore(first.revision.id, "", "Ann", _links(first.text))
        _save(opened, f"[[C{number}]]", "Eve")
        target = opened.file.rollback_target("Page")
        text = opened.file.text(target.revision)
        opened.roll_back("Page", target, "Ann", None, _links(text))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be split in two")
def test_what_is_saved_and_what_it_links_to_are_there_together(tmp_path: Path) -> None:
    path = tmp_path / "book.recension"
    RevisionFile.create(path).close()
    noise = random.Random(11)
    for _ in range(20):
        process = os.fork()
        if not process:
            try:
                _change_for_ever(path)
            finally:
                os._exit(0)
        time.sleep(noise.uniform(0.02, 0.15))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        with RevisionFile.open(path) as file:
            assert file.count_unread() == 0
            for page in file.pages():
                text = file.text(page.newest)
                assert [one.page.title for one in file.linking(text.strip("[]"))] == ["Page"]
    with RevisionFile.open(path) as file:
        assert file.verify().problems == ()
        assert file.page("Page").revisions > 1
