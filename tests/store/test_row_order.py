"""A row whose number is broken is told by those around it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.store.recovery.row_order import out_of_order, rightful_numbers


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ([], set()),
        ([1, 2, 5, 9], set()),
        ([2, 3, 4, 5, 14, 7], {4}),
        ([9, 1, 2, 3], {0}),
        ([1, 2, 3, 3, 4], {2}),
        ([1, 2, 30, 4, 5, 3, 6], {2, 5}),
    ],
)
def test_a_number_that_does_not_rise_stands_out(rows: list[int], places: set[int]) -> None:
    assert out_of_order(rows) == places


def test_a_broken_number_is_known_where_only_one_fits() -> None:
    assert rightful_numbers([2, 3, 4, 5, 14, 7], {4}) == {4: 6}
    assert rightful_numbers([9, 2], {0}) == {0: 1}
    assert rightful_numbers([2, 14, 7], {1}) == {}
    assert rightful_numbers([1, 9, 8, 4], {1, 2}) == {}
    assert rightful_numbers([1, 2, 0], {2}) == {}


@given(st.lists(st.integers(0, 30)))
def test_the_others_rise_whatever_the_numbers_are(rows: list[int]) -> None:
    places = out_of_order(rows)
    others = [row for place, row in enumerate(rows) if place not in places]
    assert all(one < other for one, other in pairwise(others))


@given(st.sets(st.integers(0, 1000), min_size=4), st.data())
def test_one_broken_number_costs_one_row(numbers: set[int], data: st.DataObject) -> None:
    rows = sorted(numbers)
    rows[data.draw(st.integers(0, len(rows) - 1))] ^= 1 << data.draw(st.integers(0, 9))
    assert len(out_of_order(rows)) <= 1
