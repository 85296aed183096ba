"""What links where is known of the newest revisions, and of nothing that is outdated."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.errors import DeletedPageMissing, PageExists, PageMissing
from recension.store import LinkKind, Page, PageLinks, RevisionFile

from .test_page_stories import take


def _links_of(file: RevisionFile, page: Page) -> PageLinks:
    """Read a text as a renderer does, in the smallest way: links, templates and theirs."""
    text = file.text(page.newest)
    templates = set(re.findall(r"\{\{(\w+)\}\}", text))
    for used in file.texts(templates).values():
        text += used
    links = set(re.findall(r"\[\[([\w:]+)\]\]", text))
    categories = {title: page.title[-1] for title in links if title.startswith("Category:")}
    return PageLinks(links - categories.keys(), templates, (), categories)


def _read_all(file: RevisionFile) -> None:
    while pages := file.unread_pages():
        for page in pages:
            assert file.record_links(page.id, page.newest, _links_of(file, page))


def _linking(file: RevisionFile, title: str) -> dict[str, set[LinkKind]]:
    return {each.page.title: set(each.kinds) for each in file.linking(title)}


def test_a_page_knows_what_refers_to_it(file: RevisionFile) -> None:
    file.save("A", "[[B]] {{T}}")
    file.save("T", "[[A]]")
    file.save("C", "#REDIRECT [[B]]")
    _read_all(file)

    assert _linking(file, "b") == {"A": {LinkKind.LINK}, "C": {LinkKind.LINK}}
    assert _linking(file, "T") == {"A": {LinkKind.TRANSCLUSION}}
    assert _linking(file, "A") == {"A": {LinkKind.LINK}, "T": {LinkKind.LINK}}
    assert file.linking("B")[1].page.redirect == "B"
    assert file.count_unread() == 0
    assert file.verify().problems == ()


def test_a_new_revision_has_to_be_read_again(file: RevisionFile) -> None:
    file.save("A", "[[B]]")
    _read_all(file)
    file.save("A", "[[C]]")

    assert [page.title for page in file.unread_pages()] == ["A"]
    _read_all(file)
    assert _linking(file, "B") == {}
    assert _linking(file, "C") == {"A": {LinkKind.LINK}}


def test_links_of_a_revision_that_is_not_the_newest_are_not_kept(file: RevisionFile) -> None:
    first = file.save("A", "[[B]]")
    file.save("A", "words")

    assert first is not None
    assert not file.record_links(first.page, first.id, PageLinks({"B"}))
    assert file.linking("B") == []


def test_links_are_kept_in_one_change_with_their_revision(file: RevisionFile) -> None:
    with file.transaction():
        saved = file.save("A", "[[B]]")
        assert saved is not None
        file.record_links(saved.page, saved.id, PageLinks({"B"}))

    assert file.count_unread() == 0


def test_what_uses_a_template_is_read_again_when_that_changes(file: RevisionFile) -> None:
    file.save("T", "[[B]]")
    file.save("A", "{{T}}")
    _read_all(file)

    file.save("T", "[[C]]")
    _read_all(file)
    assert set(_linking(file, "C")) == {"A", "T"}
    file.delete("T")
    _read_all(file)
    assert _linking(file, "C") == {}
    file.undelete(1)
    _read_all(file)
    assert set(_linking(file, "C")) == {"A", "T"}


def test_damaged_links_give_way_to_those_that_are_read_next(file: RevisionFile, path: Path) -> None:
    file.save("A", "[[B]]")
    _read_all(file)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE page_linked SET links = zeroblob(30)")
    connection.commit()
    connection.close()
    file.save("A", "[[C]]")
    _read_all(file)

    assert _linking(file, "B") == {}
    assert set(_linking(file, "C")) == {"A"}
    assert file.verify().problems == ()


def test_a_deleted_page_links_to_nothing(file: RevisionFile) -> None:
    file.save("A", "[[B]]")
    _read_all(file)
    file.delete("A")

    assert file.linking("B") == []
    assert file.count_unread() == 0


def test_the_members_of_a_category_stand_in_the_order_of_their_keys(file: RevisionFile) -> None:
    for title, key in (("Zebra", "a"), ("Talk:ape", ""), ("Bat", ""), ("Cat", "a")):
        saved = file.save(title, "text")
        assert saved is not None
        links = PageLinks(categories={"Category:Animals": key})
        file.record_links(saved.page, saved.id, links)

    members = file.members("category:animals")

    assert [each.page.title for each in members] == ["Cat", "Zebra", "Talk:Ape", "Bat"]


def test_links_of_an_import_are_read_later(file: RevisionFile) -> None:
    file.save("A", "[[B]]")
    _read_all(file)
    with file.bulk() as writer:
        writer.page("Empty", 0)

    assert file.count_unread() == 0


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE link SET target = target + 1",
        "DELETE FROM link",
        "UPDATE page_linked SET links = zeroblob(30)",
        "UPDATE page_linked SET links = substr(links, 1, 12)",
        "INSERT INTO link VALUES (7, 1)",
    ],
)
def test_a_changed_link_is_found_and_can_be_made_anew(
    file: RevisionFile, path: Path, change: str
) -> None:
    file.save("A", "[[B]]")
    _read_all(file)
    file.close()
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.commit()
    connection.close()

    with RevisionFile.open(path) as opened:
        assert [(one.what, one.page) for one in opened.verify().problems] == [("links", "A")]
        opened.forget_links()
        _read_all(opened)
        assert opened.verify().problems == ()
        assert set(_linking(opened, "B")) == {"A"}


_TITLES = st.sampled_from(["A", "B", "T"])
_STEPS = st.one_of(
    st.tuples(
        st.just("save"),
        _TITLES,
        st.sampled_from(["[[A]]", "[[B]] {{T}}", "{{A}}", "[[Category:X]]", "#REDIRECT [[A]]"]),
    ),
    st.tuples(st.sampled_from(["rename", "move"]), _TITLES, _TITLES),
    st.tuples(st.just("delete"), _TITLES, st.just("")),
    st.tuples(st.just("undelete"), st.just(""), _TITLES),
)


def _index(file: RevisionFile) -> object:
    titles = ("A", "B", "T", "Category:X")
    return [(_linking(file, title), file.members(title)) for title in titles]


def test_a_page_brought_back_under_another_title_is_read_anew(file: RevisionFile) -> None:
    gone = file.save("B", "[[Category:X]]")
    assert gone is not None
    _read_all(file)
    file.delete("B")
    file.undelete(gone.page, title="A")

    assert [page.title for page in file.unread_pages()] == ["A"]


@settings(max_examples=40, deadline=None)
@given(st.lists(_STEPS, max_size=12))
def test_links_kept_up_to_date_are_those_that_are_read_anew(
    steps: list[tuple[str, str, str]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        RevisionFile.create(Path(folder) / "book.recension") as file,
    ):
        for number, step in enumerate(steps):
            try:
                take(file, step)
            except (PageMissing, PageExists, DeletedPageMissing):
                continue
            if number % 3:
                _read_all(file)
        _read_all(file)
        kept = _index(file)
        assert file.verify().problems == ()
        file.forget_links()
        _read_all(file)
        assert kept == _index(file)
