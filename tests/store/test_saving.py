"""Saving revisions and reading them back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.errors import (
    BadTitle,
    EditConflict,
    PageExists,
    PageMissing,
    RevisionMissing,
    SummaryTooLong,
    TimeTooEarly,
)
from recension.store import Revision, RevisionFile, sha1, to_base36
from recension.store.edits import as_saved

_TIME = datetime(2019, 9, 29, 4, 19, tzinfo=UTC)


def _saved(revision: Revision | None) -> Revision:
    assert revision is not None
    return revision


def test_a_recorded_text_reads_back(file: RevisionFile) -> None:
    revision = _saved(file.save("Lenin", "Peace, bread, land.\n和平 🕊"))

    assert file.text(revision.id) == "Peace, bread, land.\n和平 🕊"


def test_what_was_saved_is_there_when_the_file_is_opened_again(
    file: RevisionFile, path: Path
) -> None:
    revision = _saved(
        file.save("A", "one", summary="why", is_minor=False, author="Bullitt", time=_TIME)
    )
    file.close()

    with RevisionFile.open(path) as again:
        assert again.history("A") == [revision]
        assert again.text(revision.id) == "one"


def test_a_revision_says_what_mediawiki_would_say_of_it(file: RevisionFile) -> None:
    first = _saved(file.save("a_page", "naïve", author="W. C. B.", time=_TIME))
    second = _saved(file.save("A page", "naïve men", summary="more", is_minor=True, time=_TIME))

    assert (first.parent, first.size, first.delta) == (None, 6, 6)
    assert (second.parent, second.size, second.delta) == (first.id, 10, 4)
    assert second.is_minor
    assert second.sha1 == to_base36(sha1("naïve men".encode()))
    assert len(second.sha1) == 31
    assert second.time == _TIME


def test_trailing_white_space_and_carriage_returns_go(file: RevisionFile) -> None:
    revision = _saved(file.save("A", "one\r\ntwo\rthree \t\n\n"))

    assert file.text(revision.id) == "one\ntwo\nthree"


def test_characters_that_xml_forbids_are_replaced(file: RevisionFile) -> None:
    revision = _saved(file.save("A", "a\0b\x0bc\ud800d\uffff"))

    assert file.text(revision.id) == "a�b�c�d�"


def test_an_unchanged_text_makes_no_revision(file: RevisionFile) -> None:
    file.save("A", "one")

    assert file.save("A", "one\r\n") is None
    assert len(file.history("A")) == 1


def test_a_summary_beyond_500_characters_is_refused(file: RevisionFile) -> None:
    file.save("A", "one", summary="é" * 500)

    with pytest.raises(SummaryTooLong):
        file.save("A", "two", summary="é" * 501)
    assert len(file.history("A")) == 1


@pytest.mark.parametrize("title", ["", "a<b", "Special:Version", "#top", "..", "x" * 256])
def test_a_title_that_mediawiki_forbids_is_refused(file: RevisionFile, title: str) -> None:
    with pytest.raises(BadTitle):
        file.save(title, "text")
    assert file.pages() == []


def test_a_save_on_an_older_revision_is_a_conflict(file: RevisionFile) -> None:
    base = _saved(file.save("A", "one"))
    newer = _saved(file.save("A", "two", base=base.id))

    with pytest.raises(EditConflict) as caught:
        file.save("A", "three", base=base.id)

    assert (caught.value.base, caught.value.newest) == (base.id, newer.id)
    assert file.newest("A") == newer


def test_a_new_page_that_is_there_already_is_a_conflict(file: RevisionFile) -> None:
    file.save("A", "one", base=0)

    with pytest.raises(EditConflict):
        file.save("A", "two", base=0)


def test_a_time_before_the_newest_revision_is_refused(file: RevisionFile) -> None:
    file.save("A", "one", time=_TIME)

    with pytest.raises(TimeTooEarly):
        file.save("A", "two", time=_TIME - timedelta(seconds=1))


def test_a_clock_that_was_set_back_does_not_mix_up_the_history(file: RevisionFile) -> None:
    tomorrow = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
    file.save("A", "one", time=tomorrow)

    assert _saved(file.save("A", "two")).time == tomorrow
    assert [file.text(one.id) for one in file.history("A")] == ["two", "one"]


def test_pages_are_listed_with_what_their_newest_revision_says(file: RevisionFile) -> None:
    file.save("template:box", "{{{1}}}", time=_TIME)
    file.save("Zoo", "one", time=_TIME)
    newest = _saved(file.save("zoo", "#redirect [[Main Page#Top|x]]", time=_TIME))

    zoo, box = file.pages()

    assert (zoo.title, zoo.namespace, zoo.newest) == ("Zoo", 0, newest.id)
    assert (zoo.revisions, zoo.size, zoo.changed_at) == (2, newest.size, _TIME)
    assert zoo.is_redirect
    assert zoo.redirect == "Main Page#Top"
    assert (box.title, box.namespace, box.is_redirect) == ("Template:Box", 10, False)


def test_what_is_not_there_is_said_to_be_missing(file: RevisionFile) -> None:
    with pytest.raises(PageMissing):
        file.history("Nowhere")
    with pytest.raises(RevisionMissing):
        file.text(7)


def test_existing_pages_and_texts_are_found_in_one_go(file: RevisionFile) -> None:
    file.save("Template:A", "a")
    file.save("Template:B", "b")
    asked = ["Template:A", "Template:B", "Template:C", *(f"Page {n}" for n in range(1200))]

    assert file.existing(asked) == {"Template:A", "Template:B"}
    assert file.texts(asked) == {"Template:A": "a", "Template:B": "b"}


def test_titles_are_searched_in_any_case_beginnings_first(file: RevisionFile) -> None:
    for title in ("The Mission", "Mission", "100% sure", "Peace"):
        file.save(title, "text")

    assert [page.title for page in file.search("mission")] == ["Mission", "The Mission"]
    assert [page.title for page in file.search("0%")] == ["100% sure"]


def test_restoring_saves_the_old_text_as_the_newest(file: RevisionFile) -> None:
    old = _saved(file.save("A", "one", author="Steffens", time=_TIME))
    file.save("A", "two")

    restored = _saved(file.restore(old.id, author="Bullitt"))

    assert file.text(restored.id) == "one"
    assert restored.summary == f"Restored revision {old.id} of 2019-09-29 04:19 by Steffens"
    assert restored.tags == ("mw-manual-revert",)


def test_a_renamed_page_keeps_its_history_and_leaves_a_redirect(file: RevisionFile) -> None:
    first = _saved(file.save("Old", "text"))

    moved = file.rename("Old", "Template:New", summary="clearer")

    assert [one.id for one in file.history("Template:New")] == [moved.id, first.id]
    assert moved.summary == "Moved page [[Old]] to [[Template:New]]: clearer"
    assert file.page("Old").redirect == "Template:New"
    assert file.page("Template:New").namespace == 10
    assert file.verify().problems == ()


def test_a_page_is_not_renamed_over_another(file: RevisionFile) -> None:
    file.save("A", "a")
    file.save("B", "b")

    with pytest.raises(PageExists):
        file.rename("A", "B")
    assert [page.title for page in file.pages()] == ["A", "B"]


def test_a_revision_can_be_given_a_name_and_lose_it(file: RevisionFile) -> None:
    revision = _saved(file.save("A", "one"))

    file.set_name(revision.id, "sent to the printer")
    assert file.revision(revision.id).name == "sent to the printer"
    assert file.verify().problems == ()

    file.set_name(revision.id, "")
    assert file.revision(revision.id).name == ""


def test_a_transaction_that_fails_keeps_nothing(file: RevisionFile) -> None:
    file.save("A", "one")

    with pytest.raises(BadTitle), file.transaction():  # noqa: PT012 - the last line raises
        file.save("A", "two")
        file.save("B", "other")
        file.save("<", "no title")

    assert [page.title for page in file.pages()] == ["A"]
    again = _saved(file.save("A", "three"))
    assert file.text(again.id) == "three"
    assert file.verify().problems == ()


def test_the_generation_changes_with_our_saves_and_those_of_others(
    file: RevisionFile, path: Path
) -> None:
    seen = [file.generation(), file.generation()]
    file.save("A", "one")
    seen.append(file.generation())
    with RevisionFile.open(path) as other:
        other.save("A", "two")
    seen.append(file.generation())

    assert seen[0] == seen[1]
    assert len(set(seen[1:])) == 3
    assert file.text(file.newest("A").id) == "two"


def test_a_history_is_read_on_from_where_it_stopped(file: RevisionFile) -> None:
    for number in range(10):
        file.save("A", f"text {number}", time=_TIME)  # all of one second

    first = file.history("A", limit=4)
    rest = file.history("A", before=first[-1].id)

    assert [one.id for one in first + rest] == list(range(10, 0, -1))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(["A", "B", "Talk:A"]), st.text(max_size=200), st.booleans()),
        min_size=1,
        max_size=40,
    )
)
def test_every_text_reads_back_and_the_file_verifies(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str, bool]]
) -> None:
    path = tmp_path_factory.mktemp("property") / "any.recension"
    texts: dict[int, str] = {}
    with RevisionFile.create(path) as file:
        for title, text, is_minor in edits:
            revision = file.save(title, text, is_minor=is_minor)
            if revision is not None:
                texts[revision.id] = as_saved(text)
    with RevisionFile.open(path) as file:
        for number, text in texts.items():
            assert file.text(number) == text
            assert file.revision(number).size == len(text.encode())
        found = file.verify()
    assert (found.revisions, found.readable, found.problems) == (len(texts), len(texts), ())
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["any.recension"]
