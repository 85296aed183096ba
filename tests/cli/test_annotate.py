"""`recension annotate`."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def history(run: Run, book: str) -> None:
    run("save", book, "A", "--author", "Ann", "--time", "2019-01-01T00:00:00Z", stdin=b"one two")
    run("save", book, "A", "--author", "Bo", "--time", "2020-01-01T00:00:00Z",
        stdin=b"one three two\n\nend")  # fmt: skip


def test_every_run_stands_beside_its_author(run: Run, book: str) -> None:
    assert run("annotate", book, "A").output.splitlines() == [
        "    1       1 2019-01-01T00:00:00Z Ann  one",
        "    1       2 2020-01-01T00:00:00Z Bo    three",
        "    1       1 2019-01-01T00:00:00Z Ann   two",
        "    3       2 2020-01-01T00:00:00Z Bo   end",
    ]


def test_json_holds_the_text_and_the_revisions(run: Run, book: str) -> None:
    found = json.loads(run("annotate", book, "A", "--format", "json").output)

    assert "\n".join("".join(part["text"] for part in line) for line in found["lines"]) == (
        "one three two\n\nend"
    )
    assert [(one["id"], one["author"]) for one in found["origins"]] == [(1, "Ann"), (2, "Bo")]


def test_an_older_revision_can_be_asked_for(run: Run, book: str) -> None:
    assert run("annotate", book, "A", "--revision", "1").output.endswith("Ann  one two\n")


def test_what_is_not_there_is_said(run: Run, book: str) -> None:
    assert run("annotate", book, "B").status == 2
    assert run("annotate", book, "A", "--revision", "9").status == 2
