"""What very long texts share that have no passages to tell apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.diff import Kind, Options, compare
from recension.diff.blocks import common_blocks
from recension.diff.budget import Budget

PERIODS = ["a b ", "one and two and ", "xy\n"]


@given(
    st.sampled_from(PERIODS),
    st.integers(0, 4000),
    st.lists(st.tuples(st.integers(0, 30_000), st.sampled_from(["", "Q ", "b", " "])), max_size=3),
)
def test_blocks_are_in_both_texts_in_order(
    period: str, cut: int, edits: list[tuple[int, str]]
) -> None:
    old = period * (30_000 // len(period))
    new = old[cut:]
    for at, put in edits:
        new = new[:at] + put + new[at + 2 :]
    end = new_end = 0
    for at, new_at, length in common_blocks(old, new, Budget(60)):
        assert at >= end
        assert new_at >= new_end
        end, new_end = at + length, new_at + length
        assert old[at:end] == new[new_at:new_end]


@pytest.mark.parametrize("put", ["", "new word "])
def test_a_few_words_again_and_again_are_not_marked_whole(put: str) -> None:
    old = "a b " * 150_000
    new = "b " + old[:200_000] + put + old[200_000:-2]
    comparison = compare(old, new, Options(word_seconds=0.05))
    (spans,) = comparison.all_spans()
    assert comparison.rows[0].kind is Kind.CHANGED
    assert sum(span.stop - span.start for span in (*spans.old, *spans.new)) < 100


def test_blocks_begin_and_end_between_words() -> None:
    old = "ab cd " * 2000
    new = old[:5000] + "Q" + old[5000:]
    for at, _new_at, length in common_blocks(old, new, Budget(60)):
        assert at in {0, len(old)} or old[at] == " "
        assert at + length in {0, len(old)} or old[at + length] == " "
