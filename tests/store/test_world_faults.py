"""What the world does to a file that is open or about to be: each fault is told as what it is."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from recension import errors
from recension.errors import RecensionError
from recension.store import RevisionFile

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be split in two")

_NOBODY = 65534  # a user that owns nothing else
_NOISE = random.Random(1).randbytes(60_000).hex()


def _in_a_child(act: Callable[[], object]) -> str:
    """Do something in a process of its own and return the name of the failure it ends in."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        said = "nothing"
        try:
            act()
        except Exception as error:  # noqa: BLE001 - it is what is asked for
            said = type(error).__name__
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(process, 0)
    with os.fdopen(reading) as reports:
        return reports.read()


def _as_nobody(folder: Path) -> None:
    """Be a user who owns this folder and what is in it, to whom modes apply."""
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, _NOBODY, _NOBODY)
        os.setuid(_NOBODY)


def _made(path: Path) -> bytes:
    path.parent.mkdir(exist_ok=True)
    with RevisionFile.create(path) as file:
        file.save("A", "one")
    return path.read_bytes()


@pytest.fixture
def book() -> Iterator[Path]:
    """A file in a folder that any user may come to; pytest closes its own to others."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        path = Path(name) / "stick" / "book.recension"
        _made(path)
        yield path


def _save(path: Path, meanwhile: Callable[[], object]) -> None:
    with RevisionFile.open(path) as file:
        meanwhile()
        file.save("A", _NOISE)


def test_a_file_that_may_grow_no_more_is_told_and_stays_as_it_was(book: Path) -> None:
    before = book.read_bytes()

    def limit() -> None:
        import resource  # noqa: PLC0415 - is not there on Windows
        import signal  # noqa: PLC0415 - as above

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 2048, len(before) + 2048))

    said = _in_a_child(lambda: _save(book, limit))

    assert said in ("NoSpace", "InputOutputFailure")
    with RevisionFile.open(book) as again:
        assert [again.text(one.id) for one in again.history("A")] == ["one"]
        assert again.verify().problems == ()
    assert list(book.parent.iterdir()) == [book]


def test_a_folder_that_vanished_with_its_file_is_told(book: Path) -> None:
    with RevisionFile.open(book) as file:
        shutil.rmtree(book.parent)
        with pytest.raises(errors.FileMissing):
            file.save("A", _NOISE)
    assert not book.parent.exists()


def test_a_file_that_another_one_replaced_is_not_written(book: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.recension"
    before = _made(other)
    with RevisionFile.open(book) as file:
        other.replace(book)
        with pytest.raises(errors.FileMissing):
            file.save("A", _NOISE)
    assert book.read_bytes() == before


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9])
def test_a_file_that_is_cut_off_while_it_is_open_is_told(book: Path, share: float) -> None:
    with RevisionFile.open(book) as file:
        length = int(book.stat().st_size * share)
        os.truncate(book, length)
        # Its size is part of what SQLite remembers: another program changed it.
        file._database.connection.execute("PRAGMA shrink_memory")
        try:
            file.save("A", _NOISE)
        except RecensionError:
            assert book.stat().st_size == length
    assert not book.with_name(f"{book.name}-journal").exists()


def test_a_folder_that_may_not_be_written_any_more_is_told(book: Path) -> None:
    before = book.read_bytes()

    def as_nobody() -> None:
        _as_nobody(book.parent)
        _save(book, lambda: book.parent.chmod(0o555))

    assert _in_a_child(as_nobody) == "ReadOnlyFile"
    assert book.read_bytes() == before


def test_a_file_that_may_not_be_read_is_told(book: Path) -> None:
    def as_nobody() -> None:
        _as_nobody(book.parent)
        book.chmod(0)
        RevisionFile.open(book)

    assert _in_a_child(as_nobody) == "NoPermission"


def test_a_save_that_cannot_be_taken_back_in_a_folder_of_others_is_told(book: Path) -> None:
    with RevisionFile.open(book) as file, file.transaction():
        file._database.connection.execute("PRAGMA cache_size = 1")
        for number in range(20):
            file.save("A", random.Random(number).randbytes(9000).hex())
        torn = book.parent.with_name("torn") / book.name
        torn.parent.mkdir()
        for end in ("", "-journal"):
            shutil.copyfile(f"{book}{end}", f"{torn}{end}")

    def as_nobody() -> None:
        _as_nobody(torn.parent)
        torn.parent.chmod(0o555)
        RevisionFile.open(torn)

    assert _in_a_child(as_nobody) == "InterruptedFile"
    torn.parent.chmod(0o755)
    with RevisionFile.open(torn) as again:
        assert [again.text(one.id) for one in again.history("A")] == ["one"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has such a device")
def test_a_copy_onto_a_full_device_is_told(book: Path) -> None:
    with RevisionFile.open(book) as file, pytest.raises(RecensionError):
        file.save_copy("/dev/full/copy.recension")
    assert list(book.parent.iterdir()) == [book]
