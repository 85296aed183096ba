"""Whatever happens to pages, in any order, every text of every page is still there."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.errors import DeletedPageMissing, PageExists, PageMissing
from recension.store import RevisionFile

_TITLES = st.sampled_from(["A", "B", "Talk:A"])
_STEPS = st.one_of(
    st.tuples(st.just("save"), _TITLES, st.sampled_from(["x", "y", "#REDIRECT [[A]]"])),
    st.tuples(st.just("rename"), _TITLES, _TITLES),
    st.tuples(st.just("move"), _TITLES, _TITLES),
    st.tuples(st.just("delete"), _TITLES, st.just("")),
    st.tuples(st.just("undelete"), st.just(""), _TITLES),
)


def take(file: RevisionFile, step: tuple[str, str, str]) -> None:
    """Do something to a page: what, to which, and a text or another title."""
    order, title, other = step
    match order:
        case "save":
            file.save(title, other)
        case "rename":
            file.rename(title, other)
        case "move":
            file.rename(title, other, leave_redirect=False)
        case "delete":
            file.delete(title)
        case _:
            gone = file.deleted_pages()
            file.undelete(gone[0].page.id if gone else 1, title=other)


def _texts(file: RevisionFile) -> dict[int, list[tuple[int, str]]]:
    """Return the texts of all pages by the number of the page, the deleted ones too."""
    pages = [*file.pages(), *(gone.page for gone in file.deleted_pages())]
    return {
        page.id: [(one.id, file.text(one.id)) for one in reversed(file.history_of(page))]
        for page in pages
    }


@settings(max_examples=30, deadline=None)
@given(st.lists(_STEPS, max_size=12))
def test_nothing_that_happens_to_pages_loses_a_text(steps: list[tuple[str, str, str]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        RevisionFile.create(Path(folder) / "book.recension") as file,
    ):
        for step in steps:
            before = _texts(file)
            try:
                take(file, step)
            except (PageMissing, PageExists, DeletedPageMissing):
                assert _texts(file) == before
                continue
            after = _texts(file)
            for page, texts in before.items():
                assert after[page][: len(texts)] == texts
        assert file.verify().problems == ()
