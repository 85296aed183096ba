"""Bars in the gutter."""

from __future__ import annotations

import pytest

from recension.diff import compare
from recension.ui.editor import ChangeMark, MarkKind
from recension.ui.window.marks import change_marks


def marks(old: str, new: str) -> list[ChangeMark]:
    return change_marks(compare(old, new).rows, old, new)


def test_equal_texts_have_no_bars() -> None:
    assert marks("a\nb\n", "a\nb\n") == []


def test_a_created_page_has_one_bar() -> None:
    assert marks("", "one line") == [ChangeMark(MarkKind.ADDED, 0, 1)]
    assert marks("", "a\n\nb\n") == [ChangeMark(MarkKind.ADDED, 0, 4)]


def test_a_changed_line_knows_what_it_was() -> None:
    old = "one\nthe quick brown fox jumps\nthree\n"
    new = "one\nthe quick red fox jumps\nthree\n"
    assert marks(old, new) == [ChangeMark(MarkKind.CHANGED, 1, 2, "the quick brown fox jumps")]


def test_added_lines_have_a_bar_of_their_length() -> None:
    assert marks("a\nb", "a\nnew line one\nnew line two\nb") == [ChangeMark(MarkKind.ADDED, 1, 3)]


def test_a_removal_stands_where_the_lines_were() -> None:
    assert marks("a\ngone with the wind\nb", "a\nb") == [
        ChangeMark(MarkKind.REMOVED, 1, 1, "gone with the wind")
    ]


@pytest.mark.parametrize("new", ["", "x", "a\nb\nc\nd"])
def test_bars_lie_inside_the_text(new: str) -> None:
    last = new.count("\n") + 1
    found = marks("a\nb\nsomething else entirely\nd\n", new)
    assert found
    assert all(0 <= mark.start <= mark.stop <= last for mark in found)
