"""Pages are renamed, deleted and brought back, and no history is lost by it."""

from __future__ import annotations

import pytest

from recension.errors import (
    BadTitle,
    DeletedPageMissing,
    EditConflict,
    PageDeleted,
    PageExists,
    PageMissing,
)
from recension.store import Hidden, NewRevision, RevisionFile
from recension.store.links import stored


def _titles(file: RevisionFile) -> list[str]:
    return [page.title for page in file.pages()]


def _texts(file: RevisionFile, title: str) -> list[str]:
    return [file.text(one.id) for one in reversed(file.history(title))]


def test_a_page_is_renamed_without_a_redirect(file: RevisionFile) -> None:
    file.save("Old", "text")

    moved = file.rename("old", "new_name", leave_redirect=False)

    assert _titles(file) == ["New name"]
    assert moved.summary == "Moved page [[Old]] to [[New name]] without leaving a redirect"
    assert moved.is_minor
    assert file.verify().problems == ()


def test_a_page_goes_back_over_the_redirect_it_left(file: RevisionFile) -> None:
    file.save("Harbor", "text")
    file.rename("Harbor", "Harbour")

    file.rename("Harbour", "Harbor")

    assert {page.title: page.redirect for page in file.pages()} == {
        "Harbor": None,
        "Harbour": "Harbor",
    }
    (gone,) = file.deleted_pages()
    assert (gone.page.title, gone.page.redirect) == ("Harbor", "Harbour")
    assert gone.deletion is not None
    assert gone.deletion.summary == "Deleted to make way for [[Harbour]]"
    assert file.verify().problems == ()


@pytest.mark.parametrize(
    "texts", [["#REDIRECT [[Elsewhere]]"], ["words", "#REDIRECT [[A]]"], ["words"]]
)
def test_only_a_mere_redirect_to_the_page_gives_way(file: RevisionFile, texts: list[str]) -> None:
    file.save("A", "text")
    for text in texts:
        file.save("B", text)

    with pytest.raises(PageExists):
        file.rename("A", "B")
    assert _titles(file) == ["A", "B"]
    assert file.deleted_pages() == []


def test_a_page_is_not_renamed_to_another_spelling_of_its_title(file: RevisionFile) -> None:
    file.save("Harbour light", "text")

    with pytest.raises(PageExists):
        file.rename("Harbour light", "harbour_light")


def test_a_page_is_not_renamed_to_what_can_be_no_title(file: RevisionFile) -> None:
    file.save("A", "text")

    with pytest.raises(BadTitle):
        file.rename("A", "Special:A")


def test_a_page_goes_to_its_talk_namespace(file: RevisionFile) -> None:
    file.save("Light", "words")

    file.rename("Light", "talk:light")

    assert file.page("Talk:Light").namespace == 1
    assert file.verify().problems == ()


def test_a_deleted_page_is_listed_as_such_with_its_history(file: RevisionFile) -> None:
    file.save("A", "one")
    newest = file.save("A", "two")

    deletion = file.delete("a", summary="outdated", author="Mary")

    assert _titles(file) == []
    with pytest.raises(PageMissing):
        file.history("A")
    (gone,) = file.deleted_pages()
    assert gone.deletion == deletion
    assert (deletion.summary, deletion.author) == ("outdated", "Mary")
    assert [file.text(one.id) for one in file.history_of(gone.page)] == ["two", "one"]
    assert newest is not None
    assert gone.page.newest == newest.id
    assert file.verify().problems == ()


def test_a_page_is_found_by_its_number_while_it_is_there(file: RevisionFile) -> None:
    file.save("A", "one")
    number = file.page("A").id
    file.rename("A", "B", leave_redirect=False)
    assert file.page_numbered(number) == file.page("B")
    deletion = file.delete("B")
    assert not deletion.is_minor
    assert file.page_numbered(number) is None
    assert file.page_numbered(number + 1) is None


def test_a_page_that_was_deleted_is_told_from_one_that_never_was(file: RevisionFile) -> None:
    file.save("A", "one")
    file.delete("A")
    with pytest.raises(PageDeleted):
        file.page("A")
    with pytest.raises(PageMissing) as missing:
        file.page("B")
    assert type(missing.value) is PageMissing


def test_a_deleted_page_comes_back_whole_and_takes_revisions(file: RevisionFile) -> None:
    file.save("A", "one")
    file.save("A", "two")
    file.delete("A")

    file.undelete(file.deleted_pages()[0].page.id, summary="a mistake", author="Tom")

    assert _texts(file, "A") == ["one", "two"]
    assert file.deleted_pages() == []
    assert file.save("A", "three") is not None
    assert file.verify().problems == ()


def test_deletions_and_their_ends_are_in_the_chain(file: RevisionFile) -> None:
    file.save("A", "one")
    file.delete("A")
    file.undelete(1)
    file.rename("A", "B", leave_redirect=False)

    kinds = [one.content.kind for one in stored(file._database, 1, 9)]

    assert kinds == [0, 2, 3, 1]


def test_a_page_is_made_anew_under_the_title_of_a_deleted_one(file: RevisionFile) -> None:
    file.save("A", "old")
    file.delete("A")

    made = file.save("A", "new", base=0)

    assert made is not None
    assert made.parent is None
    assert _texts(file, "A") == ["new"]
    with pytest.raises(PageExists):
        file.undelete(file.deleted_pages()[0].page.id)
    assert file.verify().problems == ()


def test_a_deleted_page_comes_back_under_another_title(file: RevisionFile) -> None:
    file.save("A", "old")
    file.delete("A")
    file.save("A", "new")

    file.undelete(file.deleted_pages()[0].page.id, title="talk:a")

    assert _texts(file, "Talk:A") == ["old"]
    assert file.page("Talk:A").namespace == 1
    assert _texts(file, "A") == ["new"]
    assert file.verify().problems == ()


def test_several_pages_of_one_title_can_be_deleted(file: RevisionFile) -> None:
    for text in ("first", "second"):
        file.save("A", text)
        file.delete("A")

    assert [file.text(gone.page.newest) for gone in file.deleted_pages()] == ["second", "first"]


def test_a_page_that_is_not_deleted_cannot_be_brought_back(file: RevisionFile) -> None:
    file.save("A", "text")

    with pytest.raises(DeletedPageMissing):
        file.undelete(1)


def test_a_page_with_a_newer_revision_than_was_seen_is_not_deleted(file: RevisionFile) -> None:
    seen = file.save("A", "one")
    file.save("A", "two")

    assert seen is not None
    with pytest.raises(EditConflict):
        file.delete("A", base=seen.id)
    assert _titles(file) == ["A"]


def test_a_revision_of_a_deleted_page_is_not_restored_into_its_successor(
    file: RevisionFile,
) -> None:
    file.save("A", "old")
    file.delete("A")
    file.save("A", "new")

    with pytest.raises(PageMissing):
        file.restore(1)
    assert _texts(file, "A") == ["new"]


def test_a_page_whose_text_is_withheld_is_renamed_and_deleted(file: RevisionFile) -> None:
    file.save("B", "b")
    moment = file.newest("B").time
    with file.bulk() as writer:
        writer.add(writer.page("A", 0), NewRevision(moment, None, hidden=Hidden.TEXT, size=5))

    file.rename("A", "C", leave_redirect=False)
    file.delete("C")

    assert file.verify().problems == ()
