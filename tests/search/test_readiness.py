"""The index of a file, ready before anybody searches."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from recension.errors import Cancelled
from recension.search import Phrase, get_ready, lacking, search_history
from recension.store import PruneOrder, RevisionFile


@pytest.fixture
def file(tmp_path: Path) -> RevisionFile:
    file = RevisionFile.create(tmp_path / "book.recension")
    for text in ("one", "one\ntwo", "two", "three"):
        file.save("A", text)
    return file


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def _index(cache: Path) -> Path:
    (path,) = (cache / "search").iterdir()
    return path


def test_what_is_ready_lacks_nothing(file: RevisionFile, cache: Path) -> None:
    assert lacking(file, cache) == 4
    get_ready(file, cache)
    assert lacking(file, cache) == 0
    file.save("A", "four")
    file.save("B", "five")
    assert lacking(file, cache) == 2


def test_asking_what_lacks_makes_no_folder(file: RevisionFile, cache: Path) -> None:
    lacking(file, cache)
    assert not cache.exists()


def test_a_search_reads_nothing_that_is_ready(
    file: RevisionFile, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    get_ready(file, cache)
    monkeypatch.setattr(RevisionFile, "stored_texts_of", None)

    ((stay,),) = [page.stays for page in search_history(file, Phrase("two"), cache)]
    assert stay.went is not None
    assert (stay.came.id, stay.went.id) == (2, 4)


def test_after_a_prune_all_is_read_again(file: RevisionFile, cache: Path) -> None:
    get_ready(file, cache)
    file.prune(PruneOrder(revisions=(1,)))
    assert lacking(file, cache) == 5


def test_what_was_read_before_a_stop_is_kept(file: RevisionFile, cache: Path) -> None:
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        get_ready(file, cache, cancelled=lambda: next(answers))
    seen: list[tuple[int, int]] = []

    found = search_history(file, Phrase("two"), cache, progress=lambda *step: seen.append(step))

    assert seen == [(1, 2), (2, 2)]
    ((stay,),) = [page.stays for page in found]
    assert stay.went is not None
    assert (stay.came.id, stay.went.id) == (2, 4)


def test_an_index_that_another_process_writes_lacks_nothing_that_we_would_add(
    file: RevisionFile, cache: Path
) -> None:
    get_ready(file, cache)
    file.save("A", "four")
    with sqlite3.connect(_index(cache), isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert lacking(file, cache) == 0
        other.execute("ROLLBACK")


def test_a_broken_index_is_taken_away(file: RevisionFile, cache: Path) -> None:
    get_ready(file, cache)
    file.save("A", "four")
    _index(cache).write_bytes(b"no database" * 1000)

    get_ready(file, cache)
    assert list((cache / "search").iterdir()) == []


def test_the_indexes_that_were_not_used_for_longest_make_room(
    file: RevisionFile, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cache / "search"
    folder.mkdir(parents=True)
    for age in range(5):
        (folder / f"{age}.index").write_bytes(bytes(100))
        os.utime(folder / f"{age}.index", (1e9 - age, 1e9 - age))
    monkeypatch.setattr("recension.search.shelf._MOST_BYTES", 250)

    get_ready(file, cache)

    assert {path.name for path in folder.iterdir()} >= {"0.index", "1.index"}
    assert len(list(folder.iterdir())) == 3


def test_a_folder_that_cannot_be_used_is_no_error(file: RevisionFile, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    get_ready(file, tmp_path / "cache")
    assert lacking(file, None) == 0
