"""The disk becomes full at each place of a change once: the file stays as it was, and it is told.

A small disk is filled so far that it has room for so many blocks more, one more each time, until
the change succeeds: so each block that it writes, of the file or its journal, is refused once.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recension.errors import NoSpace, RecensionError
from recension.store import RevisionFile, recover

from .places import PLACES, Place, State, state_of_copy, states

_BLOCK = 4096  # bytes, of the disk
_STEP = 2048  # bytes that a file may grow more each time


@pytest.fixture(scope="module")
def disk(mount_disk: Callable[[str], Path]) -> Path:
    """A disk of 4 MB."""
    return mount_disk("4m")


def _leave_room(disk: Path, blocks: int) -> None:
    """Fill a disk up to so many blocks."""
    free = os.statvfs(disk).f_bavail * _BLOCK
    with (disk / "filler").open("wb") as filler:
        os.posix_fallocate(filler.fileno(), 0, max(_BLOCK, free - blocks * _BLOCK))


def _rooms(disk: Path, made: Path) -> Iterator[int]:
    """Lay what was made in a folder on the disk, with room for ever more blocks."""
    for blocks in itertools.count():
        for left in disk.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        shutil.copytree(made, disk, dirs_exist_ok=True)
        _leave_room(disk, blocks)
        yield blocks


def _go(place: Place, path: Path) -> tuple[int, RecensionError | None]:
    """Return how many steps succeed, and what the next one fails with."""
    done = 0
    try:
        for _ in place.steps(path):
            done += 1
    except RecensionError as error:
        return done, error
    return done, None


def _check(path: Path, apart: Path, place: Place, expected: State) -> None:
    beside = set(path.parent.iterdir()) - {path, path.with_name("filler")}
    assert beside <= set(path.parent.glob(place.may_leave or "nothing"))
    for one in (path, *path.parent.glob("*before schema*")):
        copy = apart / path.name
        shutil.copyfile(one, copy)
        assert state_of_copy(copy) == expected


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_whichever_block_finds_no_room_the_file_stays_as_it_was(
    disk: Path, tmp_path: Path, place: Place
) -> None:
    for folder in ("made", "states", "apart"):
        (tmp_path / folder).mkdir()
    expected = states(place, tmp_path / "states" / "book.recension")
    place.prepare(tmp_path / "made" / "book.recension")
    path = disk / "book.recension"
    failed = 0
    for blocks in _rooms(disk, tmp_path / "made"):
        done, error = _go(place, path)
        if error is None:
            break
        failed += 1
        assert isinstance(error, NoSpace), f"{blocks} blocks: {error!r}"
        _check(path, tmp_path / "apart", place, expected[done])
    assert failed


def _go_limited(place: Place, path: Path, size: int) -> tuple[int, str]:
    """Do the same in a process whose files may only grow up to so many bytes."""
    import resource  # noqa: PLC0415 - is not there on Windows

    reports, reporting = os.pipe()
    process = os.fork()
    if not process:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        try:
            done, error = _go(place, path)
            os.write(reporting, f"{done} {type(error).__name__}".encode())
        finally:
            os._exit(0)
    os.close(reporting)
    os.waitpid(process, 0)
    with os.fdopen(reports) as told:
        number, _, name = told.read().partition(" ")
    return int(number), name


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be split in two")
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_whichever_write_fails_the_file_stays_as_it_was(tmp_path: Path, place: Place) -> None:
    for folder in ("made", "states", "apart"):
        (tmp_path / folder).mkdir()
    expected = states(place, tmp_path / "states" / "book.recension")
    place.prepare(tmp_path / "made" / "book.recension")
    size = (tmp_path / "made" / "book.recension").stat().st_size
    for limit in itertools.count(size, _STEP):
        path = tmp_path / str(limit) / "book.recension"
        shutil.copytree(tmp_path / "made", path.parent)
        done, error = _go_limited(place, path, limit)
        if error == "NoneType":
            break
        assert error in ("NoSpace", "InputOutputFailure")
        _check(path, tmp_path / "apart", place, expected[done])


def test_a_recovery_that_finds_no_room_leaves_no_new_file(disk: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    noise = random.Random(5)
    with RevisionFile.create(made / "book.recension") as file:
        for number in range(12):
            file.save("A", f"{noise.randbytes(2000).hex()} {number}")
    fresh = disk / "fresh.recension"
    failed = 0
    for _ in _rooms(disk, made):
        try:
            recover(disk / "book.recension", fresh)
        except NoSpace:
            failed += 1
            assert not list(disk.glob("fresh*"))
        else:
            break
    assert failed > 5  # blocks of it
