"""The change sentence where there is no time to look into each row."""

from __future__ import annotations

import random

import pytest

from recension.diff import Options, compare, describe
from recension.diff.comparison import Comparison

HASTY = Options(sentence_seconds=0)
LINES = [f"The river number {number} flows through the land of its name." for number in range(40)]


def hasty(old: str, new: str) -> str:
    return describe(compare(old, new, HASTY)).line()


def test_lines_are_counted_by_what_happened_to_them() -> None:
    old = "\n".join(LINES)
    new = "\n".join([*LINES[:10], "Something wholly new stands here now.", *LINES[12:]])
    assert hasty(old, new) == "Removed two lines; added a line"
    assert hasty(old, old.replace("number 7 ", "number seven ")) == "Changed a line"


def test_splits_mergers_and_moves_are_told_by_their_number() -> None:
    whole = " ".join(LINES[:2])
    rest = "\n".join(LINES[20:])
    parts = "\n\n".join(LINES[:2])
    assert hasty(f"{rest}\n\n{whole}\n\n{rest}", f"{rest}\n\n{parts}\n\n{rest}") == (
        "Split a paragraph"
    )
    assert hasty(f"{rest}\n\n{parts}\n\n{rest}", f"{rest}\n\n{whole}\n\n{rest}") == (
        "Merged two paragraphs"
    )
    moved = [*LINES[1:], LINES[0]]
    assert hasty("\n".join(LINES), "\n".join(moved)) == "Moved a paragraph"


def test_what_takes_no_look_into_the_rows_is_told_as_ever() -> None:
    old = "\n".join(LINES)
    assert hasty(old, "") == "Blanked the page"
    assert hasty("", old) == "Created the page"
    assert hasty(old, "#REDIRECT [[River]]") == "Redirected the page to River"
    assert hasty(old, old) == ""


def test_a_shuffled_page_without_time_was_not_rewritten() -> None:
    old = "\n".join(LINES)
    new = "\n".join(random.Random(4).sample(LINES, len(LINES)))
    comparison = Comparison(old, new, Options(row_seconds=0, sentence_seconds=0))
    assert not comparison.is_complete
    assert "rewrote" not in describe(comparison).line().lower()


@pytest.mark.parametrize("readings", range(1, 120, 7))
def test_wherever_the_time_ends_there_is_one_whole_description(readings: int) -> None:
    old = "{|\n|-\n| a || b\n|-\n| c || d\n|}\n" + "\n".join(LINES)
    new = old.replace("| d", "| e").replace("river", "[[river]]").replace(LINES[5], "Gone.")
    clock = iter(range(10_000_000))
    options = Options(row_seconds=1e9, word_seconds=1e9, sentence_seconds=readings)
    comparison = Comparison(old, new, options, lambda: next(clock))
    told = describe(comparison)
    assert told.items
    assert len(told.items) == len(told.rows)
    is_general = "lines" in told.line()
    assert is_general or "link" in told.line()
