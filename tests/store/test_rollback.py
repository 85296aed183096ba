"""Rollback takes back what the last author did in a row, as MediaWiki's does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from recension.errors import EditConflict, PageMissing, RollbackRefused
from recension.store import Hidden, NewRevision, RevisionFile


def _save(file: RevisionFile, *edits: tuple[str, str]) -> None:
    for author, text in edits:
        file.save("A", text, author=author, summary="x")


def test_all_newest_edits_of_one_author_go(file: RevisionFile) -> None:
    _save(file, ("Ann", "one"), ("Bob", "two"), ("Eve", "three"), ("Eve", "four"))
    done = file.rollback("A", author="Ann")

    assert file.text(done.id) == "two"
    assert (done.author, done.is_minor, done.tags) == ("Ann", True, ("mw-rollback",))
    assert done.summary == "Reverted edits by Eve to last revision by Bob"
    assert [one.tags for one in file.history("A")] == [
        ("mw-rollback",),
        ("mw-reverted",),
        ("mw-reverted",),
        (),
        (),
    ]
    assert file.verify().problems == ()


def test_a_summary_of_ones_own_is_kept(file: RevisionFile) -> None:
    _save(file, ("Ann", "one"), ("Eve", "two"))
    assert file.rollback("A", summary="no").summary == "no"


def test_an_author_without_a_name_is_left_out_of_the_summary(file: RevisionFile) -> None:
    _save(file, ("Ann", "one"), ("", "two"))
    assert file.rollback("A").summary == "Reverted edits to last revision by Ann"


def test_a_hidden_author_is_called_so(file: RevisionFile) -> None:
    _save(file, ("Ann", "one"))
    with file.bulk() as writer:
        later = datetime.now(UTC) + timedelta(days=1)
        hidden = NewRevision(later, "two", hidden=Hidden.AUTHOR)
        writer.add(writer.page("A", 0), hidden)
    assert file.rollback("A").summary == "Reverted edits by a hidden user to last revision by Ann"


@pytest.mark.parametrize(("edits", "told"), [(15, ("mw-reverted",)), (16, ())])
def test_of_more_than_15_edits_none_is_called_reverted(
    file: RevisionFile, edits: int, told: tuple[str, ...]
) -> None:
    _save(file, ("Ann", "one"), *(("Eve", f"e{number}") for number in range(edits)))
    file.rollback("A")

    tags = [one.tags for one in file.history("A")]
    assert tags == [("mw-rollback",), *[told] * edits, ()]


@pytest.mark.parametrize(
    ("edits", "edits_of", "reason"),
    [
        ([("Ann", "one"), ("Ann", "two")], None, "only-author"),
        ([("Ann", "one"), ("Eve", "two")], "Bob", "other-author"),
        ([("Ann", "one"), ("Eve", "two"), ("Eve", "one")], None, "same"),
    ],
)
def test_what_cannot_be_taken_back_is_refused(
    file: RevisionFile, edits: list[tuple[str, str]], edits_of: str | None, reason: str
) -> None:
    _save(file, *edits)
    before = file.newest_link()
    with pytest.raises(RollbackRefused) as refused:
        file.rollback("A", edits_of=edits_of)
    assert refused.value.reason == reason
    assert file.newest_link() == before


def test_a_page_that_got_another_edit_meanwhile_is_left_alone(file: RevisionFile) -> None:
    _save(file, ("Ann", "one"), ("Eve", "two"), ("Bob", "three"))
    with pytest.raises(EditConflict):
        file.rollback("A", base=2)
    with pytest.raises(PageMissing):
        file.rollback("B")


def test_the_same_name_in_another_wiki_is_the_same_author(file: RevisionFile) -> None:
    _save(file, ("Ann", "one"))
    with file.bulk() as writer:
        later = datetime.now(UTC) + timedelta(days=1)
        writer.add(writer.page("A", 0), NewRevision(later, "two", "Eve", user_id=7))
    file.save("A", "three", author="Eve", summary="x")
    assert file.text(file.rollback("A").id) == "one"
