"""A query is found where it stands, and never takes longer than its limit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.ui.editor.find.pattern_words import explain
from recension.ui.editor.find.search import BadPattern, Query, Search, TooSlow

_FOREVER = 60.0


def _found(query: Query, text: str) -> list[str]:
    search = Search(query, text)
    search.run(_FOREVER)
    assert search.is_complete
    return [text[start:stop] for start, stop in search.spans]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query("loch"), ["Loch", "loch", "loch"]),
        (Query("loch", is_case_sensitive=True), ["loch", "loch"]),
        (Query("loch", is_whole_word=True), ["Loch", "loch"]),
        (Query("l.ch"), []),
        (Query("l.ch", is_pattern=True), ["Loch", "loch", "loch"]),
        (Query(r"^\w+", is_pattern=True), ["Loch", "the"]),
        (Query(r"\w+$", is_pattern=True), ["loch", "lochs"]),
        (Query("loch\nthe"), ["loch\nthe"]),
        (Query(""), []),
    ],
)
def test_a_query_finds_what_it_means(query: Query, found: list[str]) -> None:
    assert _found(query, "Loch and loch\nthe lochs") == found


@given(st.text(st.sampled_from("ab.\n😀"), max_size=40), st.text("ab.😀", min_size=1, max_size=2))
def test_words_are_found_like_python_finds_them(text: str, words: str) -> None:
    search = Search(Query(words, is_case_sensitive=True), text)
    search.run(_FOREVER)
    assert search.spans == [found.span() for found in re.finditer(re.escape(words), text)]


def test_empty_places_are_found_once_each() -> None:
    search = Search(Query("^", is_pattern=True), "a\nb\n")
    search.run(_FOREVER)
    assert search.spans == [(0, 0), (2, 2), (4, 4)]


def test_places_are_found_in_slices() -> None:
    ticks = iter(range(1_000_000))
    search = Search(Query("a"), "a" * 100, clock=lambda: next(ticks) / 1000)
    search.run(0.01)
    assert 0 < len(search.spans) < 100
    assert not search.is_complete


def test_the_place_after_and_before_an_offset_is_known() -> None:
    search = Search(Query("ab"), "ab ab ab")
    assert search.after(1) == (3, 5)
    assert search.before(5) == (3, 5)
    assert search.before(1) is None
    assert search.after(7) is None
    assert search.last() == (6, 8)
    assert search.number((3, 5)) == 2
    assert search.number((3, 4)) == 0


def test_a_pattern_that_takes_too_long_is_given_up() -> None:
    text = "the quick brown fox " * 50_000
    search = Search(Query("(?:[a-z]+ ?)+[0-9]", is_pattern=True), text)
    with pytest.raises(TooSlow):
        search.run(_FOREVER)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(a", "A parenthesis is opened and not closed. Look at character 2."),
        ("a)", "A parenthesis is closed that was not opened. Look at character 1."),
        ("*a", "There is nothing before * + ? or {} to repeat. Look at character 1."),
        ("[a", "A set of characters [...] is not closed. Look at character 2."),
        (r"\2(a)", "There is no group of this number. Look at character 2."),
    ],
)
def test_a_bad_pattern_is_refused_in_plain_words(pattern: str, words: str) -> None:
    with pytest.raises(BadPattern) as refused:
        Search(Query(pattern, is_pattern=True), "")
    assert explain(refused.value) == words


def test_a_pattern_that_would_fill_the_memory_is_refused() -> None:
    for pattern in ("((a{1000}){1000}){1000}", "a{9999999}", "a{" + "9" * 5000 + "}"):
        with pytest.raises(BadPattern) as refused:
            Search(Query(pattern, is_pattern=True), "")
        assert explain(refused.value) == "The numbers in {} ask for too many repetitions."


def test_everything_is_replaced_with_the_groups_of_each_place() -> None:
    search = Search(Query(r"(\w)(\d)", is_pattern=True), "x a1 b2 y")
    assert search.replaced_all(r"\2\1") == ((2, 7), "1a 2b")


def test_without_a_pattern_a_backslash_is_itself() -> None:
    assert Search(Query("a"), "xax").replaced_all(r"\1") == ((1, 2), r"\1")


def test_nothing_found_is_nothing_replaced() -> None:
    assert Search(Query("z"), "xax").replaced_all("y") is None


def test_a_replacement_that_names_no_group_is_refused() -> None:
    search = Search(Query("(a)", is_pattern=True), "a")
    with pytest.raises(BadPattern) as refused:
        search.replaced_all(r"\7")
    assert explain(refused.value) == "There is no group of this number."
