"""A damaged file as bytes, with zeros in place of what its disk cannot read."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from io import SEEK_END, FileIO

_SECTOR = 512  # bytes; no disk loses fewer
# Windows says so of a sector with a wrong checksum.
_UNREADABLE = frozenset({errno.EIO, errno.EACCES} if sys.platform == "win32" else {errno.EIO})


class Disk:
    """Reads a file piece by piece; none of its sectors that failed is asked for again.

    A failing disk takes seconds to say so, and would be worn out by being asked on and on.
    """

    def __init__(self, file: FileIO, told: Callable[[], object] = bool) -> None:
        """Read an open file; `told` is called before each piece, and may raise."""
        self._file = file
        self._told = told
        self._failed: set[int] = set()  # the numbers of sectors
        self.was_read = False  # anything at all
        self.failure: OSError | None = None  # the last one
        self.length = file.seek(0, SEEK_END)  # in bytes

    def read(self, start: int, size: int) -> bytes:
        """Return the bytes from `start` on, fewer only where the file ends."""
        self._told()
        size = max(0, min(size, self.length - start))
        end = start + size
        sectors = range(start // _SECTOR, -(-end // _SECTOR))
        if self._failed.isdisjoint(sectors):
            found = self._piece(start, size)
            if found is not None:
                return found
        data = b"".join(self._sector(number) for number in sectors)
        before = start - sectors.start * _SECTOR
        return data[before : before + size]

    def _sector(self, number: int) -> bytes:
        found = None if number in self._failed else self._piece(number * _SECTOR, _SECTOR)
        if found is None:
            self._failed.add(number)
            return bytes(_SECTOR)
        return found

    def _piece(self, start: int, size: int) -> bytes | None:
        """Return the bytes, None where some of them cannot be read."""
        parts: list[bytes] = []
        try:
            self._file.seek(start)
            while size and (part := self._file.read(size)):  # a failure may cut it short first
                parts.append(part)
                size -= len(part)
        except OSError as error:
            if error.errno not in _UNREADABLE:
                raise
            self.failure = error
            return None
        self.was_read = True
        return b"".join(parts)
