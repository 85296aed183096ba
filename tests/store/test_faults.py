"""Real faults: killed writers, full disks, held locks, two writers at once."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from recension.errors import BusyFile, FileMissing, NoSpace
from recension.store import RevisionFile, connecting

_SAVE_FOR_EVER = """
import itertools, random, sys
from recension.store import RevisionFile
noise = random.Random(sys.argv[2])
with RevisionFile.open(sys.argv[1]) as file:
    text = "word " * 4000
    for number in itertools.count():
        place = noise.randrange(len(text))
        text = text[:place] + f" {number} " + text[place:]
        revision = file.save("A", text, base=None)
        print(revision.id, revision.sha1, flush=True)
"""

_SAVE_TURN_BY_TURN = """
import sys
from recension.errors import EditConflict
from recension.store import RevisionFile
with RevisionFile.open(sys.argv[1]) as file:
    done = 0
    while done < 60:
        base = file.newest("A")
        try:
            file.save("A", file.text(base.id) + f"\\n{sys.argv[2]}", base=base.id)
        except EditConflict:
            continue
        done += 1
"""


@pytest.mark.parametrize("round_", range(8))
def test_a_killed_writer_loses_nothing_it_reported(
    file: RevisionFile, path: Path, round_: int
) -> None:
    file.save("A", "first")
    file.close()
    writer = subprocess.Popen(
        [sys.executable, "-c", _SAVE_FOR_EVER, str(path), str(round_)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    reported = [writer.stdout.readline() for _ in range(random.Random(round_).randrange(1, 40))]
    writer.kill()
    reported += writer.stdout.read().splitlines(keepends=True)
    writer.wait()
    writer.stdout.close()

    with RevisionFile.open(path) as again:
        for line in (line for line in reported if line.endswith("\n")):
            number, digest = line.split()
            assert again.revision(int(number)).sha1 == digest
            assert again.text(int(number))
        assert again.verify().problems == ()
        assert again.save("A", "saved after the crash") is not None
    assert list(path.parent.iterdir()) == [path]


_IMPORT_AND_TELL = """
import random, sys
from datetime import datetime, timedelta, timezone
from recension.store import NewRevision, RevisionFile
start = datetime(2019, 3, 6, tzinfo=timezone.utc)
with RevisionFile.open(sys.argv[1]) as file, file.bulk() as writer:
    file._database.connection.execute("PRAGMA cache_size = 10")  # written before the commit
    page = writer.page("B", 0)
    for number in range(1_000_000):
        writer.add(page, NewRevision(start + timedelta(0, number), random.randbytes(20_000).hex()))
        print(number, flush=True)
