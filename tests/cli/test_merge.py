"""`recension merge`, and saving over a revision that somebody else saved meanwhile."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from recension.store import RevisionFile, connecting

_TEXT = "one\n\ntwo\n\nthree\n"


def _save(run: Run, book: str, text: str, *more: str) -> str:
    saved = run("save", book, "A", *more, stdin=text.encode())
    return saved.output + saved.errors


@pytest.fixture
def copy(run: Run, book: str, tmp_path: Path) -> str:
    """The path of a copy of the book, which both have a page A."""
    _save(run, book, _TEXT)
    return str(shutil.copyfile(book, tmp_path / "copy.recension"))


def test_merge_unites_what_both_changed(run: Run, book: str, copy: str) -> None:
    _save(run, book, _TEXT.replace("one", "ONE"))
    _save(run, copy, _TEXT.replace("three", "THREE"))
    merged = run("merge", book, copy, "--author", "Ann")

    assert merged.status == 0
    assert merged.output == "Merged 1 revision; united the texts of 1 page.\n"
    assert run("show", book, "A").output == "ONE\n\ntwo\n\nTHREE"
    assert run("merge", book, copy).output == "The copy has nothing that the file does not have.\n"


def test_merge_tells_a_clash_until_a_revision_unites_it(run: Run, book: str, copy: str) -> None:
    _save(run, book, "mine")
    _save(run, copy, "theirs")
    merged = run("merge", book, copy, "--format", "json")
    (clash,) = json.loads(merged.output)["clashes"]

    assert merged.status == 1
    assert (clash["kind"], clash["page"], clash["base"]) == ("text", "A", 1)
    assert run("show", book, "A").output == "mine"
    assert run("show", book, "A", "--revision", str(clash["theirs"])).output == "theirs"

    assert "“A” was changed at the same place in both" in run("merge", book, copy).output
    _save(run, book, "mine and theirs", "--unites", str(clash["theirs"]))
    assert run("merge", book, copy).status == 0


def test_merge_says_what_was_pruned_in_one_of_both_alone(run: Run, book: str, copy: str) -> None:
    _save(run, copy, "new")
    run("prune", copy, "--revision", "1", "--yes")
    merged = run("merge", book, copy).output

    assert "pruned the text of 1 revision that is still in this file" in merged
    assert run("show", book, "A", "--revision", "1").output == _TEXT.rstrip()


def test_merge_refuses_another_file(run: Run, book: str, tmp_path: Path) -> None:
    _save(run, book, _TEXT)
    other = str(tmp_path / "other.recension")
    run("save", other, "A", stdin=b"another")
    refused = run("merge", book, other)

    assert refused.status == 2
    assert "no revision in common" in refused.errors
    assert run("merge", book, str(tmp_path / "nothing.recension")).status == 2


def test_a_text_made_from_an_older_revision_is_united_with_the_newest(run: Run, book: str) -> None:
    _save(run, book, _TEXT)
    _save(run, book, _TEXT.replace("one", "ONE"))
    told = _save(run, book, _TEXT.replace("three", "THREE"), "--base", "1")

    assert told.endswith("united with revision 2.\n")
    assert run("show", book, "A").output == "ONE\n\ntwo\n\nTHREE"


def test_a_text_that_clashes_with_the_newest_is_not_saved(run: Run, book: str) -> None:
    _save(run, book, _TEXT)
    _save(run, book, _TEXT.replace("one", "ONE"))
    refused = run("save", book, "A", "--base", "1", stdin=_TEXT.replace("one", "1").encode())

    assert refused.status == 1
    assert "Nothing was overwritten" in refused.errors
    assert run("show", book, "A").output == "ONE\n\ntwo\n\nthree"


def test_the_revision_that_a_text_unites_must_be_one_of_the_page(run: Run, book: str) -> None:
    _save(run, book, _TEXT)
    run("save", book, "B", stdin=b"other")
    assert run("save", book, "A", "--unites", "2", stdin=b"new").status == 2


@pytest.mark.parametrize("order", ["save", "merge"])
def test_a_file_that_another_program_holds_is_left_alone_and_told(
    run: Run, book: str, copy: str, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    _save(run, copy, "theirs")
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT", 50)
    with closing(sqlite3.connect(book, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        asked = [order, book, "A"] if order == "save" else [order, book, copy]
        told = run(*asked, stdin=b"mine")
    assert told.status == 2
    assert "Another program is writing" in told.errors
    assert run(*asked, stdin=b"mine").status == 0


_WRITER = """
import sys
from recension.cli import main
from recension.store import RevisionFile
book, line, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for number in range(count):
    with RevisionFile.open(book, read_only=True) as file:
        newest = file.newest("A")
        lines = file.text(newest.id).split("\\n\\n")
    lines[line] = f"line {line}: {number}"
    sys.stdin = open(sys.argv[4], "w+", encoding="utf-8")
    sys.stdin.write("\\n\\n".join(lines)); sys.stdin.seek(0)
    status = main(["save", book, "A", "--author", str(line), "--base", str(newest.id)])
    assert status == 0, status
"""


def test_two_processes_that_save_at_once_lose_nothing(book: str, tmp_path: Path) -> None:
    count = 25
    with RevisionFile.create(book) as file:
        file.save("A", "\n\n".join(f"line {number}" for number in range(6)))
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, book, str(line), str(count), str(tmp_path / str(line))],
            stdout=subprocess.DEVNULL,
        )
        for line in (0, 5)
    ]
    assert [writer.wait() for writer in writers] == [0, 0]

    with RevisionFile.open(book) as file:
        history = file.history("A")
        for line in (0, 5):
            seen = [
                file.text(one.id).split("\n\n")[line]
                for one in reversed(history)
                if one.author == str(line)
            ]
            assert seen == [f"line {line}: {number}" for number in range(count)]
        newest = file.text(history[0].id).split("\n\n")
        assert (newest[0], newest[5]) == (f"line 0: {count - 1}", f"line 5: {count - 1}")
        assert file.verify().problems == ()
