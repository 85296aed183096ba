"""A window that is killed while it saves leaves no revision whose links are not known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from tests.killing import NEEDS_FORK, killed_at_work

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


def _change_for_ever(path: Path) -> Iterator[PageContents]:
    """Save, restore and roll back in turn, as the thread of a window does it."""
    opened = OpenedFile(path, is_untitled=False)
    for number in count():
        first = _save(opened, f"[[A{number}]]", "Ann")
        yield first
        yield _save(opened, f"[[B{number}]]", "Ann")
        assert first.revision is not None
        yield opened.restore(first.revision.id, "", "Ann", _links(first.text)).contents
        yield _save(opened, f"[[C{number}]]", "Eve")
        target = opened.file.rollback_target("Page")
        text = opened.file.text(target.revision)
        yield opened.roll_back("Page", target, "Ann", None, _links(text)).contents


@NEEDS_FORK
def test_what_is_saved_and_what_it_links_to_are_there_together(tmp_path: Path) -> None:
    path = tmp_path / "book.recension"
    RevisionFile.create(path).close()
    for _ in killed_at_work(partial(_change_for_ever, path), times=20, longest=0.1):
        with RevisionFile.open(path) as file:
            assert file.count_unread() == 0
            for page in file.pages():
                text = file.text(page.newest)
                assert [one.page.title for one in file.linking(text.strip("[]"))] == ["Page"]
    with RevisionFile.open(path) as file:
        assert file.verify().problems == ()
        assert file.page("Page").revisions >= 20
