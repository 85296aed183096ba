"""How far two sequences agree at both ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.diff import common_ends

_TEXTS = st.text(st.sampled_from("aé😀"), max_size=30)


@given(_TEXTS, _TEXTS, _TEXTS, _TEXTS)
def test_common_ends_are_as_long_as_they_can_be(
    head: str, old_core: str, new_core: str, tail: str
) -> None:
    old, new = head + old_core + tail, head + new_core + tail
    before, behind = common_ends(old, new)
    rest, new_rest = old[before : len(old) - behind], new[before : len(new) - behind]
    assert old[:before] == new[:before]
    assert old[len(old) - behind :] == new[len(new) - behind :]
    assert rest[:1] != new_rest[:1] or not rest
    assert rest[-1:] != new_rest[-1:] or not rest


@given(_TEXTS)
def test_nothing_is_counted_at_both_ends(text: str) -> None:
    assert common_ends(text, text) == (len(text), 0)
    assert sum(common_ends(text, text + text)) == len(text)
