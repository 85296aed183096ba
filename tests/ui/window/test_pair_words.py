"""What is said of a pair of texts."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha1

import pytest

from recension.diff import compare, describe
from recension.store import to_base36
from recension.store.values import Revision
from recension.ui.window.pair_words import header_of, restored
from recension.ui.window.pairs import Pair
from recension.workspace import Comparison

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
    told = describe(found)
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
        sentence=told.line(),
        is_complete=True,
        milliseconds=0,
        phrases=told.phrases,
    )


def test_a_revision_with_the_text_of_an_earlier_one_was_a_revert() -> None:
    pair = Pair(SECOND, THIRD)
    header = header_of(pair, compared(TEXTS[1], TEXTS[2]), HISTORY, title="A", is_dirty=False)
    assert header.sentence == "Reverted to the revision of 04:19, 1 September 2019"
    assert header.phrases[0].text.startswith("reverted to the revision of")
    assert header.phrases[0].rows
    assert [each.text for each in header.phrases[1:]] == ['"A second" became "The first"']


def test_unsaved_text_that_was_there_before_is_a_revert() -> None:
    assert restored(Pair(FOURTH, None), TEXTS[1], HISTORY) == SECOND
    assert restored(Pair(FOURTH, None), TEXTS[0], HISTORY) == THIRD


def test_text_that_was_never_there_and_text_that_did_not_change_are_no_revert() -> None:
    assert restored(Pair(FOURTH, None), "Quite new.", HISTORY) is None
    assert restored(Pair(FIRST, SECOND), TEXTS[1], HISTORY) is None
    pair = Pair(THIRD, None)
    header = header_of(pair, compared(TEXTS[2], TEXTS[2]), HISTORY, title="A", is_dirty=False)
    assert header.sentence == ""
