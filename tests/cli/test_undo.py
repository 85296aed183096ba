"""`recension undo`, `rollback` and `name`, and revisions that are called by their names."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Run

from recension.store import RevisionFile

_TEXTS = [("Ann", "One.\n\nTwo."), ("Eve", "One!\n\nTwo."), ("Ann", "One!\n\nTwo.\n\nThree.")]


@pytest.fixture
def pages(book: str) -> str:
    """A file with a page of three revisions, and another page."""
    with RevisionFile.create(book) as file:
        for author, text in _TEXTS:
            file.save("A", text, author=author, summary="x")
        file.save("B@2", "other")
    return book


def _log(run: Run, book: str, page: str = "A") -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("log", book, page, "--format", "json").output)
    return found


def test_undo_takes_one_change_out_and_leaves_the_rest(run: Run, pages: str) -> None:
    done = run("undo", pages, "A", "--revision", "2", "--author", "Bob")

    assert (done.status, done.output) == (0, "Saved revision 5: 18 bytes (+0).\n")
    assert run("show", pages, "A").output == "One.\n\nTwo.\n\nThree."
    log = _log(run, pages)
    assert log[0]["summary"] == "Undid revision 2 by Eve"
    assert [entry["tags"] for entry in log] == [["mw-undo"], [], ["mw-reverted"], []]
    assert run("verify", pages).status == 0


def test_undo_takes_the_newest_revision_by_default(run: Run, pages: str) -> None:
    run("undo", pages, "A", "--summary", "no three")
    assert run("show", pages, "A").output == "One!\n\nTwo."
    assert _log(run, pages)[0]["summary"] == "no three"


def test_what_later_revisions_changed_too_is_not_undone(run: Run, pages: str) -> None:
    run("save", pages, "A", stdin=b"One, two and three!\n\nTwo.")
    refused = run("undo", pages, "A", "--revision", "2")

    assert (refused.status, refused.output) == (1, "")
    assert "later revisions changed the same passages" in refused.errors
    assert len(_log(run, pages)) == 4


@pytest.mark.parametrize(
    ("revision", "said"),
    [("1", "it began the page"), ("4", "There is no revision 4"), ("gone", "no revision named")],
)
def test_what_cannot_be_undone_is_refused(run: Run, pages: str, revision: str, said: str) -> None:
    refused = run("undo", pages, "A", "--revision", revision)
    assert refused.status == 2
    assert said in refused.errors
    assert len(_log(run, pages)) == 3


def test_what_was_undone_already_is_not_undone_again(run: Run, pages: str) -> None:
    run("undo", pages, "A", "--revision", "2")
    again = run("undo", pages, "A", "--revision", "2")
    assert again.status == 2
    assert "nothing of what it did is left" in again.errors


def test_rollback_takes_back_the_edits_of_the_last_author(run: Run, pages: str) -> None:
    done = run("rollback", pages, "A", "--author", "Bob")
    assert done.output == "Saved revision 5: 10 bytes (-8).\n"
    newest = _log(run, pages)[0]
    assert newest["summary"] == "Reverted edits by Ann to last revision by Eve"
    assert (newest["minor"], newest["tags"]) == (True, ["mw-rollback"])


def test_rollback_of_another_author_than_the_last_is_refused(run: Run, pages: str) -> None:
    refused = run("rollback", pages, "A", "--edits-of", "Eve")
    assert refused.status == 2
    assert "the last one is by Ann" in refused.errors


def test_a_name_is_given_changed_and_taken_away(run: Run, pages: str) -> None:
    assert "is named “as sent”" in run("name", pages, "A", "as  sent", "--revision", "1").output
    assert _log(run, pages)[2]["name"] == "as sent"
    run("name", pages, "A", "to the printer", "--revision", "as sent")
    assert _log(run, pages)[2]["name"] == "to the printer"
    run("name", pages, "A", "--remove", "--revision", "to the printer")
    assert _log(run, pages)[2]["name"] == ""


def test_a_revision_is_called_by_its_name(run: Run, pages: str) -> None:
    run("name", pages, "A", "me@home 2019", "--revision", "1")
    assert run("show", pages, "A", "--revision", "me@home 2019").output == _TEXTS[0][1]
    by_name = run("diff", f"{pages}:A@me@home 2019", f"{pages}:A", "--format", "json")
    by_number = run("diff", f"{pages}:A@1", f"{pages}:A@3", "--format", "json")
    assert by_name.output == by_number.output
    assert run("annotate", pages, "A", "--revision", "me@home 2019").status == 0


def test_of_several_revisions_with_one_name_the_newest_is_meant(run: Run, pages: str) -> None:
    for number in ("1", "2"):
        run("name", pages, "A", "sent", "--revision", number)
    assert run("show", pages, "A", "--revision", "sent").output == _TEXTS[1][1]


def test_a_number_goes_before_a_name_that_looks_like_one(run: Run, pages: str) -> None:
    run("name", pages, "A", "3", "--revision", "1")
    run("name", pages, "A", "1789", "--revision", "2")
    assert run("show", pages, "A", "--revision", "3").output == _TEXTS[2][1]
    assert run("show", pages, "A", "--revision", "1789").output == _TEXTS[1][1]


def test_a_title_may_have_the_sign_of_a_revision(run: Run, pages: str) -> None:
    assert run("diff", f"{pages}:B@2", f"{pages}:B@2@4").status == 0


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ("A@99", "There is no revision 99"),
        ("A@lost", "no revision named “lost”"),
        ("C@1", "There is no page “C”"),
        ("C", "There is no page “C”"),
    ],
)
def test_a_side_that_is_not_there_is_told(run: Run, pages: str, side: str, said: str) -> None:
    refused = run("diff", f"{pages}:A", f"{pages}:{side}")
    assert refused.status == 2
    assert said in refused.errors


@pytest.mark.parametrize("given", [[], ["a name", "--remove"], ["n" * 101], [" "]])
def test_a_name_that_cannot_be_is_refused(run: Run, pages: str, given: list[str]) -> None:
    refused = run("name", pages, "A", *given)
    assert refused.status == 2
    assert refused.errors.count("\n") == 1
