"""Opening files: ours, another's, newer, damaged, not writable, missing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recension.errors import (
    DamagedFile,
    FileExists,
    FileMissing,
    NewerFile,
    NotARevisionFile,
    ReadOnlyFile,
    UnreadableNewerFile,
)
from recension.store import ReadOnlyReason, RevisionFile
from recension.store.schema import APPLICATION_ID, SCHEMA


@contextmanager
def _raw(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    yield connection
    connection.commit()
    connection.close()


def test_a_new_file_is_ours_and_stands_alone(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    file.close()

    assert path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4)
    assert list(path.parent.iterdir()) == [path]
    with _raw(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_file_is_not_made_over_another(path: Path) -> None:
    path.write_text("precious")

    with pytest.raises(FileExists):
        RevisionFile.create(path)
    assert path.read_text() == "precious"


def test_a_file_in_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        RevisionFile.create(tmp_path / "nowhere" / "book.recension")


def test_a_missing_file_is_not_made_by_opening(path: Path) -> None:
    with pytest.raises(FileMissing):
        RevisionFile.open(path)
    with pytest.raises(FileMissing):
        RevisionFile.open(path, read_only=True)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"plain words, long enough to be a header " * 9, b"\0" * 4096])
def test_something_else_is_not_a_revision_file(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(NotARevisionFile):
        RevisionFile.open(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_not_a_revision_file(path: Path) -> None:
    with _raw(path) as connection:
        connection.execute("CREATE TABLE page (id INTEGER)")

    with pytest.raises(NotARevisionFile):
        RevisionFile.open(path)


def test_a_folder_is_not_a_revision_file(tmp_path: Path) -> None:
    with pytest.raises(NotARevisionFile):
        RevisionFile.open(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_a_pipe_is_not_a_revision_file_and_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(NotARevisionFile):
        RevisionFile.open(path, read_only=True)


def test_a_file_whose_maker_died_at_once_is_an_empty_one(path: Path) -> None:
    path.touch()

    with RevisionFile.open(path) as file:
        assert file.save("A", "one") is not None


@pytest.mark.parametrize(
    "change", ["DROP TABLE page_title", "ALTER TABLE image RENAME COLUMN mime TO kind"]
)
def test_a_newer_file_that_keeps_things_in_another_way_is_refused(path: Path, change: str) -> None:
    with RevisionFile.create(path) as file:
        file.add_image("Map.png", b"GIF8")
    with _raw(path) as database:
        database.executescript(f"{change}; PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(NewerFile):
        RevisionFile.open(path)
    with pytest.raises(UnreadableNewerFile):
        RevisionFile.open(path, read_only=True)


def test_a_newer_file_opens_only_to_be_read(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    file.close()
    with _raw(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")

    with pytest.raises(NewerFile) as caught:
        RevisionFile.open(path)
    assert caught.value.schema == SCHEMA + 1
    with RevisionFile.open(path, read_only=True) as newer:
        assert newer.read_only_reason is ReadOnlyReason.NEWER
        assert newer.text(1) == "one"


def test_a_file_opened_to_be_read_takes_no_revision(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")

    with RevisionFile.open(path, read_only=True) as reader:
        assert reader.is_read_only
        assert reader.text(1) == "one"
        with pytest.raises(ReadOnlyFile):
            reader.save("A", "two")


def test_a_damaged_header_of_ours_is_damage(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    file.close()
    data = bytearray(path.read_bytes())
    data[0:16] = bytes(16)
    path.write_bytes(data)

    with pytest.raises(DamagedFile):
        RevisionFile.open(path)


def test_a_changed_newest_revision_makes_the_file_read_only(file: RevisionFile, path: Path) -> None:
    file.save("A", "one", author="Bullitt")
    file.close()
    with _raw(path) as connection:
        connection.execute("UPDATE author SET name = 'Steffens'")

    with RevisionFile.open(path) as damaged:
        assert damaged.read_only_reason is ReadOnlyReason.DAMAGED
        assert [problem.what for problem in damaged.problems] == ["chain"]
        assert damaged.text(1) == "one"
        with pytest.raises(ReadOnlyFile):
            damaged.save("A", "two")


def test_a_name_with_signs_of_an_address_is_a_name_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "100% ? #1 & é.recension"
    with RevisionFile.create(path) as file:
        file.save("A", "one")
    with RevisionFile.open(path) as file:
        assert file.text(1) == "one"
    assert os.listdir(tmp_path) == [path.name]  # noqa: PTH208 - exactly the names


_DIE_WHILE_SAVING = """
import os, random, sys
from recension.store import RevisionFile
file = RevisionFile.open(sys.argv[1])
with file.transaction():
    file._database.connection.execute("PRAGMA cache_size = 1")  # written before the commit
    for number in range(30):
        file.save("A", random.Random(number).randbytes(9000).hex())
    os._exit(9)
"""


def test_a_crash_while_writing_is_put_right_even_for_a_reader(
    file: RevisionFile, path: Path
) -> None:
    file.save("A", "one")
    file.close()
    size = path.stat().st_size
    subprocess.run([sys.executable, "-c", _DIE_WHILE_SAVING, str(path)], check=False)
    assert len(list(path.parent.iterdir())) == 2
    assert path.stat().st_size > size

    with RevisionFile.open(path, read_only=True) as reader:
        assert [reader.text(one.id) for one in reader.history("A")] == ["one"]
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_size == size


def test_the_quick_check_of_a_large_file_is_quick(file: RevisionFile, path: Path) -> None:
    with file.transaction():
        for number in range(300):
            file.save("A", f"text {number}")
    file.close()

    asked: list[str] = []
    with RevisionFile.open(path) as again:
        again._database.connection.set_trace_callback(asked.append)
        again.pages()
        again.history("A", limit=50)
    assert not [sql for sql in asked if "FROM text" in sql]


@pytest.fixture
def disk(mount_disk: Callable[[str], Path]) -> Path:
    """A disk of 2 MB of its own."""
    return mount_disk("2m")


def test_a_file_on_a_read_only_disk_opens_to_be_read(disk: Path) -> None:
    path = disk / "book.recension"
    with RevisionFile.create(path) as file:
        file.save("A", "one")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)  # noqa: S607 - the system's own

    with RevisionFile.open(path) as file:
        assert file.read_only_reason is ReadOnlyReason.PERMISSION
        assert file.text(1) == "one"
        with pytest.raises(ReadOnlyFile):
            file.save("A", "two")
    with pytest.raises(ReadOnlyFile):
        RevisionFile.create(disk / "other.recension")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_without_permission_opens_to_be_read(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    file.close()
    path.chmod(0o444)

    with RevisionFile.open(path) as locked:
        assert locked.read_only_reason is ReadOnlyReason.PERMISSION
        assert locked.text(1) == "one"
