"""Code points and UTF-16 units are told apart."""

from __future__ import annotations

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from recension.ui.editor.text.offsets import code_points, common_prefix, common_suffix, utf16_length

_TEXTS = st.text(st.sampled_from("aé😀"), max_size=30)


@given(_TEXTS, st.integers(0, 30))
def test_units_lead_back_to_code_points(text: str, count: int) -> None:
    count = min(count, len(text))
    assert code_points(text, utf16_length(text[:count])) == count


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@given(_TEXTS, _TEXTS, _TEXTS)
def test_common_ends_are_as_long_as_they_can_be(one: str, other: str, shared: str) -> None:
    assert common_prefix(shared + one, shared + other) == _common(shared + one, shared + other)
    backwards = _common((one + shared)[::-1], (other + shared)[::-1])
    assert common_suffix(one + shared, other + shared, 99) == backwards
    assert common_suffix(one + shared, other + shared, 2) == min(2, backwards)
