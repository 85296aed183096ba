"""What a file knows of the names of namespaces."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.store import PageLinks, RevisionFile, recover
from recension.titles import ENGLISH


def _learn(file: RevisionFile, names: dict[int, str], *, is_case_sensitive: bool = False) -> None:
    with file.bulk() as writer:
        writer.learn_namespaces(names, is_case_sensitive=is_case_sensitive)


def test_a_new_file_has_the_english_names(file: RevisionFile) -> None:
    assert file.namespaces == ENGLISH


def test_names_that_are_learned_stay_in_the_file(path: Path) -> None:
    with RevisionFile.create(path) as file:
        _learn(file, {10: "Vorlage", 100: "Portal"}, is_case_sensitive=True)
    with RevisionFile.open(path) as file:
        assert file.namespaces.number("vorlage") == 10
        assert file.namespaces.name(100) == "Portal"
        assert not file.namespaces.capital_links


@pytest.mark.parametrize("name", ["", "a:b", "#", "a\nb", "[x]", "Template", "talk"])
def test_what_is_no_new_name_is_not_taken(file: RevisionFile, name: str) -> None:
    _learn(file, {110: name})
    assert file.namespaces == ENGLISH


def test_links_are_read_anew_when_names_are_learned(file: RevisionFile) -> None:
    revision = file.save("A", "[[Portal:b]]")
    assert revision is not None
    file.record_links(revision.page, revision.id, PageLinks())
    _learn(file, {100: "Portal"})
    assert file.count_unread() == 1


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE setting SET value = replace(value, 'Portal', 'Porta1')",
        "UPDATE setting SET value = CAST(x'ff' || substr(value, 2) AS TEXT)",
        "UPDATE setting SET value = ''",
        "UPDATE setting SET name = 'namespacer'",
    ],
)
def test_a_changed_name_is_found_and_hides_no_text(path: Path, change: str) -> None:
    with RevisionFile.create(path) as file:
        _learn(file, {100: "Portal"})
        file.save("Portal:A", "text")
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"{change} WHERE name = 'namespaces'")
        database.commit()
    with RevisionFile.open(path) as file:
        assert file.text(file.newest("Portal:A").id) == "text"
        found = {problem.what for problem in file.verify().problems}
        assert "names" in found
        assert found <= {"names", "kept"}  # one of another name is missing, too


_NAMES = st.dictionaries(
    st.integers(-2, 6000), st.text(st.characters(codec="utf-8"), max_size=12), max_size=12
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_NAMES, max_size=3))
def test_whatever_is_learned_every_name_leads_to_one_number(
    tmp_path_factory: pytest.TempPathFactory, lessons: list[dict[int, str]]
) -> None:
    path = tmp_path_factory.mktemp("names") / "book.recension"
    with RevisionFile.create(path) as file:
        for names in lessons:
            before = dict(file.namespaces.names)
            _learn(file, names)
            known = file.namespaces
            assert before.items() <= known.names.items()
            assert all(known.number(name) == number for number, name in known.names.items())
        assert file.verify().problems == ()


def test_names_come_back_from_a_recovery(path: Path, tmp_path: Path) -> None:
    with RevisionFile.create(path) as file:
        _learn(file, {10: "Vorlage", 100: "Portal"})
        file.save("Portal:A", "#REDIRECT [[Vorlage:B]]")
    recover(path, tmp_path / "new.recension")
    with RevisionFile.open(tmp_path / "new.recension") as file:
        assert file.page("portal:a").redirect == "Template:B"
        assert file.verify().problems == ()


def test_pages_are_redirects_once_it_is_known_with_which_word_they_begin(
    file: RevisionFile,
) -> None:
    file.save("Moin", "#WEITERLEITUNG [[Hallo]]")
    assert not file.page("Moin").is_redirect
    with file.bulk() as writer:
        writer.learn_redirect("#WEITERLEITUNG [[Tag]]", "Tag")

    assert file.page("Moin").redirect == "Hallo"
    assert file.verify().problems == ()
