"""`recension search`."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def history(run: Run, book: str) -> None:
    run("save", book, "A", "--author", "Ann", "--time", "2019-01-01T00:00:00Z", stdin=b"A red car")
    run("save", book, "A", "--author", "Bo", "--time", "2020-01-01T00:00:00Z", stdin=b"x\ncars")


def test_pages_are_told_with_line_and_snippet(run: Run, book: str) -> None:
    assert run("search", book, "CAR").output == "A:2: cars\n"
    assert run("search", book, "CAR", "--case").output == "No page has it.\n"
    assert run("search", book, r"c\w+s$", "--regex").output == "A:2: cars\n"


def test_the_history_tells_when_it_came_and_when_it_went(run: Run, book: str) -> None:
    assert run("search", book, "red", "--history").output.splitlines() == [
        "A",
        "  came       1 2019-01-01T00:00:00Z Ann  A red car",
        "  went       2 2020-01-01T00:00:00Z Bo",
    ]
    assert "is still there" in run("search", book, "car", "--history").output


def test_json_has_all_of_it(run: Run, book: str) -> None:
    (page,) = json.loads(run("search", book, "car", "--format", "json").output)
    (past,) = json.loads(run("search", book, "red", "--history", "--format", "json").output)

    assert (page["page"], page["places"][0]["line"]) == ("A", 2)
    assert [(stay["came"]["id"], stay["went"]["id"]) for stay in past["stays"]] == [(1, 2)]


def test_a_broken_pattern_is_one_clear_line(run: Run, book: str) -> None:
    ended = run("search", book, "(", "--regex")

    assert (ended.status, ended.output) == (2, "")
    assert "cannot be looked for" in ended.errors
    assert ended.errors.count("\n") == 1
