from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from recension.ui.changes.heights import Heights

_HEIGHTS = st.lists(st.integers(1, 40), min_size=1, max_size=40)


@given(_HEIGHTS, st.lists(st.tuples(st.integers(0, 39), st.integers(1, 90)), max_size=20))
def test_sums_stay_right_when_heights_change(
    heights: list[int], changes: list[tuple[int, int]]
) -> None:
    stacked = Heights(heights)
    for place, height in changes:
        heights[place % len(heights)] = height
        stacked[place % len(heights)] = height
    tops = [stacked.top(index) for index in range(len(heights) + 1)]
    assert tops == list(accumulate(heights, initial=0))
    assert stacked.total == sum(heights)


@given(_HEIGHTS, st.integers(0, 2000))
def test_a_band_is_found_by_what_is_above_it(heights: list[int], y: int) -> None:
    stacked = Heights(heights)
    found = stacked.at(y)
    assert stacked.top(found) <= y or found == 0
    assert y < stacked.top(found + 1) or found == len(heights) - 1


def test_nothing_has_no_height() -> None:
    assert Heights().total == 0
    assert Heights().at(5) == 0
