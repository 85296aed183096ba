"""`recension verify --expect`: whether the past of a file is the one somebody noted."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from recension.store import RevisionFile


@pytest.fixture
def noted(book: str) -> str:
    """The fingerprint of a file with two revisions."""
    with RevisionFile.create(book) as file:
        file.save("A", "one")
        file.save("A", "two")
        return file.verify().fingerprint


@pytest.mark.parametrize("length", [16, 40, 64])
def test_the_fingerprint_that_was_noted_is_expected(
    run: Run, book: str, noted: str, length: int
) -> None:
    found = run("verify", book, "--expect", noted[:length].upper())

    assert found.status == 0
    assert found.output.endswith(f"Fingerprint: {noted}\n")


def test_a_copy_and_a_compacted_file_have_the_same(
    run: Run, book: str, noted: str, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.recension"
    shutil.copyfile(book, copy)
    connection = sqlite3.connect(copy)
    connection.execute("VACUUM")
    connection.close()

    assert run("verify", str(copy), "--expect", noted).status == 0


def test_another_fingerprint_is_a_difference(run: Run, book: str, noted: str) -> None:
    other = "0" * 64
    found = run("verify", book, "--expect", other)

    assert found.status == 1
    assert f"The fingerprint is not {other}" in found.output
    told = json.loads(run("verify", book, "--expect", other, "--format", "json").output)
    assert (told["is_expected"], told["problems"], told["fingerprint"]) == (False, [], noted)


def test_a_file_that_has_grown_is_told_from_one_that_was_changed(
    run: Run, book: str, noted: str
) -> None:
    run("save", book, "A", stdin=b"three")
    found = run("verify", book, "--expect", noted)

    assert found.status == 1
    assert "after revision 2 and has grown since" in found.output


@pytest.mark.parametrize("wrong", ["", "abc", "xyz" * 10, "0" * 65])
def test_what_is_no_fingerprint_is_refused(run: Run, book: str, noted: str, wrong: str) -> None:
    found = run("verify", book, "--expect", wrong)

    assert found.status == 2
    assert "hexadecimal" in found.errors
    assert noted not in found.output
