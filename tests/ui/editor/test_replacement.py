"""The changes between two texts make the one into the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.ui.editor.text.replacement import Change, changes_between

_TEXTS = st.lists(st.sampled_from(["", "a", "bb", "a long line", "c😀"]), max_size=12).map(
    "\n".join
)


def _applied(text: str, changes: list[Change]) -> str:
    for change in reversed(changes):
        text = text[: change.start] + change.text + text[change.stop :]
    return text


@given(_TEXTS, _TEXTS)
def test_the_changes_rebuild_the_new_text(old: str, new: str) -> None:
    changes = changes_between(old, new)
    assert _applied(old, changes) == new
    places = [place for change in changes for place in (change.start, change.stop)]
    assert places == sorted(places)


def test_lines_that_stay_are_not_touched() -> None:
    old = "one\ntwo\nthree\nfour\nfive"
    new = "one\n2\nthree\nfour\nfive and six"
    assert changes_between(old, new) == [Change(4, 7, "2"), Change(23, 23, " and six")]


def test_equal_texts_need_no_change() -> None:
    assert changes_between("a\nb", "a\nb") == []
