"""Three texts to one: never a wrong text, never a conflict settled in silence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.diff import Clash, Settled, merge

BASE = "\n".join(
    [
        "== Journey ==",
        "The party crossed the border on 6 March 1919 with a small escort and little luggage.",
        "",
        "In Petrograd they were received by Maxim Litvinov, who arranged the journey south.",
        "",
        "On 14 March Bullitt was handed a written proposal.",
        "The end.",
    ]
)
WORDS = st.sampled_from(["red", "blue", "fox", "ran", "far", "away", ".", "漢", "e\u0301"])
TEXTS = st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=6).map("\n".join)


def test_changes_of_different_lines_are_both_taken() -> None:
    mine = BASE.replace("small escort", "large escort")
    theirs = BASE.replace("The end.", "The end.\n[[Category:1919]]")
    merged = merge(BASE, mine, theirs)
    assert merged.text == mine.replace("The end.", "The end.\n[[Category:1919]]")
    assert merged.to_confirm == ()


def test_changes_of_one_paragraph_far_apart_are_united_and_shown() -> None:
    mine = BASE.replace("crossed", "passed")
    theirs = BASE.replace("little luggage", "no luggage")
    merged = merge(BASE, mine, theirs)
    assert merged.text == mine.replace("little luggage", "no luggage")
    (settled,) = merged.to_confirm
    assert settled.base in BASE
    assert settled.mine in mine
    assert settled.theirs in theirs


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("passed", "reached"),  # the same word
        ("passed", ""),  # a word that the other deleted
    ],
)
def test_changes_of_the_same_words_clash(mine: str, theirs: str) -> None:
    merged = merge(BASE, BASE.replace("crossed", mine), BASE.replace("crossed", theirs))
    assert merged.text is None
    (clash,) = merged.clashes
    assert "crossed" in clash.base


def test_changes_of_neighbouring_words_clash() -> None:
    merged = merge(BASE, BASE.replace("crossed", "passed"), BASE.replace("the border", "a border"))
    assert merged.clashes


def test_deleting_what_the_other_edits_is_a_clash() -> None:
    line = BASE.split("\n")[3]
    merged = merge(BASE, BASE.replace(line + "\n", ""), BASE.replace("Maxim", "Maksim"))
    assert merged.clashes


def test_rewriting_what_the_other_edits_is_a_clash() -> None:
    line = BASE.split("\n")[1]
    other = (
        "Nobody of the old guard was there in March, and the few on the train had little to say."
    )
    merged = merge(BASE, BASE.replace(line, other), BASE.replace("small escort", "large escort"))
    assert merged.clashes


def test_the_same_change_of_both_is_taken_once() -> None:
    changed = BASE.replace("crossed", "passed")
    assert merge(BASE, changed, changed).text == changed


def test_two_insertions_at_one_place_clash() -> None:
    merged = merge("a\nb", "a\nmine\nb", "a\ntheirs\nb")
    assert merged.clashes == (Clash("", "mine\n", "theirs\n"),)


def test_answers_take_the_places_of_clashes() -> None:
    merged = merge("a\nb", "a\nmine\nb", "a\ntheirs\nb")
    assert merged.resolved(["mine\ntheirs\n"]) == "a\nmine\ntheirs\nb"
    assert merged.resolved([""]) == "a\nb"
    with pytest.raises(ValueError, match="answers"):
        merged.resolved([])


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_exchanging_the_sides_gives_the_same_text(base: str, mine: str, theirs: str) -> None:
    merged, exchanged = merge(base, mine, theirs), merge(base, theirs, mine)
    assert merged.text == exchanged.text
    assert [(part.base, part.mine, part.theirs) for part in merged.clashes] == [
        (part.base, part.theirs, part.mine) for part in exchanged.clashes
    ]


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_the_parts_hold_all_of_both_sides(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    if len(merged.clashes) == len(merged.parts) == 1:
        assert merged.resolved([merged.clashes[0].mine]) == mine
    assert all(isinstance(part, Settled | Clash) for part in merged.parts)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_a_side_that_changed_nothing_takes_the_other(base: str, other: str) -> None:
    assert merge(base, other, base).text == other
    assert merge(base, base, other).text == other
    assert merge(base, other, other).text == other
