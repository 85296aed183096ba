"""Files of an older schema are brought up to date, and kept as they were beside."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path

import pytest

from recension.errors import BusyFile, NoSpace, ReadOnlyFile
from recension.store import RevisionFile, connecting, copying, schema


def _add_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE page ADD COLUMN protection TEXT")


def _fill_the_disk(connection: sqlite3.Connection) -> None:
    _add_column(connection)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    connection.execute("CREATE TABLE large AS SELECT randomblob(90000)")


def _made(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    id_and_tables = "PRAGMA application_id", "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    return [row for sql in id_and_tables for row in connection.execute(sql)]


@pytest.fixture
def old(file: RevisionFile, path: Path) -> Path:
    """A file of today's schema, which is about to be an old one."""
    file.save("A", "one")
    file.close()
    return path


def _release(monkeypatch: pytest.MonkeyPatch, step: schema.Migration) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    schema.description_of.cache_clear()


@pytest.fixture(autouse=True)
def _forget_the_release() -> None:
    schema.description_of.cache_clear()


def test_a_new_file_begins_as_the_steps_would_leave_it() -> None:
    with closing(sqlite3.connect(":memory:")) as new, closing(sqlite3.connect(":memory:")) as grown:
        schema.migrate(new)
        for step in schema.MIGRATIONS:
            step(grown)
        made = [_made(connection) for connection in (new, grown)]
    assert made[0] == made[1]


def test_an_old_file_is_kept_beside_and_brought_up_to_date(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = schema.SCHEMA
    with monkeypatch.context() as released:
        _release(released, _add_column)
        with RevisionFile.open(old) as file:
            assert not file.is_read_only
            assert file.save("A", "two") is not None
            assert file.verify().problems == ()
        with RevisionFile.open(old):
            pass
    schema.description_of.cache_clear()

    backup = old.with_name(f"book (before schema {before + 1}).recension")
    assert sorted(old.parent.iterdir()) == sorted([old, backup])
    with RevisionFile.open(backup) as kept:
        assert [kept.text(one.id) for one in kept.history("A")] == ["one"]


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    with monkeypatch.context() as released:
        _release(released, _fill_the_disk)
        with pytest.raises(NoSpace):
            RevisionFile.open(old)
    schema.description_of.cache_clear()

    assert old.read_bytes() == before
    with RevisionFile.open(old) as file:
        assert file.text(1) == "one"


def test_an_old_file_is_read_and_not_changed_by_a_reader(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    with monkeypatch.context() as released:
        _release(released, _add_column)
        with RevisionFile.open(old, read_only=True) as file:
            assert file.text(1) == "one"
            assert file.verify().problems == ()
            with pytest.raises(ReadOnlyFile):
                file.save("A", "two")
    schema.description_of.cache_clear()

    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_two_who_open_an_old_file_at_once_keep_the_old_one(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = schema.SCHEMA
    backup = old.with_name(f"book (before schema {before + 1}).recension")
    begin = copying.in_the_making

    with monkeypatch.context() as released:

        def after_another(target: Path) -> AbstractContextManager[Path]:
            released.setattr(copying, "in_the_making", begin)
            with suppress(BusyFile), RevisionFile.open(old):
                pass
            return begin(target)

        _release(released, _add_column)
        released.setattr(copying, "in_the_making", after_another)
        released.setattr(connecting, "BUSY_TIMEOUT", 0)
        with RevisionFile.open(old) as file:
            assert file.text(1) == "one"
    schema.description_of.cache_clear()

    with RevisionFile.open(backup) as kept:
        assert not kept.is_read_only
