"""`recension prune` says what goes, takes it only when told to, and leaves no trace of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from recension.errors import NoSpace
from recension.store import RevisionFile

_PHRASE = "xylophone-quartz-vortex-jukebox-59"


@pytest.fixture
def pages(book: str) -> str:
    """A file with a text that must go."""
    with RevisionFile.create(book) as file:
        file.save("A", "one", author="Ann", summary="first")
        file.save("A", f"two {_PHRASE} and more words of it", author="Ann", summary="second")
        file.save("A", "three", author="Bob", summary="third")
        file.save("B", "other")
    return book


def _everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_without_yes_it_says_what_would_go_and_changes_nothing(run: Run, pages: str) -> None:
    before = Path(pages).read_bytes()
    told = run("prune", pages, "--page", "A")

    assert told.status == 0
    assert "A: 2 of 3 revisions" in told.output
    assert "Nothing was changed" in told.output
    assert Path(pages).read_bytes() == before
    assert [path.name for path in Path(pages).parent.glob("*.recension")] == ["book.recension"]


def test_with_yes_the_texts_go_and_a_backup_stays(run: Run, pages: str) -> None:
    done = run("prune", pages, "--page", "A", "--yes", "--reason", "to be small", "--author", "Bob")

    assert done.status == 0
    backup = Path(pages).with_name("book (before prune).recension")
    assert str(backup) in done.output
    assert run("show", str(backup), "A", "--revision", "1").output == "one"
    shown = run("show", pages, "A", "--revision", "1")
    assert shown.status == 2
    assert "taken away by a prune on" in shown.errors
    verified = run("verify", pages)
    assert verified.status == 0
    assert "The texts of 2 revisions of “A” were pruned on" in verified.output
    assert "by Bob (to be small)" in verified.output


def test_the_log_marks_what_was_pruned(run: Run, pages: str) -> None:
    run("prune", pages, "--revision", "2", "--yes")
    assert "(second)  [text pruned " in run("log", pages, "A").output
    log = json.loads(run("log", pages, "A", "--format", "json").output)
    assert ["pruned" in entry for entry in log] == [False, True, False]


def test_a_text_that_must_go_is_gone_from_the_file_and_the_caches(
    run: Run, pages: str, tmp_path: Path
) -> None:
    run("search", pages, "words", "--history")
    run("annotate", pages, "A")
    assert _PHRASE.encode() in Path(pages).read_bytes()
    assert list((tmp_path / "home").rglob("*.index"))
    assert list((tmp_path / "home").rglob("*.authorship"))
    done = run("prune", pages, "--containing", _PHRASE, "--yes", "--no-backup")

    assert done.status == 0
    assert _PHRASE.encode() not in _everything(tmp_path)
    assert not [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert run("show", pages, "A").output == "three"


def test_a_backup_of_before_is_named_and_not_written_over(run: Run, pages: str) -> None:
    run("prune", pages, "--revision", "1", "--yes")
    second = run("prune", pages, "--revision", "2", "--yes")

    assert "As it was before: " in second.output
    assert "book (before prune 2).recension" in second.output
    assert "An older copy: " in second.output


def test_a_backup_takes_the_place_of_no_file(run: Run, pages: str, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("something else")
    before = Path(pages).read_bytes()
    refused = run("prune", pages, "--page", "A", "--yes", "--backup", str(there))

    assert refused.status == 2
    assert there.read_text() == "something else"
    assert Path(pages).read_bytes() == before


def test_a_prune_can_be_read_by_programs(run: Run, pages: str) -> None:
    plan = json.loads(run("prune", pages, "--page", "A", "--format", "json").output)
    done = json.loads(run("prune", pages, "--page", "A", "--format", "json", "--yes").output)

    assert (plan["done"], done["done"]) == (False, True)
    assert plan["pages"] == done["pages"]
    assert (plan["texts"], plan["revisions"]) == (2, 2)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "say what goes"),
        (["--revision", "1", "--keep-every", "2"], "do not go with"),
        (["--keep-every", "1"], "no number from 2 on"),
        (["--containing", ""], "the phrase is empty"),
        (["--page", "C"], "There is no page “C”"),
        (["--revision", "99"], "There is no revision 99"),
        (["--revision", "3"], "the newest text of “A”"),
        (["--before", "some day"], "is no time"),
    ],
)
def test_an_order_that_cannot_be_is_refused_in_one_line(
    run: Run, pages: str, given: list[str], said: str
) -> None:
    before = Path(pages).read_bytes()
    refused = run("prune", pages, *given, "--yes")

    assert refused.status == 2
    assert said in refused.errors
    assert refused.errors.count("\n") == 1
    assert Path(pages).read_bytes() == before
    assert len(list(Path(pages).parent.glob("*.recension"))) == 1


def test_a_file_that_could_not_be_written_anew_is_the_next_time(
    run: Run, pages: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: RevisionFile) -> None:
        raise NoSpace(file.path)

    with monkeypatch.context() as patched:
        patched.setattr(RevisionFile, "compact", fail)
        told = run("prune", pages, "--page", "A", "--yes")
    assert told.status == 0
    assert "The same command does that the next time." in told.errors
    before = Path(pages).stat().st_size
    assert run("prune", pages, "--page", "A", "--yes").errors == ""
    assert Path(pages).stat().st_size <= before
    assert run("verify", pages).status == 0


def test_nothing_to_take_makes_no_backup(run: Run, pages: str) -> None:
    told = run("prune", pages, "--before", "1999-01-01", "--yes")
    assert (told.status, told.output) == (0, "There is no text to take away.\n")
    assert len(list(Path(pages).parent.glob("*.recension"))) == 1
