"""Changes of a text, one after the other and at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.wikitext.presave import Change, SourceLines, applied
from recension.wikitext.presave.changes import composed


@st.composite
def changes_of(draw: st.DrawFn, length: int) -> list[Change]:
    places = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return [Change(start, stop, draw(st.text("xy\n", max_size=3))) for start, stop in pairs]


@given(st.data(), st.text("ab\n", max_size=12))
def test_two_lists_of_changes_are_one(data: st.DataObject, text: str) -> None:
    first = data.draw(changes_of(len(text)))
    between = applied(text, first)
    second = data.draw(changes_of(len(between)))
    assert applied(text, composed(first, second, between)) == applied(between, second)


@pytest.mark.parametrize(
    ("text", "change", "lines"),
    [
        ("a\nb\nc", Change(2, 3, "x"), [0, 1, 2]),
        ("a\nb\nc", Change(2, 3, "x\ny\nz"), [0, 1, 1, 1, 2]),
        ("a\nb\nc", Change(1, 4, "x"), [0]),
        ("a\nb\nc\nd", Change(1, 4, "x"), [0, 3]),
        ("a\nb\nc\nd", Change(1, 5, "x\ny"), [0, 2, 3]),
        ("a\nb\nc\nd", Change(1, 5, "x\ny\nz"), [0, 0, 2, 3]),
    ],
)
def test_lines_are_those_of_the_text_before(text: str, change: Change, lines: list[int]) -> None:
    found = SourceLines(text, [change])
    assert [found.of(line) for line in range(applied(text, [change]).count("\n") + 1)] == lines


@given(st.data(), st.text("ab\n", max_size=30))
def test_what_stays_keeps_its_line(data: st.DataObject, text: str) -> None:
    changes = data.draw(changes_of(len(text)))
    lines = SourceLines(text, changes)
    at, result = 0, ""
    for change in [*changes, Change(len(text), len(text), "")]:
        result += text[at : change.start]
        if "\n" in text[at : change.start]:  # a line begins in what stays
            assert lines.of(result.count("\n")) == text.count("\n", 0, change.start)
        result += change.text
        at = change.stop
