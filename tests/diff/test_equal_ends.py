"""Texts that are equal at both ends, where there is no time for the words between."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.diff import Options
from recension.diff.comparison import Comparison
from recension.diff.equal_ends import equal_ends
from recension.diff.tokens import tokenize

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
PIECES = [
    "word ",
    "word",
    " ",
    ", ",
    "(",
    "क्षि",
    "漢",
    "字\u0301",
    "คิ",
    "งี",
    FAMILY,
    "\U0001f1e9\U0001f1ea",
    "é",
    "e\u0301",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def borders(text: str) -> set[int]:
    found, at = {0}, 0
    for piece in tokenize(text).pieces:
        at += len(piece)
        found |= {at - len(piece.lstrip(" ")), at}
        found |= set(range(at - len(piece), at - len(piece.lstrip(" "))))
    return found


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_equal_ends_are_equal_and_cut_no_token(start: str, old: str, new: str, stop: str) -> None:
    old, new = start + old + stop, start + new + stop
    head, tail = equal_ends(old, new)
    assert head + tail <= min(len(old), len(new))
    assert old[:head] == new[:head]
    assert old[len(old) - tail :] == new[len(new) - tail :]
    for text in (old, new):
        assert {head, len(text) - tail} <= borders(text)


def test_without_time_a_long_run_of_emoji_is_marked_where_it_changed_alone() -> None:
    old, new = FAMILY * 30_000, FAMILY * 20_000 + "\U0001f600" + FAMILY * 10_000
    spans = Comparison(old, new, Options(word_seconds=0)).spans(0)
    assert sum(span.stop - span.start for span in (*spans.old, *spans.new)) < 200


def test_rows_for_which_there_is_no_time_at_all_show_what_is_between_their_ends() -> None:
    clock = iter(range(10_000_000))
    comparison = Comparison(
        "The red house stands on the green hill.",
        "The red house fell down the green hill.",
        Options(row_seconds=1e9, word_seconds=0),
        lambda: next(clock),
    )
    (span,) = comparison.spans(0).new
    assert comparison.new[span.start : span.stop] == "fell down"
