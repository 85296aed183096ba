"""Texts cut into lines."""

from __future__ import annotations

import pytest

from recension.diff.cutting import cut_lines


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "last", "\nlast\n"])
@pytest.mark.parametrize("line", ["|-\n", "\n", "a longer line of words \u2028 and more\r\n"])
@pytest.mark.parametrize("count", [3, 30_000])
def test_lines_are_those_between_newlines(line: str, end: str, count: int) -> None:
    text = line * count + end
    assert cut_lines(text, {}) == text.split("\n")


def test_equal_lines_of_two_long_texts_are_one_object() -> None:
    known: dict[str, str] = {}
    old = cut_lines("\n".join(f"line {number}" for number in range(30_000)), known)
    new = cut_lines("\n".join(f"line {number}" for number in reversed(range(30_000))), known)
    assert all(one is other for one, other in zip(old, reversed(new), strict=True))
