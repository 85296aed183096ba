"""Comparing while typing: the answers are those of a comparison made afresh."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.diff import Comparer, Options, compare

from .test_comparison_properties import FRAGMENTS, documents

EDITS = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.sampled_from([*FRAGMENTS, "\n", ""])),
    min_size=1,
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(documents, EDITS, st.builds(Options, cleans_up=st.booleans()))
def test_typing_gives_what_a_fresh_comparison_gives(
    lines: list[str], edits: list[tuple[int, int, str]], options: Options
) -> None:
    old = text = "\n".join(lines)
    comparer = Comparer(old, options)
    for at, removed, inserted in edits:
        place = at % (len(text) + 1)
        text = text[:place] + inserted + text[place + removed :]
        kept, fresh = comparer.compare(text), compare(old, text, options)
        assert kept.rows == fresh.rows
        assert kept.all_spans() == fresh.all_spans()


def test_a_rows_words_are_compared_once() -> None:
    comparer = Comparer("one two three\n\nfour five six")
    first = comparer.compare("one 2 three\n\nfour five six")
    second = comparer.compare("one 2 three\n\nfour 5 six")
    assert second.spans(0) is first.spans(0)


def test_hasty_spans_are_not_kept_for_the_next_comparison() -> None:
    comparer = Comparer("the red fox ran (far) away", Options(word_seconds=0))
    hasty = comparer.compare("the red fox ran (near) away")
    assert hasty.new[slice(hasty.spans(0).new[0].start, hasty.spans(0).new[0].stop)] == "(near)"
    assert not hasty.is_complete
    assert hasty.again().spans(0).new[0].start == len("the red fox ran (")
