"""Code points and UTF-16 units are told apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.ui.editor.text.offsets import code_points, utf16_length

_TEXTS = st.text(st.sampled_from("aé😀"), max_size=30)


@given(_TEXTS, st.integers(0, 30))
def test_units_lead_back_to_code_points(text: str, count: int) -> None:
    count = min(count, len(text))
    assert code_points(text, utf16_length(text[:count])) == count
