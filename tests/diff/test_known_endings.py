"""Sentences cut where other paragraphs tell, again and again while typing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.diff.known_endings import KnownCuts
from recension.diff.sentence_rows import SentenceRow
from recension.diff.sentences import sentences_in

PARTS = st.sampled_from(
    [
        "A caption of thirty characters or more",
        "A caption of thirty characters or more, edited",
        "Short.",
        "The beginning was edited of a caption of thirty characters or more",
        "iPhones are told by their head, which has no capital.",
        "Another sentence that is long enough follows it.",
        "{{template|of some words",
    ]
)
TEXTS = st.lists(PARTS, max_size=4).map(" ".join)
ROWS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5)
KEYS = st.lists(st.tuples(st.integers(0, 4), st.tuples(TEXTS, TEXTS)), max_size=5)


@settings(max_examples=300)
@given(ROWS, KEYS)
def test_rows_are_cut_as_they_would_be_afresh(
    texts: list[tuple[str, str]], keys: list[tuple[int, tuple[str, str]]]
) -> None:
    kept, read = KnownCuts(), {}
    for at, changed in [(0, texts[0]), *keys]:
        texts[at % len(texts)] = changed
        for each in texts:
            if each not in read:
                read[each] = SentenceRow(each, sentences_in(each[0]), sentences_in(each[1]))
        rows, fresh = [read[each] for each in texts], [read[each] for each in texts]
        kept.cut(rows)
        KnownCuts().cut(fresh)
        assert [(row.old, row.new) for row in rows] == [(row.old, row.new) for row in fresh]
