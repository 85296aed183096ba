"""Common lines found again while typing: those that a search afresh would find."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.diff.budget import Budget
from recension.diff.common_lines import CommonLines
from recension.diff.subsequence import common_subsequence

Edit = tuple[int, int, list[str]]

OLD = st.lists(st.sampled_from(["", "|-", "a", "b", "c"]), max_size=20)
EDITS = st.lists(
    st.tuples(
        st.integers(0, 100),
        st.integers(0, 3),
        st.lists(st.sampled_from(["", "a", "d", "new", "newer"]), max_size=3),
    ),
    min_size=1,
    max_size=10,
)


def assert_found_as_afresh(old: list[str], new: list[str], edits: list[Edit]) -> None:
    kept = CommonLines()
    for at, removed, inserted in edits:
        place = at % (len(new) + 1)
        new = [*new[:place], *inserted, *new[place + removed :]]
        assert kept.find(old, new, Budget(9)) == CommonLines().find(old, new, Budget(9))


@given(OLD, OLD, EDITS)
def test_lines_put_anywhere(old: list[str], new: list[str], edits: list[Edit]) -> None:
    assert_found_as_afresh(old, new, edits)


@given(st.integers(50, 80), EDITS)
def test_a_part_that_grows_long_enough_for_anchors(unknown: int, edits: list[Edit]) -> None:
    olds = [f"line {number % 40}" for number in range(90)]
    new = [*olds[:50], *["unknown"] * (unknown - 50), *reversed(olds[:30]), "end"]
    typed: list[Edit] = [(52, 0, ["new"])] * 8
    assert_found_as_afresh(["start", *olds], new, [*typed, *edits])


@pytest.mark.parametrize("seed", range(4))
def test_lines_split_and_joined_in_a_long_text(seed: int) -> None:
    rnd = random.Random(seed)
    old = [rnd.choice(["", "|-", f"line {number}"]) for number in range(400)]
    new = [line + " changed" if rnd.random() < 0.1 else line for line in old]
    edits = [
        (rnd.randrange(400), rnd.randrange(2), ["typed"] * rnd.randrange(3)) for _ in range(60)
    ]
    assert_found_as_afresh(old, new, edits)


def test_a_line_broken_in_two_is_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[int] = []

    def counted(*given: object) -> object:
        searches.append(1)
        return common_subsequence(*given)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr("recension.diff.common_lines.common_subsequence", counted)
    kept, old = CommonLines(), ["one", "two", "three"]
    kept.find(old, ["one", "two, edited", "three"], Budget(9))
    matches = kept.find(old, ["one", "two,", " edited", "three"], Budget(9))
    assert len(searches) == 1
    assert matches[-1].new == 3
