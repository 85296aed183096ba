"""Which two texts are compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from recension.store.values import Revision
from recension.ui.window.pairs import (
    Pair,
    count_between,
    is_edit,
    last_edit,
    newer_pair,
    older_pair,
)


def revision(number: int) -> Revision:
    """A revision of this number."""
    time = datetime(2019, 9, number, tzinfo=UTC)
    return Revision(
        id=number,
        page=1,
        parent=None,
        time=time,
        author="",
        summary="",
        is_minor=False,
        tags=(),
        size=0,
        delta=0,
        sha1="",
        name="",
    )


FIRST, SECOND, THIRD = (revision(number) for number in (1, 2, 3))
HISTORY = (THIRD, SECOND, FIRST)
LIVE = Pair(THIRD, None)


def test_the_last_edit_is_the_newest_beside_the_one_before() -> None:
    assert last_edit(HISTORY) == Pair(SECOND, THIRD)


def test_the_last_edit_of_one_revision_began_with_nothing() -> None:
    assert last_edit((FIRST,)) == Pair(None, FIRST)


def test_without_a_revision_there_was_no_edit() -> None:
    assert last_edit(()) is None


def test_older_goes_from_your_text_to_the_last_edit() -> None:
    assert older_pair(LIVE, HISTORY) == Pair(SECOND, THIRD)


def test_older_steps_back_to_the_first_and_ends() -> None:
    steps = [Pair(SECOND, THIRD)]
    while pair := older_pair(steps[-1], HISTORY):
        steps.append(pair)
    assert steps == [Pair(SECOND, THIRD), Pair(FIRST, SECOND), Pair(None, FIRST)]


def test_newer_steps_forward_to_your_text_while_it_is_unsaved() -> None:
    steps = [Pair(None, FIRST)]
    while pair := newer_pair(steps[-1], HISTORY, is_dirty=True):
        steps.append(pair)
    assert steps[1:] == [Pair(FIRST, SECOND), Pair(SECOND, THIRD), LIVE]


def test_newer_ends_at_the_last_edit_when_all_is_saved() -> None:
    assert newer_pair(Pair(SECOND, THIRD), HISTORY, is_dirty=False) is None


def test_older_of_a_chosen_pair_shows_the_edit_that_made_its_old_side() -> None:
    assert older_pair(Pair(SECOND, THIRD), HISTORY) == Pair(FIRST, SECOND)
    assert older_pair(Pair(FIRST, THIRD), HISTORY) == Pair(None, FIRST)


def test_revisions_that_follow_each_other_are_an_edit_and_others_are_not() -> None:
    assert is_edit(Pair(SECOND, THIRD), HISTORY)
    assert is_edit(Pair(None, FIRST), HISTORY)
    assert not is_edit(Pair(FIRST, THIRD), HISTORY)
    assert not is_edit(Pair(THIRD, SECOND), HISTORY)
    assert not is_edit(LIVE, HISTORY)


def test_a_revision_beside_the_one_it_was_made_from_is_an_edit_wherever_they_stand() -> None:
    made = replace(THIRD, parent=FIRST.id)
    assert is_edit(Pair(FIRST, made), (made, SECOND, FIRST))


def test_a_revision_of_another_line_is_shown_beside_the_one_it_was_made_from() -> None:
    united = (replace(THIRD, parent=1), replace(SECOND, parent=1), FIRST)
    last = last_edit(united)
    assert last == Pair(FIRST, united[0])
    older = older_pair(Pair(FIRST, united[0]), united)
    assert older == Pair(FIRST, united[1])


def test_revisions_between_two_are_counted() -> None:
    assert count_between(Pair(FIRST, THIRD), HISTORY) == 1
    assert count_between(Pair(SECOND, THIRD), HISTORY) == 0
    assert count_between(Pair(revision(9), THIRD), HISTORY) == 0
    assert count_between(LIVE, HISTORY) == 0
