"""What holds for any two texts, tried on small ones of mixed scripts."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.diff import Comparison, Kind, Options, Role, Row, Span, compare

FRAGMENTS = [
    "The cat sat on the mat.",
    "A dog of the old kind ran after it for an hour.",
    "the",
    "of",
    "a",
    "in which [[Lenin|he]] spoke",
    "{{Infobox|born=1870}}",
    "<ref>page 4</ref>",
    "naïve",
    "e\u0301te\u0301",
    "\u0301",
    "नमस्ते दुनिया",
    "ภาษาไทย",
    "革命的外交官。",
    "שלום",
    "👍🏽",
    "👨\u200d👩\u200d👧",
    "☎\ufe0f",
    "_",
    "|",
    "=",
    "  ",
    "\u00a0",
    "\t",
    "\u2028",
    "\r",
    "\x0c",
]
LINES = [
    "",
    "|-",
    "}}",
    "== Heading ==",
    "* item",
    "The cat sat on the mat. A dog of the old kind ran after it for an hour. It was late by then.",
]
lines = st.one_of(
    st.sampled_from(LINES),
    st.builds(
        str.join, st.sampled_from(["", " "]), st.lists(st.sampled_from(FRAGMENTS), max_size=9)
    ),
)
documents = st.lists(lines, max_size=14)
UNSPACED = ((0x3005, 0x3007), (0x3041, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xE00, 0xEFF))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two texts, most often the second made from lines and words of the first."""
    old = draw(documents)
    if draw(st.booleans()):
        return "\n".join(old), "\n".join(draw(documents))
    new = list(old)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(new)))
        way = draw(st.sampled_from(["add", "cut", "move", "split", "join", "word"]))
        if way == "add" or at >= len(new):
            new.insert(at, draw(lines))
        elif way == "cut":
            del new[at]
        elif way == "move":
            new.insert(draw(st.integers(0, len(new) - 1)), new.pop(at))
        elif way == "split":
            cut = draw(st.integers(0, len(new[at])))
            new[at : at + 1] = [new[at][:cut], "", new[at][cut:]]
        elif way == "join":
            new[at : at + 2] = [" ".join(new[at : at + 2])]
        else:
            words = new[at].split(" ")
            words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(FRAGMENTS))
            new[at] = " ".join(words)
    return "\n".join(old), "\n".join(new)


@settings(max_examples=400, deadline=None)
@given(pairs(), st.builds(Options, cleans_up=st.booleans()))
def test_rows_and_spans_rebuild_both_texts(texts: tuple[str, str], options: Options) -> None:
    check(compare(*texts, options))


@settings(max_examples=150, deadline=None)
@given(pairs())
def test_a_comparison_without_any_time_rebuilds_both_texts(texts: tuple[str, str]) -> None:
    comparison = compare(*texts, Options(row_seconds=0, word_seconds=0))
    check(comparison)
    assert texts[0] == texts[1] or comparison.rows != ()


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="ab \n.\u0301漢ก", max_size=60),
    st.text(alphabet="ab \n.\u0301漢ก", max_size=60),
)
def test_rows_and_spans_rebuild_texts_of_few_characters(old: str, new: str) -> None:
    check(compare(old, new))


@settings(deadline=None)
@given(documents)
def test_a_text_compared_with_itself_is_one_equal_row(text: list[str]) -> None:
    comparison = compare("\n".join(text), "\n".join(text))
    assert [row.kind for row in comparison.rows] == [Kind.EQUAL]


@settings(max_examples=150, deadline=None)
@given(pairs())
def test_ignoring_white_space_shows_none(texts: tuple[str, str]) -> None:
    comparison = compare(*texts, Options(ignores_white_space=True))
    check_coverage(comparison)
    for index, row in enumerate(comparison.rows):
        if row.kind is Kind.EQUAL:
            assert comparison.old_text(index).split() == comparison.new_text(index).split()
        elif row.old and row.new:
            for text, spans, role in zip(
                sides(comparison, index),
                spans_of(comparison, index),
                (Role.REMOVED, Role.ADDED),
                strict=True,
            ):
                check_spans(text, spans, role)
            kept = [
                without(text, spans).split()
                for text, spans in zip(
                    sides(comparison, index), spans_of(comparison, index), strict=True
                )
            ]
            assert "".join(kept[0]) == "".join(kept[1])


def check(comparison: Comparison) -> None:
    check_coverage(comparison)
    for index, row in enumerate(comparison.rows):
        texts = sides(comparison, index)
        if row.kind is Kind.EQUAL:
            assert texts[0] == texts[1]
        spans = spans_of(comparison, index)
        for text, found, roles in zip(texts, spans, (Role.REMOVED, Role.ADDED), strict=True):
            check_spans(text, found, roles)
        if row.old and row.new:
            assert without(texts[0], spans[0]) == without(texts[1], spans[1])


def check_coverage(comparison: Comparison) -> None:
    """Every line stands in one row; rows that did not move go forward on both sides."""
    rows = [row for row in comparison.rows if not row.is_origin]
    for name, count in (("old", comparison.old.count("\n")), ("new", comparison.new.count("\n"))):
        places = [getattr(row, name) for row in rows]
        covered = Counter(
            line for place in places if place for line in range(place.start, place.stop)
        )
        assert covered == Counter(range(count + 1))
        starts = [
            getattr(row, name).start for row in rows if row.kind != "moved" and getattr(row, name)
        ]
        assert starts == sorted(starts)
    moved = Counter(row.move for row in comparison.rows if row.kind is Kind.MOVED)
    assert set(moved.values()) <= {2}


def check_spans(text: str, spans: Sequence[Span], role: Role) -> None:
    done = 0
    for span in spans:
        assert done <= span.start < span.stop <= len(text)
        assert span.role in {role, Role.MOVED}
        assert (span.move is not None) == (span.role is Role.MOVED)
        assert not cuts_word(text, span.start)
        assert not cuts_word(text, span.stop)
        done = span.stop


def sides(comparison: Comparison, index: int) -> tuple[str, str]:
    return comparison.old_text(index), comparison.new_text(index)


def spans_of(comparison: Comparison, index: int) -> tuple[Sequence[Span], Sequence[Span]]:
    spans = comparison.spans(index)
    return spans.old, spans.new


def without(text: str, spans: Sequence[Span]) -> str:
    ends = [0, *(end for span in spans for end in (span.start, span.stop)), len(text)]
    return "".join(text[start:stop] for start, stop in zip(ends[::2], ends[1::2], strict=True))


def cuts_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and is_of_word(text[at - 1]) and is_of_word(text[at])


def is_of_word(character: str) -> bool:
    if any(first <= ord(character) <= last for first, last in UNSPACED):
        return False
    return (
        character.isalnum()
        or unicodedata.category(character)[0] == "M"
        or character in "\u200c\u200d"
    )


def test_a_row_without_one_side_has_no_text_there() -> None:
    comparison = compare("one", "one\ntwo")
    assert comparison.rows[-1] == Row(Kind.ADDED, None, comparison.rows[-1].new)
    assert comparison.old_text(1) == ""


@pytest.mark.parametrize("text", ["", "\n", "a\n", "\n\n"])
def test_the_empty_text_is_one_empty_line(text: str) -> None:
    check(compare("", text))
    check(compare(text, ""))
