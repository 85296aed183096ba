"""A created page was added as a whole, a blanked one removed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.diff import Kind, compare
from recension.diff.empty_texts import rows_to_show, shows_nothing

_TEXTS = st.lists(st.sampled_from(["", "one two", "== H =="]), max_size=9).map("\n".join)


@given(_TEXTS.filter(bool))
def test_each_line_of_a_created_page_was_added(text: str) -> None:
    rows = [row for row in rows_to_show(compare("", text).rows, "", text) if not shows_nothing(row)]
    assert {row.kind for row in rows} == {Kind.ADDED}
    lines = [line for row in rows if row.new for line in range(row.new.start, row.new.stop)]
    assert lines == list(range(text.count("\n") + 1))


@given(_TEXTS.filter(bool))
def test_each_line_of_a_blanked_page_was_removed(text: str) -> None:
    rows = [row for row in rows_to_show(compare(text, "").rows, text, "") if not shows_nothing(row)]
    assert {row.kind for row in rows} == {Kind.REMOVED}
    lines = [line for row in rows if row.old for line in range(row.old.start, row.old.stop)]
    assert lines == list(range(text.count("\n") + 1))


@pytest.mark.parametrize(("old", "new"), [("", ""), ("\n", "a\n\nb"), ("a\n\nb", "a")])
def test_rows_of_other_texts_are_shown_as_they_are(old: str, new: str) -> None:
    rows = compare(old, new).rows
    assert rows_to_show(rows, old, new) == rows
