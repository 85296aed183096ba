"""Which row a mark in the rendered page stands for."""

from __future__ import annotations

import pytest

from recension.diff import compare
from recension.ui.changes.marked_rows import row_of_mark
from recension.ui.preview import MarkedChange

OLD = """The first paragraph tells of a loch.

A paragraph that will go away altogether.

{{Box
| name = Aird
| area = 12
| depth = 40
}}
The end of it all."""
NEW = """The first paragraph tells of a pond.

{{Box
| name = Aird
| area = 13
| depth = 41
}}
The end of it all."""


def marked(mark: MarkedChange) -> str:
    """Return the older text of the row that a mark stands for, "" where that cannot be told."""
    found = compare(OLD, NEW)
    row = row_of_mark(found.rows, mark)
    return "" if row is None else found.old_text(row)


def test_a_mark_is_of_the_row_at_its_line() -> None:
    mark = MarkedChange(0, is_gone=False, first=0, last=0)
    assert marked(mark) == "The first paragraph tells of a loch."


def test_what_is_gone_stood_before_its_line() -> None:
    mark = MarkedChange(2, is_gone=True, first=2, last=2)
    assert "that will go away" in marked(mark)


def test_the_only_change_of_a_block_is_meant_by_any_mark_in_it() -> None:
    found = compare("{{Box\n| a = 1\n| b = 2\n}}", "{{Box\n| a = 1\n| b = 3\n}}")
    row = row_of_mark(found.rows, MarkedChange(0, is_gone=False, first=0, last=3))
    assert row is not None
    assert found.old_text(row) == "| b = 2"


@pytest.mark.parametrize("line", [2, 7])
def test_where_a_block_has_several_changes_none_is_guessed(line: int) -> None:
    old = "{{Box\n| a = 1\n|-\n| b = 2\n|-\n| c = 3\n|-\n| d = 4\n}}"
    new = old.replace("1", "5").replace("2", "6").replace("4", "7")
    found = compare(old, new)
    mark = MarkedChange(line, is_gone=False, first=0, last=8)
    row = row_of_mark(found.rows, mark)
    assert row is None or line == 7


def test_a_mark_far_from_all_changes_means_none() -> None:
    assert marked(MarkedChange(7, is_gone=False, first=7, last=7)) == ""
