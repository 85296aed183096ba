"""What counts as the same words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.errors import BadPattern, PatternTooSlow
from recension.search import Phrase


def test_every_place_is_told_by_its_line_and_where_it_begins_and_ends() -> None:
    text = "a red house\n\nreduced, a RED one"

    assert list(Phrase("red").spots_in(text)) == [(0, 2, 5), (2, 0, 3), (2, 11, 14)]
    assert list(Phrase("red", is_case_sensitive=True).spots_in(text)) == [(0, 2, 5), (2, 0, 3)]


def test_letters_that_fold_to_more_than_one_are_found_where_they_stand() -> None:
    assert list(Phrase("STRASSE").spots_in("ẞ: die Straße dort")) == [(0, 7, 13)]


@pytest.mark.parametrize("is_case_sensitive", [True, False])
def test_accents_are_found_however_they_are_written(*, is_case_sensitive: bool) -> None:
    text = "caf\u00e9\n\ncafe, cafe\u0301 caf\u00e9s"
    for words in ("caf\u00e9", "cafe\u0301"):
        spots = list(Phrase(words, is_case_sensitive=is_case_sensitive).spots_in(text))
        assert spots == [(0, 0, 4), (2, 6, 11), (2, 12, 16)]


def test_a_pattern_is_looked_for_line_by_line() -> None:
    phrase = Phrase(r"^\w+$", is_pattern=True)

    assert list(phrase.spots_in("one\ntwo three\nfour")) == [(0, 0, 3), (2, 0, 4)]


def test_a_line_with_two_places_is_told_once() -> None:
    assert list(Phrase("a").lines_in("a a\nb\nA")) == [0, 2]


@pytest.mark.parametrize("words", ["", "over\nlines"])
def test_what_no_line_can_have_is_refused(words: str) -> None:
    with pytest.raises(BadPattern):
        Phrase(words)


def test_a_broken_pattern_is_refused_with_the_reason() -> None:
    with pytest.raises(BadPattern, match="missing"):
        Phrase("(a", is_pattern=True)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("a{99999999}", "repeats"),
        ("((a{100}){100}){100}", "repeats"),
        (r"b{0}\\{999999}", "repeats"),
        ("(?:" * 5000 + "a" + ")" * 5000, "nested"),
        ("(?V1)a", "incompatible"),
        ("(?au)a", "incompatible"),
    ],
)
def test_a_pattern_that_eats_memory_or_cannot_be_is_refused(pattern: str, reason: str) -> None:
    with pytest.raises(BadPattern, match=reason):
        Phrase(pattern, is_pattern=True)


def test_braces_behind_a_backslash_repeat_nothing() -> None:
    spots = Phrase(r"\{99999999\}", is_pattern=True).spots_in("a {99999999}")
    assert list(spots) == [(0, 2, 12)]


def test_a_pattern_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recension.search.phrase._SECONDS", 0.01)

    with pytest.raises(PatternTooSlow):
        list(Phrase(r"(a|aa|b)*c\1$", is_pattern=True).spots_in("ab" * 9000 + "c"))


def test_a_pattern_that_never_comes_to_its_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recension.search.phrase._LINE_SECONDS", 0.05)

    with pytest.raises(PatternTooSlow):
        list(Phrase("(?R)a", is_pattern=True).spots_in("b a"))


def test_a_pattern_may_hold_itself() -> None:
    phrase = Phrase(r"\{\{(?:[^{}]|(?R))*\}\}", is_pattern=True)

    assert list(phrase.spots_in("a {{b|{{c}}}} d")) == [(0, 2, 13)]


@given(st.text("aAb\u00e9\u00df\n", max_size=60), st.sampled_from(["a", "ab", "\u00e9", "s", "ss"]))
def test_all_places_are_told_one_after_the_other(text: str, words: str) -> None:
    for phrase in (Phrase(words), Phrase(words, is_case_sensitive=True)):
        spots = list(phrase.spots_in(text))
        assert spots == sorted(set(spots))
        if phrase.is_case_sensitive:
            pieces = [text.split("\n")[line][start:stop] for line, start, stop in spots]
            assert pieces == [words] * text.count(words)


@given(st.text("aAbß\u017fİ \n", max_size=30), st.text("aAbßs", min_size=1, max_size=3))
@settings(deadline=None)
def test_a_place_folds_to_something_with_the_words(text: str, words: str) -> None:
    for line, start, stop in Phrase(words).spots_in(text):
        found = text.split("\n")[line][start:stop]
        assert words.casefold() in found.casefold()


@given(
    st.text("aAé e\u0301ß\n", max_size=60),
    st.builds(
        Phrase,
        st.text("aAé e\u0301ß", min_size=1, max_size=2),
        is_case_sensitive=st.booleans(),
        is_pattern=st.booleans(),
    ),
)
@settings(max_examples=200, deadline=None)
def test_the_lines_are_those_that_have_a_place(text: str, phrase: Phrase) -> None:
    found = sorted({line for line, _, _ in phrase.spots_in(text)})
    assert list(phrase.lines_in(text)) == found
