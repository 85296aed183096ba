"""What was chosen at the places of a merge."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from recension.diff import merge
from recension.engine.messages import Edit
from recension.ui.merge.decisions import Decisions, finished
from recension.ui.merge.values import Choice, PlaceKind

BASE = "A loch.\n\nBirds.\n\nThe tower is old and grey.\n\nEnd."
MINE = "A wide loch.\n\nBirds.\n\nThe old tower is old and grey.\n\nEnd."
THEIRS = "A deep loch.\n\nMany birds.\n\nThe tower is old and dark grey.\n\nEnd."


def decisions() -> Decisions:
    return Decisions(merge(BASE, MINE, THEIRS))


def test_places_say_who_changed_them() -> None:
    made = decisions()
    kinds = [PlaceKind.CLASH, PlaceKind.THEIRS, PlaceKind.WORDS]
    assert [place.kind for place in made.places] == kinds
    assert [place.number for place in made.places] == [1, 0, 2]


def test_an_open_clash_shows_mine_and_is_counted() -> None:
    made = decisions()
    assert made.initial_text.startswith("A wide loch.\n")
    assert made.clashes_left == 1
    assert made.unseen == [2]
    assert not made.is_done


def test_it_is_done_when_clashes_are_decided_and_word_merges_were_seen() -> None:
    made = decisions()
    made.took(0, Choice.MINE, "A wide loch.\n", made.initial_text)
    assert not made.is_done
    made.look_at(2)
    assert made.is_done


def test_undo_of_a_choice_opens_the_clash_again() -> None:
    made = decisions()
    taken = made.initial_text.replace("wide", "deep")
    made.took(0, Choice.THEIRS, "A deep loch.\n", taken)
    assert made.clashes_left == 0
    made.edited(Edit(2, 4, "wide"), made.initial_text)
    assert made.choice(0) is Choice.OPEN


def test_a_clash_that_is_typed_into_is_decided_by_hand() -> None:
    made = decisions()
    edit = Edit(2, 4, "long")
    made.edited(edit, edit.apply(made.initial_text))
    assert made.choice(0) is Choice.BY_HAND


def test_the_next_place_is_one_that_is_still_to_do() -> None:
    made = decisions()
    assert made.next_to_do(0, 1) == 2
    made.look_at(2)
    assert made.next_to_do(0, 1) == 0
    made.took(0, Choice.MINE, "A wide loch.\n", made.initial_text)
    assert made.next_to_do(0, 1) == 2


LINES = st.lists(st.sampled_from(["a", "b", "c d e f g", "c d x f g", ""]), max_size=8)


@given(LINES, LINES, LINES, st.sampled_from([Choice.MINE, Choice.THEIRS, Choice.BOTH]))
def test_taking_one_side_at_each_clash_gives_what_the_merge_resolves_to(
    base: list[str], mine: list[str], theirs: list[str], choice: Choice
) -> None:
    merged = merge("\n".join(base), "\n".join(mine), "\n".join(theirs))
    made, text = Decisions(merged), ""
    text = made.initial_text
    answers = []
    for index, place in enumerate(made.places):
        if place.kind is PlaceKind.CLASH:
            start, stop = made.region(index)
            content = place.text_of(choice)
            text = text[:start] + content + text[stop:]
            made.took(index, choice, content, text)
            answers.append(content)
    assert made.clashes_left == 0
    assert finished(text) == merged.resolved(answers)


def chosen(made: Decisions, choices: list[Choice]) -> str:
    """Choose at one place after the other; return the result."""
    text = made.initial_text
    for index, choice in enumerate(choices[: len(made.places)]):
        start, stop = made.region(index)
        is_by_hand = choice is Choice.BY_HAND
        content = "by hand\n" if is_by_hand else made.places[index].text_of(choice)
        text = text[:start] + content + text[stop:]
        made.took(index, choice, content, text)
    return text


CHOICES = st.lists(
    st.sampled_from([Choice.MINE, Choice.THEIRS, Choice.BOTH, Choice.BY_HAND]), max_size=6
)


@given(LINES, LINES, LINES, CHOICES)
def test_a_merge_goes_on_as_it_was_left(
    base: list[str], mine: list[str], theirs: list[str], choices: list[Choice]
) -> None:
    merged = merge("\n".join(base), "\n".join(mine), "\n".join(theirs))
    before, after = Decisions(merged), Decisions(merged)
    state = before.state(chosen(before, choices) + "written below\n")
    assert after.resume(state) == state.result
    assert after.state(state.result) == state


def test_places_whose_texts_are_others_by_now_begin_anew() -> None:
    before = decisions()
    text = chosen(before, [Choice.THEIRS])
    now = Decisions(merge(BASE, MINE, THEIRS.replace("dark", "light")))
    resumed = now.resume(before.state(text))
    assert resumed.startswith("A deep loch.\n")
    assert now.choice(0) is Choice.THEIRS
    assert now.unseen == [2]
    assert "light grey" in resumed


def test_a_choice_that_nobody_knows_is_not_taken_over() -> None:
    before, after = decisions(), decisions()
    state = before.state(chosen(before, [Choice.THEIRS]))
    places = (replace(state.places[0], choice="later than this"), *state.places[1:])
    after.resume(replace(state, places=places))
    assert after.choice(0) is Choice.OPEN
