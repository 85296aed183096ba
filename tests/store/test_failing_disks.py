"""A disk that fails is told of, the file stays as it was, and what it still reads is recovered."""

from __future__ import annotations

import errno
import json
import os
import random
import subprocess
import sys
from io import FileIO
from pathlib import Path
from typing import Any

import pytest

from recension.errors import Cancelled
from recension.store import RevisionFile, recover
from recension.store.recovery.disk import Disk

_HERE = Path(__file__).parent
_DESKTOP = _HERE.parent.parent / "desktop"


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What makes the disk of a process fail."""
    if sys.platform != "linux":
        pytest.skip("nothing can be put before the calls of a program")
    made = tmp_path_factory.mktemp("shim") / "failing_disk.so"
    compiler = ["cc", "-shared", "-fPIC", "-o", str(made), str(_HERE / "failing_disk.c"), "-ldl"]
    try:
        subprocess.run(compiler, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"there is no compiler of C: {error}")
    return made


@pytest.fixture
def book(tmp_path: Path) -> Path:
    noise = random.Random(5)
    path = tmp_path / "book.recension"
    with RevisionFile.create(path) as file:
        for number in range(24):
            file.save("AB"[number % 2], noise.randbytes(700).hex())
    return path


def _told(shim: Path, what: str, book: Path) -> list[dict[str, Any]]:
    program = [sys.executable, str(_HERE / "failing_disk.py"), what, str(book)]
    surroundings = os.environ | {"LD_PRELOAD": str(shim), "PYTHONPATH": str(_DESKTOP)}
    ran = subprocess.run(program, env=surroundings, capture_output=True, text=True, check=False)
    assert not ran.returncode, ran.stderr
    told: list[dict[str, Any]] = json.loads(ran.stdout)
    return told


def test_what_a_failing_disk_still_reads_is_recovered(shim: Path, book: Path) -> None:
    before = book.read_bytes()
    *sectors, whole = _told(shim, "reading", book)

    assert book.read_bytes() == before
    assert {one["used"] for one in sectors} <= {"", "DamagedFile", "InputOutputFailure"}
    assert [one["found"] for one in sectors] == [one["from zeros"] for one in sectors]
    assert max(one["found"] for one in sectors) == 24
    assert whole == {"used": "InputOutputFailure", "recovery": "InputOutputFailure"}


def test_a_save_that_a_disk_fails_leaves_the_file_as_it_was(shim: Path, book: Path) -> None:
    told = _told(shim, "saving", book)

    assert {one["ended"] for one in told} == {"", "InputOutputFailure"}
    assert [one["saved"] for one in told] == [int(not one["ended"]) for one in told]
    assert all(one["is sound"] for one in told)
    assert not any(one["beside"] for one in told)


class _Failing(FileIO):
    """A file with broken sectors; it counts how often they are asked for."""

    def __init__(self, path: Path, broken: set[int], code: int = errno.EIO) -> None:
        super().__init__(path)
        self._broken = broken
        self._code = code
        self.asked = 0

    def read(self, size: int | None = -1, /) -> bytes:
        start = self.tell()
        wanted = range(start // 512, (start + (size or 0) + 511) // 512)
        if wanted.start in self._broken:
            self.asked += 1
            raise OSError(self._code, "broken")
        good = next((one for one in wanted if one in self._broken), wanted.stop)
        return super().read(min(size or 0, good * 512 - start))


def test_only_the_sectors_that_fail_are_zeros_and_they_are_asked_for_once(tmp_path: Path) -> None:
    path = tmp_path / "file"
    data = random.Random(1).randbytes(5000)
    path.write_bytes(data)
    expected = data[:1024] + bytes(512) + data[1536:]
    with _Failing(path, {2}) as file:
        disk = Disk(file)
        for start, size in ((0, 9000), (0, 4096), (1000, 100), (1030, 4), (4990, 100), (6000, 9)):
            assert disk.read(start, size) == expected[start : start + size]
        assert file.asked == 2  # with what stands before it, and alone


def test_another_failure_is_not_taken_for_a_broken_sector(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"text")
    with _Failing(path, {0}, errno.ESTALE) as file, pytest.raises(OSError, match="broken"):
        Disk(file).read(0, 4)


def test_a_recovery_is_stopped_while_it_reads(book: Path, tmp_path: Path) -> None:
    asked = 0

    def stop_late() -> bool:
        nonlocal asked
        asked += 1
        return asked > 40

    with pytest.raises(Cancelled):
        recover(book, tmp_path / "fresh.recension", is_cancelled=stop_late)
    assert sorted(one.name for one in tmp_path.iterdir()) == [book.name]


def test_a_recovery_tells_how_far_it_is_from_its_first_page_on(book: Path, tmp_path: Path) -> None:
    told: list[float] = []
    recover(book, tmp_path / "fresh.recension", lambda done, total: told.append(done / total))

    assert told == sorted(told)
    assert told[0] < 0.01
    assert len([share for share in told if share <= 0.1]) > 20
    assert told[-1] == 1
