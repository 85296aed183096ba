"""`recension rename`, `delete` and `undelete`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from recension.store import RevisionFile


@pytest.fixture
def pages(book: str) -> str:
    """A file with pages that belong together, and some that do not."""
    with RevisionFile.create(book) as file:
        for title in ("Help:A", "Help:A/x", "Help:A/y", "Help talk:A", "Help:Taken/y", "Loch"):
            file.save(title, f"text of {title}", author="Ann")
    return book


def _titles(run: Run, book: str, *options: str) -> list[str]:
    listed = json.loads(run("pages", book, "--format", "json", *options).output)
    return [each["title"] for each in listed]


def _bytes(book: str) -> bytes:
    return Path(book).read_bytes()


def test_a_page_is_renamed_and_leaves_a_redirect(run: Run, pages: str) -> None:
    done = run("rename", pages, "loch", "loch_Mor", "--summary", "its name", "--author", "Ann")

    assert (done.status, done.output) == (0, "“Loch” is now called “Loch Mor”.\n")
    assert run("show", pages, "Loch").output == "#REDIRECT [[Loch Mor]]"
    newest = json.loads(run("log", pages, "Loch Mor", "--format", "json").output)[0]
    assert newest["summary"] == "Moved page [[Loch]] to [[Loch Mor]]: its name"
    assert (newest["author"], newest["minor"]) == ("Ann", True)
    assert run("verify", pages).status == 0


def test_a_page_is_renamed_without_a_redirect(run: Run, pages: str) -> None:
    assert run("rename", pages, "Loch", "Mere", "--no-redirect").status == 0
    assert "Loch" not in _titles(run, pages)


def test_only_what_is_asked_for_goes_along(run: Run, pages: str) -> None:
    run("rename", pages, "Help:A", "Help:B", "--no-redirect")
    assert {"Help:B", "Help:A/x", "Help talk:A"} < set(_titles(run, pages))
    run("rename", pages, "Help:B", "Help:A", "--no-redirect")
    done = run("rename", pages, "Help:A", "Help:B", "--no-redirect", "--talk", "--subpages")
    assert done.status == 0
    assert done.output.count("is now called") == 4
    assert {"Help:B", "Help:B/x", "Help:B/y", "Help talk:B"} < set(_titles(run, pages))


def test_what_belongs_to_a_page_comes_back_over_the_redirects_it_left(run: Run, pages: str) -> None:
    run("rename", pages, "Help:A", "Help:B", "--talk", "--subpages")
    back = run("rename", pages, "Help:B", "Help:A", "--talk", "--subpages")
    assert (back.status, back.output.count("is now called")) == (0, 4)
    assert run("show", pages, "Help:A/x").output == "text of Help:A/x"
    assert len(_titles(run, pages, "--deleted")) == 4
    assert run("verify", pages).status == 0


def test_what_cannot_go_along_is_told(run: Run, pages: str) -> None:
    done = run("rename", pages, "Help:A", "Help:Taken", "--subpages")
    assert done.status == 1
    assert "“Help:A/y” keeps its title: there is already a page “Help:Taken/y”." in done.errors
    assert {"Help:Taken", "Help:Taken/x", "Help:A/y"} < set(_titles(run, pages))


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("Help:A", "There is already a page “Help:A”"),
        ("loch", "is the title that the page has already"),
        ("A|b", "it has the character “|”"),
        ("Special:Loch", "made by the program"),
        ("x" * 256, "longer than 255 bytes"),
    ],
)
def test_a_title_that_cannot_be_is_refused(run: Run, pages: str, new: str, said: str) -> None:
    before = _bytes(pages)
    refused = run("rename", pages, "Loch", new, "--talk", "--subpages")
    assert (refused.status, refused.output, refused.errors.count("\n")) == (2, "", 1)
    assert said in refused.errors
    assert _bytes(pages) == before


def test_only_a_redirect_that_never_was_more_gives_way(run: Run, pages: str) -> None:
    run("save", pages, "Mere", stdin=b"#REDIRECT [[Loch]]")
    run("save", pages, "Tarn", stdin=b"#REDIRECT [[Mere]]")
    assert run("rename", pages, "Loch", "Tarn").status == 2
    assert run("rename", pages, "Loch", "Mere").status == 0
    assert run("show", pages, "Mere").output == "text of Loch"


@pytest.mark.parametrize("command", [["rename", "Gone", "Here"], ["delete", "Gone"]])
def test_a_page_that_is_not_there_is_refused(run: Run, pages: str, command: list[str]) -> None:
    name, *rest = command
    refused = run(name, pages, *rest)
    assert (refused.status, refused.output) == (2, "")
    assert "There is no page “Gone”" in refused.errors


@pytest.mark.parametrize(
    "command", [["rename", "Loch", "Mere"], ["delete", "Loch"], ["undelete", "Loch"]]
)
def test_a_file_that_is_not_there_is_not_made(run: Run, tmp_path: Path, command: list[str]) -> None:
    name, *rest = command
    refused = run(name, str(tmp_path / "none.recension"), *rest)
    assert refused.status == 2
    assert list(tmp_path.glob("*.recension")) == []


@pytest.mark.parametrize(
    "command", [["rename", "Loch", "Mere"], ["delete", "Loch"], ["undelete", "Gone"]]
)
def test_a_file_that_takes_no_changes_is_refused(run: Run, pages: str, command: list[str]) -> None:
    with closing(sqlite3.connect(pages)) as database:
        database.execute("PRAGMA user_version = 99")
    before = _bytes(pages)
    name, *rest = command
    refused = run(name, pages, *rest)
    assert (refused.status, refused.output) == (2, "")
    assert "written by a later version" in refused.errors
    assert _bytes(pages) == before


def test_a_deleted_page_is_listed_and_comes_back(run: Run, pages: str) -> None:
    done = run("delete", pages, "loch", "--summary", "dried up", "--author", "Bob")
    assert (done.status, done.output) == (0, "“Loch” was deleted. Its history is kept.\n")
    assert "Loch" not in _titles(run, pages)
    (gone,) = json.loads(run("pages", pages, "--deleted", "--format", "json").output)
    assert (gone["title"], gone["deleted"]["summary"]) == ("Loch", "dried up")
    assert "Loch  Bob  (dried up)" in run("pages", pages, "--deleted").output
    assert "the command undelete" in run("show", pages, "Loch").errors

    back = run("undelete", pages, "loch")
    assert (back.status, back.output) == (0, "“Loch” is back.\n")
    assert run("show", pages, "Loch").output == "text of Loch"
    assert run("pages", pages, "--deleted").output == ""
    assert run("verify", pages).status == 0


def test_of_several_deleted_pages_of_a_title_the_last_comes_back_or_the_one_meant(
    run: Run, pages: str
) -> None:
    run("delete", pages, "Loch")
    run("save", pages, "Loch", stdin=b"another")
    run("delete", pages, "Loch")
    last, first = json.loads(run("pages", pages, "--deleted", "--format", "json").output)

    back = run("undelete", pages, "Loch", "--id", str(first["id"]), "--as", "First Loch")
    assert back.output == "“First Loch” is back.\n"
    assert run("show", pages, "First Loch").output == "text of Loch"
    run("undelete", pages, "Loch")
    assert run("show", pages, "Loch").output == "another"
    refused = run("undelete", pages, "Loch", "--id", str(last["id"]))
    assert (refused.status, refused.output) == (2, "")
    assert "No page “Loch” is among the deleted ones" in refused.errors


def test_a_deleted_page_does_not_come_back_over_another_one(run: Run, pages: str) -> None:
    run("delete", pages, "Loch")
    run("save", pages, "Loch", stdin=b"another")
    before = _bytes(pages)
    refused = run("undelete", pages, "Loch")
    assert (refused.status, refused.output) == (2, "")
    assert "There is already a page “Loch”" in refused.errors
    assert _bytes(pages) == before