"""


def test_a_killed_import_leaves_the_file_as_it_was(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    file.close()
    before = path.read_bytes()
    writer = subprocess.Popen(
        [sys.executable, "-c", _IMPORT_AND_TELL, str(path)], stdout=subprocess.PIPE
    )
    assert writer.stdout is not None
    for _ in range(300):
        writer.stdout.readline()
    writer.kill()
    writer.wait()
    writer.stdout.close()
    assert path.stat().st_size > len(before)

    with RevisionFile.open(path) as again:
        assert [page.title for page in again.pages()] == ["A"]
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_two_writers_at_once_lose_no_update(file: RevisionFile, path: Path) -> None:
    file.save("A", "begun")
    file.close()
    writers = [
        subprocess.Popen([sys.executable, "-c", _SAVE_TURN_BY_TURN, str(path), name])
        for name in ("one", "two")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]

    with RevisionFile.open(path) as again:
        lines = again.text(again.newest("A").id).split("\n")
        assert (lines.count("one"), lines.count("two")) == (60, 60)
        assert len(again.history("A")) == 121
        assert again.verify().problems == ()


def test_a_full_file_is_told_and_stays_as_it_was(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    (pages,) = file._database.row("PRAGMA page_count") or (0,)
    file._database.row(f"PRAGMA max_page_count = {pages + 3}")
    before = path.read_bytes()

    with pytest.raises(NoSpace):
        file.save("A", random.Random(1).randbytes(40_000).hex())

    assert path.read_bytes() == before
    file._database.row("PRAGMA max_page_count = 1000000")
    assert file.save("A", "two") is not None
    assert file.verify().problems == ()


@pytest.fixture
def small_disk(mount_disk: Callable[[str], Path]) -> Path:
    """A disk of 400 kB."""
    return mount_disk("400k")


def test_a_full_disk_is_told_and_the_file_stays_as_it_was(small_disk: Path) -> None:
    path = small_disk / "book.recension"
    noise = random.Random(1)
    with RevisionFile.create(path) as file:
        with pytest.raises(NoSpace):  # noqa: PT012 - one of the saves raises
            for _ in range(100):
                file.save("A", noise.randbytes(10_000).hex())
        assert len(file.history("A")) > 2
        assert file.verify().problems == ()
        with pytest.raises(NoSpace):
            file.save_copy(small_disk / "copy.recension")
    assert list(small_disk.iterdir()) == [path]


def test_a_full_disk_keeps_no_new_file(small_disk: Path) -> None:
    filler = small_disk / "filler"
    filler.write_bytes(bytes(395 * 1024))

    with pytest.raises(NoSpace):
        RevisionFile.create(small_disk / "book.recension")
    assert list(small_disk.iterdir()) == [filler]


def test_a_held_lock_is_told_and_saving_goes_on_when_it_is_let_go(
    file: RevisionFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT", 50)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    before = file.generation()  # asks without waiting, and sets the time to wait
    with pytest.raises(BusyFile):
        file.save("A", "one")
    assert file.generation() == before
    other.execute("ROLLBACK")
    other.close()

    assert file.save("A", "one") is not None


def test_a_short_lock_is_waited_for(file: RevisionFile, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.2, other.rollback)
    release.start()

    assert file.save("A", "one") is not None
    release.join()
    other.close()
    assert connecting.BUSY_TIMEOUT >= 1000


def test_threads_may_share_an_open_file(file: RevisionFile) -> None:
    def save(title: str) -> None:
        for number in range(20):
            file.save(title, f"{title} {number}")
            assert file.text(file.newest(title).id) == f"{title} {number}"

    threads = [threading.Thread(target=save, args=(title,)) for title in "ABC"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [page.revisions for page in file.pages()] == [20, 20, 20]
    assert file.verify().problems == ()


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be taken away there")
def test_a_file_that_vanished_is_told(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    path.rename(path.with_name("elsewhere.recension"))

    with pytest.raises(FileMissing):
        file.save("A", "two")
    assert not path.exists()


def test_a_copy_is_whole_and_replaces_what_was_there(file: RevisionFile, tmp_path: Path) -> None:
    file.save("A", "one")
    copy = tmp_path / "copy.recension"
    copy.write_text("something else")

    file.save_copy(copy)
    file.save("A", "two")

    with RevisionFile.open(copy) as copied:
        assert [copied.text(one.id) for one in copied.history("A")] == ["one"]
        assert not copied.is_read_only
        assert copied.verify().problems == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "book.recension",
        "copy.recension",
    ]


def test_a_copy_needs_a_folder(file: RevisionFile, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        file.save_copy(tmp_path / "nowhere" / "copy.recension")


def test_a_file_verifies_while_another_process_saves(file: RevisionFile, path: Path) -> None:
    file.save("A", "first")
    writer = subprocess.Popen(
        [sys.executable, "-c", _SAVE_FOR_EVER, str(path), "1"], stdout=subprocess.PIPE
    )
    assert writer.stdout is not None
    for _ in range(10):
        writer.stdout.readline()
    try:
        for _ in range(5):
            assert file.verify().problems == ()
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()


def test_a_journal_that_a_crash_left_empty_goes_when_the_file_is_opened(
    file: RevisionFile, path: Path
) -> None:
    file.save("A", "one")
    file.close()
    before = path.read_bytes()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(bytes(512))

    with RevisionFile.open(path) as again:
        assert not journal.exists()
        assert again.save("A", "two") is not None
    assert len(before) <= path.stat().st_size


def test_a_journal_in_use_is_left_alone(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("PRAGMA user_version = 7")

    with RevisionFile.open(path) as again:
        assert path.with_name(f"{path.name}-journal").exists()
        assert len(again.history("A")) == 1
    other.execute("ROLLBACK")
    other.close()


def test_what_a_killed_copy_left_behind_goes_with_the_next_copy(
    file: RevisionFile, path: Path
) -> None:
    left = path.with_name(".copy.recension.0123abcd")
    left.write_bytes(b"half of a copy")
    mine = path.with_name(".copy.recension.notes")
    mine.write_bytes(b"of somebody else")
    file.save_copy(path.with_name("copy.recension"))

    assert not left.exists()
    assert mine.exists()


def test_a_copy_takes_the_place_of_a_link_that_goes_round(file: RevisionFile, path: Path) -> None:
    file.save("A", "text")
    copy = path.with_name("copy.recension")
    try:
        copy.symlink_to(copy)
    except OSError as error:
        pytest.skip(f"no links here: {error}")
    file.save_copy(copy)
    with RevisionFile.open(copy) as copied:
        assert copied.text(1) == "text"


def test_a_reader_that_is_kept_out_for_long_waits_on(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    file._database.connection.execute("PRAGMA busy_timeout = 100")
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.25, other.rollback)  # longer than one wait
    release.start()

    assert file.verify().problems == ()
    release.join()
    other.close()


def test_a_writer_waits_for_a_reader_and_goes_on(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    with RevisionFile.open(path) as other:
        with other._database.reading():
            before = other.history("A")
            saving = threading.Thread(target=file.save, args=("A", "two"))
            saving.start()
            saving.join(0.1)
            assert other.history("A") == before
        saving.join()
        assert len(other.history("A")) == 2
