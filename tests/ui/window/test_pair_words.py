"""What is said of a pair of texts."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha1

import pytest

from recension.diff import compare, describe
from recension.errors import RevisionDamaged, TextPruned, TextWithheld
from recension.store import to_base36
from recension.store.values import Revision
from recension.ui.changes import Told
from recension.ui.window.pair_words import restored, tell, without_text
from recension.ui.window.pairs import Pair
from recension.workspace import Comparison, Described

TEXTS = ("The first text.", "A second text.", "The first text.", "A fourth text.")


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times on the screen are local; the tests live in Greenwich."""
    monkeypatch.setenv("TZ", "UTC")


def revision(number: int, text: str) -> Revision:
    return Revision(
        id=number,
        page=1,
        parent=number - 1 or None,
        time=datetime(2019, 9, number, 4, 19, tzinfo=UTC),
        author="Ann",
        summary="",
        is_minor=False,
        tags=(),
        size=len(text),
        delta=0,
        sha1=to_base36(sha1(text.encode(), usedforsecurity=False).digest()),
        name="",
    )


HISTORY = tuple(revision(n, text) for n, text in enumerate(TEXTS, 1))[::-1]
FOURTH, THIRD, SECOND, FIRST = HISTORY


def compared(old: str, new: str) -> Comparison:
    found = compare(old, new)
    return Comparison(
        request=1,
        page=1,
        version=1,
        is_current=True,
        old_text=old,
        new_text=new,
        rows=found.rows,
        spans={},
        old_size=found.old_bytes,
        new_size=found.new_bytes,
        is_complete=True,
        milliseconds=0,
    )


def told_of(pair: Pair, old: str, new: str) -> Told:
    description = describe(compare(old, new))
    described = Described(1, description.line(), description.phrases)
    return tell(pair, compared(old, new), described, HISTORY)


def test_a_revision_with_the_text_of_an_earlier_one_was_a_revert() -> None:
    told = told_of(Pair(SECOND, THIRD), TEXTS[1], TEXTS[2])
    assert told.sentence == "Reverted to the revision of 04:19, 1 September 2019"
    assert told.phrases[0].text.startswith("reverted to the revision of")
    assert told.phrases[0].rows
    assert [each.text for each in told.phrases[1:]] == ['"A second" became "The first"']


def test_unsaved_text_that_was_there_before_is_a_revert() -> None:
    assert restored(Pair(FOURTH, None), compared(TEXTS[3], TEXTS[1]), HISTORY) == SECOND
    assert restored(Pair(FOURTH, None), compared(TEXTS[3], TEXTS[0]), HISTORY) == THIRD


def test_text_that_was_never_there_and_text_that_did_not_change_are_no_revert() -> None:
    assert restored(Pair(FOURTH, None), compared(TEXTS[3], "Quite new."), HISTORY) is None
    assert restored(Pair(FIRST, SECOND), compared(TEXTS[0], TEXTS[1]), HISTORY) is None
    assert told_of(Pair(THIRD, None), TEXTS[2], TEXTS[2]).sentence == ""


def test_a_text_that_is_gone_is_named_by_its_time_and_not_by_a_number() -> None:
    pruned = TextPruned(SECOND.id, datetime(2020, 1, 5, 8, 30, tzinfo=UTC))
    said = without_text(Pair(SECOND, THIRD), pruned)
    assert said.startswith("The text of 04:19, 2 September 2019 was taken out")
    assert "08:30, 5 January 2020" in said
    hidden = without_text(Pair(SECOND, THIRD), TextWithheld(THIRD.id))
    assert hidden.startswith("The text of 04:19, 3 September 2019 was hidden")
    damaged = without_text(Pair(SECOND, THIRD), RevisionDamaged(SECOND.id, "torn"))
    assert damaged.startswith("The text of 04:19, 2 September 2019 is damaged")
