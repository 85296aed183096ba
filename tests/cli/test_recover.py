"""`recension recover`: what a damaged file still has goes into a new one, and the rest is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from recension.store import RevisionFile


@pytest.fixture
def damaged(book: str) -> Path:
    """A file with three revisions, the second of which has a broken text."""
    with RevisionFile.create(book) as file:
        for word in ("first", "second", "third"):
            file.save("A", word.upper(), author="Bullitt", summary=f"the {word}")
    data = Path(book).read_bytes()
    assert data.count(b"SECOND") == 1  # a text that short is kept as it is
    Path(book).write_bytes(data.replace(b"SECOND", b"FOURTH"))
    return Path(book)


def test_what_is_lost_is_named_and_the_rest_is_there(
    run: Run, damaged: Path, tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh.recension"
    found = run("recover", str(damaged), "-o", str(fresh))

    assert found.status == 1
    lost, summed, fingerprint = found.output.splitlines()
    assert lost.startswith("Revision 2 of “A” is lost (20")
    assert "Bullitt, the second" in lost
    assert summed == f"Recovered 2 of 3 revisions to {fresh}."
    verified = run("verify", str(fresh), "--format", "json")
    assert verified.status == 0
    assert fingerprint.endswith(json.loads(verified.output)["fingerprint"])


def test_the_report_is_there_for_programs_too(run: Run, damaged: Path, tmp_path: Path) -> None:
    found = run("recover", str(damaged), "-o", str(tmp_path / "new.recension"), "--format", "json")

    told = json.loads(found.output)
    assert (told["revisions"], told["recovered"], told["renumbered"]) == (3, 2, {"3": 2})
    (loss,) = told["losses"]
    assert (loss["what"], loss["is_lost"], loss["revision"]) == ("revision", True, 2)
    assert (loss["page"], loss["author"], loss["summary"]) == ("A", "Bullitt", "the second")


def test_a_sound_file_loses_nothing(run: Run, book: str, tmp_path: Path) -> None:
    run("save", book, "A", stdin=b"one")
    fresh = tmp_path / "fresh.recension"

    found = run("recover", book, "-o", str(fresh))

    assert found.status == 0
    assert run("verify", book).output == run("verify", str(fresh)).output


def test_a_file_that_is_there_is_left_as_it_is(run: Run, damaged: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.recension"
    there.write_text("mine")

    found = run("recover", str(damaged), "-o", str(there))

    assert found.status == 2
    assert "already a file" in found.errors
    assert there.read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"a letter to a friend " * 500])
def test_a_file_of_another_kind_is_refused(run: Run, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "letter.recension"
    other.write_bytes(content)

    found = run("recover", str(other), "-o", str(tmp_path / "new.recension"))

    assert found.status == 2
    assert "not a revision file" in found.errors
    assert list(tmp_path.glob("*.recension")) == [other]
