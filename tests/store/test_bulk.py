"""Bringing in revisions of any age and order."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from recension.store import Arrival, Hidden, NewRevision, RevisionFile

_START = datetime(2019, 3, 6, tzinfo=UTC)


def _revision(number: int, text: str | None = None, **more: object) -> NewRevision:
    given = f"text {number}" if text is None else text
    time = _START + timedelta(minutes=number)
    return NewRevision(time, given, author="Bullitt", **more)  # type: ignore[arg-type]  # the tests know the fields


def _bring(file: RevisionFile, *revisions: NewRevision, title: str = "A") -> list[bool]:
    with file.bulk() as writer:
        page = writer.page(title, 0)
        return [writer.add(page, revision) is Arrival.NEW for revision in revisions]


def _texts(file: RevisionFile, title: str = "A") -> list[str]:
    return [file.text(one.id) for one in reversed(file.history(title))]


def test_revisions_in_any_order_make_a_history_by_time(file: RevisionFile) -> None:
    revisions = [_revision(number) for number in range(50)]
    random.Random(3).shuffle(revisions)
    _bring(file, *revisions)

    history = file.history("A")

    assert _texts(file) == [f"text {number}" for number in range(50)]
    assert [one.parent for one in history] == [*(one.id for one in history[1:]), None]
    assert file.page("A").revisions == 50
    assert file.verify().problems == ()


def test_equal_times_newest_first_keep_their_order(file: RevisionFile) -> None:
    same = [NewRevision(_START, f"text {number}") for number in range(5)]
    newer = NewRevision(_START + timedelta(1), "newest")
    _bring(file, newer, *reversed(same))

    assert _texts(file) == [*(f"text {number}" for number in range(5)), "newest"]


def test_equal_times_are_ordered_by_the_numbers_of_the_other_wiki(file: RevisionFile) -> None:
    numbers = [12, 10, 11]
    _bring(file, *(NewRevision(_START, f"text {n}", foreign_id=n) for n in numbers))

    assert _texts(file) == ["text 10", "text 11", "text 12"]


def test_what_is_there_already_does_not_come_twice(file: RevisionFile) -> None:
    revisions = [_revision(number) for number in range(5)]
    _bring(file, *revisions)

    assert _bring(file, *revisions, _revision(5)) == [False] * 5 + [True]
    assert len(_texts(file)) == 6
    assert file.verify().problems == ()


def test_the_same_text_twice_in_a_second_comes_twice_and_only_once_each(
    file: RevisionFile,
) -> None:
    to_and_fro = [NewRevision(_START, text) for text in ("a", "b", "a")]

    assert _bring(file, *to_and_fro) == [True] * 3
    assert _bring(file, *to_and_fro) == [False] * 3
    assert _texts(file) == ["a", "b", "a"]


def test_a_page_that_comes_in_two_overlapping_parts_is_one(file: RevisionFile) -> None:
    with file.bulk() as writer:
        for numbers in ((0, 1, 2), (1, 2, 3)):
            page = writer.page("A", 0)
            for number in numbers:
                writer.add(page, _revision(number, foreign_id=number))

    assert _texts(file) == [f"text {number}" for number in range(4)]


def test_older_revisions_find_their_place_before_those_that_were_there(
    file: RevisionFile,
) -> None:
    file.save("A", "saved here", time=_START + timedelta(days=1))
    _bring(file, _revision(1), _revision(2))

    assert _texts(file) == ["text 1", "text 2", "saved here"]
    assert file.page("A").newest == 1
    assert file.verify().problems == ()


def test_tags_are_worked_out_anew(file: RevisionFile) -> None:
    texts = ["good", "bad", "good", "", "#REDIRECT [[B]]"]
    _bring(file, *(_revision(number, text) for number, text in enumerate(texts)))

    assert [one.tags for one in reversed(file.history("A"))] == [
        (),
        ("mw-reverted",),
        ("mw-manual-revert",),
        ("mw-blank",),
        ("mw-new-redirect",),
    ]
    assert file.page("A").redirect == "B"


def test_many_pages_side_by_side_keep_their_histories(file: RevisionFile) -> None:
    with file.bulk() as writer:
        for number in range(20):
            for title in ("A", "B", "C"):
                writer.add(writer.page(title, 0), _revision(number, f"{title} {number}"))

    for title in ("A", "B", "C"):
        assert _texts(file, title) == [f"{title} {number}" for number in range(20)]
    assert file.verify().problems == ()


def test_a_failure_leaves_the_file_untouched(file: RevisionFile) -> None:
    file.save("A", "one")
    before = file.path.read_bytes()

    with pytest.raises(ZeroDivisionError), file.bulk() as writer:  # noqa: PT012 - raises at the end
        writer.add(writer.page("A", 0), _revision(1))
        writer.page("B", 0)
        raise ZeroDivisionError

    assert file.path.read_bytes() == before
    assert _bring(file, _revision(1)) == [True]


def test_a_page_without_revisions_is_not_kept(file: RevisionFile) -> None:
    with file.bulk() as writer:
        writer.page("Empty", 0)

    assert file.pages() == []


def test_a_text_is_kept_though_the_revision_was_known_without_it(file: RevisionFile) -> None:
    whole = NewRevision(_START, "a")
    assert _bring(file, whole) == [True]
    sha1 = file.newest("A").sha1
    stub = NewRevision(_START, None, hidden=Hidden.TEXT, size=1, sha1=sha1)

    assert _bring(file, stub, whole, title="B") == [True, True]
    assert _bring(file, stub, title="C") == [True]
    assert _bring(file, stub, whole, title="C") == [False, True]
    assert _bring(file, whole, stub, title="C") == [False, False]
    assert file.text(file.newest("C").id) == "a"
    assert file.verify().problems == ()


def test_a_text_that_comes_with_a_later_import_than_its_revision_is_kept(
    file: RevisionFile,
) -> None:
    whole = NewRevision(_START, "a")
    _bring(file, whole, title="B")
    sha1 = file.newest("B").sha1
    assert _bring(file, NewRevision(_START, None, hidden=Hidden.TEXT, size=1, sha1=sha1)) == [True]
    assert _bring(file, whole) == [True]
    assert file.text(file.newest("A").id) == "a"


def test_another_text_of_the_same_second_is_another_revision(file: RevisionFile) -> None:
    assert _bring(file, NewRevision(_START, "a")) == [True]
    assert _bring(file, NewRevision(_START, "b")) == [True]
    assert _texts(file) == ["a", "b"]


@pytest.mark.parametrize("number", [None, 7])
def test_other_words_about_a_known_revision_are_told_of(
    file: RevisionFile, number: int | None
) -> None:
    one = NewRevision(_START, "a", summary="first", foreign_id=number)
    other = replace(one, summary="second")
    minor = replace(one, is_minor=True)
    _bring(file, one)

    with file.bulk() as writer:
        page = writer.page("A", 0)
        arrivals = [writer.add(page, each) for each in (other, one)]
    assert arrivals[0] is Arrival.KNOWN_OTHERWISE
    with file.bulk() as writer:
        assert writer.add(writer.page("A", 0), minor) is Arrival.KNOWN_OTHERWISE
    assert file.newest("A").summary == "first"


def test_what_a_wiki_hid_since_the_last_time_is_no_other_revision(file: RevisionFile) -> None:
    one = NewRevision(_START, "a", "Mary", "a secret", foreign_id=7)
    texts = replace(one, text=None, hidden=Hidden.TEXT, size=1)
    everything = NewRevision(
        _START, None, hidden=Hidden.TEXT | Hidden.SUMMARY | Hidden.AUTHOR, size=1, foreign_id=7
    )
    _bring(file, one)

    for later in (texts, everything):
        with file.bulk() as writer:
            assert writer.add(writer.page("A", 0), later) is Arrival.KNOWN
    (kept,) = file.history("A")
    assert (file.text(kept.id), kept.author, kept.summary) == ("a", "Mary", "a secret")


def test_two_of_a_second_of_which_one_was_hidden_since_are_both_known(file: RevisionFile) -> None:
    first, second = (NewRevision(_START, text, "Mary") for text in "ab")
    hidden = NewRevision(_START, None, "Mary", hidden=Hidden.TEXT, size=1)
    _bring(file, first, second)

    assert _bring(file, first, hidden) == [False, False]
    assert _bring(file, hidden, hidden, hidden) == [False, False, True]
