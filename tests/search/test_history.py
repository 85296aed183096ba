"""When a phrase came and when it went, and the index that tells it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from recension.errors import Cancelled
from recension.exchange import import_sources
from recension.search import Phrase, search_history
from recension.store import PruneOrder, RevisionFile

Stays = dict[str, list[tuple[int, int | None]]]


@pytest.fixture
def file(tmp_path: Path) -> RevisionFile:
    return RevisionFile.create(tmp_path / "book.recension")


@pytest.fixture
def find(file: RevisionFile, tmp_path: Path) -> Callable[..., Stays]:
    """Return the revisions that a phrase came with and went with, by page."""

    def find_it(words: str, **choices: bool) -> Stays:
        found = search_history(file, Phrase(words, **choices), tmp_path / "cache")
        return {
            page.title: [
                (one.came.id, None if one.went is None else one.went.id) for one in page.stays
            ]
            for page in found
        }

    return find_it


def _index(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "cache" / "search").iterdir()
    return path


def test_it_tells_the_revisions_a_phrase_came_and_went_with(
    file: RevisionFile, find: Callable[..., Stays]
) -> None:
    for text in ("one", "one\n\na red house", "one", "A Red House\nthree"):
        file.save("A", text)
    file.save("B", "no house")

    assert find("red house") == {"A": [(2, 3), (4, None)]}
    assert find("red house", is_case_sensitive=True) == {"A": [(2, 3)]}
    assert find("house") == {"A": [(2, 3), (4, None)], "B": [(5, None)]}
    assert find(r"r.d\b", is_pattern=True) == {"A": [(2, 3), (4, None)]}
    assert find("blue") == {}


def test_a_line_that_is_edited_around_the_phrase_is_no_break(
    file: RevisionFile, find: Callable[..., Stays]
) -> None:
    for text in ("a red house", "the red house", "the red house\n\na red house", "a red house"):
        file.save("A", text)

    assert find("red house") == {"A": [(1, None)]}


def test_what_a_deleted_page_had_went_with_the_deletion(
    file: RevisionFile, find: Callable[..., Stays]
) -> None:
    for text in ("a secret", "nothing", "the secret"):
        file.save("A", text)
    assert find("secret") == {"A": [(1, 2), (3, None)]}
    deletion = file.delete("A")
    assert find("secret") == {"A": [(1, 2), (3, deletion.id)]}
    assert find("nothing") == {"A": [(2, 3)]}

    file.undelete(deletion.page)
    assert find("secret") == {"A": [(1, 2), (3, None)]}


def test_a_deleted_page_is_told_apart_from_one_that_has_its_title_now(
    file: RevisionFile, tmp_path: Path
) -> None:
    file.save("A", "first")
    deletion = file.delete("A")
    file.save("A", "first again")

    found = search_history(file, Phrase("first"), tmp_path / "cache")
    assert [(page.title, page.deleted) for page in found] == [("A", None), ("A", deletion.page)]
    (stay,) = found[1].stays
    assert stay.went_after is not None
    assert (stay.came.id, stay.went_after.id) == (1, 1)


def test_the_snippet_is_of_a_line_it_came_with(file: RevisionFile) -> None:
    file.save("A", "before " * 30 + "the Red house" + " after" * 30)

    ((stay,),) = [page.stays for page in search_history(file, Phrase("red"), None)]

    assert stay.snippet.text[stay.snippet.start : stay.snippet.stop] == "Red"
    assert (stay.snippet.text[0], stay.snippet.text[-1]) == ("…", "…")


def test_the_index_grows_with_the_file(
    file: RevisionFile, find: Callable[..., Stays], tmp_path: Path
) -> None:
    file.save("A", "one\ntwo")
    find("one")
    file.save("A", "two\nthree")
    file.save("A", "one\nthree")
    seen: list[tuple[int, int]] = []

    search_history(file, Phrase("x"), tmp_path / "cache", progress=lambda *step: seen.append(step))

    assert seen == [(1, 2), (2, 2)]
    assert find("one") == {"A": [(1, 2), (3, None)]}
    assert find("two") == {"A": [(1, 3)]}


def test_a_page_that_got_an_older_past_is_read_again(
    file: RevisionFile, find: Callable[..., Stays], tmp_path: Path
) -> None:
    file.save("A", "new words")
    find("words")
    other = tmp_path / "other.xml"
    other.write_text(
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/"><page><title>A</title>'
        "<ns>0</ns><id>1</id><revision><id>9</id><timestamp>2001-01-01T00:00:00Z</timestamp>"
        "<contributor><username>X</username></contributor>"
        "<text>old words</text></revision></page></mediawiki>"
    )
    import_sources(file, [other])

    assert find("words") == {"A": [(2, None)]}
    assert find("old") == {"A": [(2, 1)]}


def test_another_file_in_the_same_place_gets_another_index(
    file: RevisionFile, find: Callable[..., Stays], tmp_path: Path
) -> None:
    file.save("A", "old words")
    find("words")
    file.path.unlink()
    with RevisionFile.create(tmp_path / "book.recension") as other:
        other.save("A", "blue words")

        (page,) = search_history(other, Phrase("words"), tmp_path / "cache")
        assert search_history(other, Phrase("old"), tmp_path / "cache") == []

    assert page.stays[0].snippet.text == "blue words"


def test_a_broken_index_is_built_again(
    file: RevisionFile, find: Callable[..., Stays], tmp_path: Path
) -> None:
    file.save("A", "one")
    find("one")
    path = _index(tmp_path)
    path.write_bytes(path.read_bytes()[:5000] + b"nonsense" * 4000)

    assert find("one") == {"A": [(1, None)]}
    assert find("one") == {"A": [(1, None)]}


def test_an_index_that_another_process_holds_is_done_without(
    file: RevisionFile,
    find: Callable[..., Stays],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("recension.search.index._PATIENCE", 0.01)
    file.save("A", "one")
    find("one")
    file.save("A", "two")
    holder = sqlite3.connect(_index(tmp_path), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")

    assert find("one") == {"A": [(1, 2)]}

    holder.close()
    assert _index(tmp_path).exists()


def test_a_folder_that_cannot_be_used_is_no_error(
    file: RevisionFile, find: Callable[..., Stays], tmp_path: Path
) -> None:
    file.save("A", "one")
    (tmp_path / "cache").write_text("a file in the way")

    assert find("one") == {"A": [(1, None)]}


def test_building_can_be_stopped(
    file: RevisionFile, find: Callable[..., Stays], tmp_path: Path
) -> None:
    file.save("A", "one")
    file.save("A", "two")
    answers = iter([False, True])

    with pytest.raises(Cancelled):
        search_history(file, Phrase("one"), tmp_path / "cache", cancelled=lambda: next(answers))

    assert find("one") == {"A": [(1, 2)]}


@pytest.mark.parametrize("seed", range(4))
def test_it_finds_what_reading_every_text_finds(
    file: RevisionFile, find: Callable[..., Stays], seed: int
) -> None:
    noise = random.Random(seed)
    words = ["red", "house", "tree", "Red"]
    for number in range(60):
        lines = [" ".join(noise.choices(words, k=noise.randint(0, 3))) for _ in range(3)]
        file.save(noise.choice("AB"), "\n".join(lines))
        if number % 20 == 19:  # the index is extended now and then
            for phrase in ("red house", "tree tree", "e"):
                assert find(phrase) == _read_all(file, phrase)


def _read_all(file: RevisionFile, phrase: str) -> Stays:
    found: Stays = {}
    for page in file.pages():
        stays: list[tuple[int, int | None]] = []
        came: int | None = None
        for revision in reversed(file.history(page.title)):
            has = any(phrase in line.lower() for line in file.text(revision.id).split("\n"))
            if has and came is None:
                came = revision.id
            elif not has and came is not None:
                stays.append((came, revision.id))
                came = None
        if came is not None:
            stays.append((came, None))
        if stays:
            found[page.title] = stays
    return found


def test_what_was_pruned_is_found_no_more_and_is_in_no_index(
    file: RevisionFile, find: Callable[..., Stays], tmp_path: Path
) -> None:
    for text in ("Fairweather lives here", "one", "two"):
        file.save("A", text)
    assert find("Fairweather") == {"A": [(1, 2)]}

    file.prune(PruneOrder(revisions=(1,)))  # as another computer may have done to the file
    assert find("Fairweather") == {}
    assert find("one") == {"A": [(2, 3)]}
    with sqlite3.connect(_index(tmp_path)) as index:
        chunks = [zstandard.decompress(data) for (data,) in index.execute("SELECT data FROM chunk")]
    assert not any(b"Fairweather" in data for data in chunks)


def _export(texts: list[str]) -> str:
    revisions = "".join(
        f"<revision><id>{number}</id><timestamp>2001-01-01T00:00:{number:02}Z</timestamp>"
        f"<contributor><username>X</username></contributor>{text}</revision>"
        for number, text in enumerate(texts, 1)
    )
    return (
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/">'
        f"<page><title>A</title><ns>0</ns><id>1</id>{revisions}</page></mediawiki>"
    )


def test_a_text_that_was_withheld_is_no_break(
    file: RevisionFile, find: Callable[..., Stays], tmp_path: Path
) -> None:
    there, hidden = "<text>the phrase</text>", '<text bytes="9" deleted="deleted" />'
    source = tmp_path / "a.xml"
    source.write_text(_export([hidden, there, hidden, there, hidden, "<text>no</text>", hidden]))
    import_sources(file, [source])

    assert find("phrase") == {"A": [(2, 6)]}
    assert find("no") == {"A": [(6, None)]}


def test_a_damaged_text_is_no_break_and_no_error(
    file: RevisionFile, find: Callable[..., Stays]
) -> None:
    for text in ("the phrase", "still the phrase", "nothing"):
        file.save("A", text)
    assert find("phrase") == {"A": [(1, 3)]}
    file.close()
    with sqlite3.connect(file.path) as connection:
        connection.execute("UPDATE text SET data = x'00' WHERE id = (SELECT max(id) FROM text)")
    with RevisionFile.open(file.path) as damaged:
        ((stay,),) = [page.stays for page in search_history(damaged, Phrase("phrase"), None)]

    assert (stay.came.id, stay.went) == (1, None)


def test_the_lines_of_a_page_that_grows_are_found_in_all_their_chunks(
    file: RevisionFile, find: Callable[..., Stays], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recension.search.index._CHUNK", 200)
    for title in ("A", "B", "C"):
        file.save(title, "\n".join(f"{title} line {number}" for number in range(60)))
    find("line 3")
    file.save("B", "B line 3\nB line new")

    assert find("B line 59") == {"B": [(2, 4)]}
    assert find("line 3", is_case_sensitive=True)["B"] == [(2, None)]
    assert find("new") == {"B": [(4, None)]}


def test_an_index_with_a_chunk_missing_is_built_again(
    file: RevisionFile, find: Callable[..., Stays], tmp_path: Path
) -> None:
    file.save("A", "one\ntwo")
    find("one")
    with sqlite3.connect(_index(tmp_path)) as index:
        index.execute("DELETE FROM chunk")
    file.save("A", "one\nthree")

    assert find("one") == {"A": [(1, None)]}
    assert find("two") == {"A": [(1, 2)]}


def test_it_tells_the_readable_revisions_before_a_phrase_came_and_before_it_went(
    file: RevisionFile, tmp_path: Path
) -> None:
    for text in ("one", "two", "a red house", "the red house", "four"):
        file.save("A", text)
    (page,) = search_history(file, Phrase("red house"), tmp_path / "cache")
    (stay,) = page.stays
    assert stay.came_after is not None
    assert stay.went is not None
    assert stay.went_after is not None
    ends = stay.came_after.id, stay.came.id, stay.went_after.id, stay.went.id
    assert ends == (2, 3, 4, 5)
