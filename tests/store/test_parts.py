"""A file has the tables it needs: the others are made with their first row, and read as empty."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from recension.errors import DamagedFile
from recension.store import PageLinks, RevisionFile, lean_step, parts, schema, tables

_FROZEN = Path(__file__).parent / "frozen"


def _made(path: Path, kind: str = "table") -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = ?", (kind,))
        return {name for (name,) in rows}


def test_a_file_of_saves_has_no_table_without_a_row(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    file.save("A", "two")
    file.close()

    assert _made(path) == set(tables.FIRST)
    assert not {name for name in _made(path, "index") if not name.startswith("sqlite_")}


def test_what_is_kept_first_is_seen_by_all_who_have_the_file_open(
    file: RevisionFile, path: Path
) -> None:
    with RevisionFile.open(path) as other, RevisionFile.open(path, read_only=True) as reader:
        assert other.images() == reader.images() == {}
        file.add_image("Map.png", b"GIF8")

        assert list(other.images()) == list(reader.images()) == ["Map.png"]
        other.add_image("Sea.png", b"GIF8")
        assert list(file.images()) == ["Map.png", "Sea.png"]
        assert file.verify().problems == other.verify().problems == ()


def test_a_table_whose_transaction_failed_is_made_again(file: RevisionFile, path: Path) -> None:
    saved = file.save("A", "[[B]]")
    assert saved is not None
    links = PageLinks({"B"})
    with suppress(ZeroDivisionError), file.transaction():
        file.record_links(saved.page, saved.id, links)
        assert file.linking("B")
        raise ZeroDivisionError
    assert file.linking("B") == []
    assert "link" not in _made(path)

    file.record_links(saved.page, saved.id, links)
    with RevisionFile.open(path, read_only=True) as other:  # it is in the file, not in memory
        assert [linker.page.title for linker in other.linking("B")] == ["A"]


def test_a_file_of_many_rows_gets_indexes_and_stays_sound(
    file: RevisionFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MANY", 8)
    for number in range(20):
        file.save(f"Page {number % 10}", f"text {number}")
    file.close()

    assert {"page_by_title", "text_by_key", "revision_by_page"} <= _made(path, "index")
    with RevisionFile.open(path) as again:
        assert not again.is_read_only
        assert again.verify().problems == ()
        assert again.save("Page 3", "text 3") is not None  # a text that is there already


@pytest.mark.parametrize(
    "change",
    [
        "DROP TRIGGER pruned_no_update",
        "CREATE TABLE more (id)",
        "CREATE INDEX revision_by_page ON revision (page, time)",
    ],
)
def test_a_part_that_is_not_whole_is_damage(tmp_path: Path, change: str) -> None:
    path = tmp_path / "book.recension"
    shutil.copyfile(_FROZEN / "schema-7.recension", path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change)

    with pytest.raises(DamagedFile):
        RevisionFile.open(path)


def test_an_older_file_loses_the_tables_that_it_has_nothing_in(tmp_path: Path) -> None:
    path = tmp_path / "book.recension"
    shutil.copyfile(_FROZEN / "schema-2.recension", path)
    before = path.stat().st_size
    with RevisionFile.open(path) as file:
        assert file.verify().problems == ()

    assert not {"lineage", "pruned", "pruning"} & _made(path)
    assert path.stat().st_size < before


def test_an_older_file_that_counted_nothing_loses_the_count(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        schema.migrate(connection, 6)
    with RevisionFile.open(path) as file:
        file.save("A", "one")
        assert file.verify().problems == ()

    assert _made(path) == set(tables.FIRST)


def test_an_older_file_of_many_rows_keeps_its_indexes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lean_step, "MANY", 8)
    path = tmp_path / "book.recension"
    shutil.copyfile(_FROZEN / "schema-2.recension", path)
    with RevisionFile.open(path) as file:
        assert file.verify().problems == ()

    assert {"text_by_key", "revision_by_page"} <= _made(path, "index")
