"""Walks kept from one time to the next, in the folder of caches."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import zstandard

from recension.authorship.walk import Progressed

_RULES = b"authorship 2"  # another number whenever a walk may come to other origins
_ENDING = ".authorship"
_MOST = 200  # walks that are kept
_LARGEST = 1 << 28  # bytes of one


def keys_of(links: Sequence[tuple[int, bytes]], prune: bytes = b"") -> list[str]:
    """Return a key for every revision of a page: it says what the history is up to there.

    Args:
        links: The links of the chain of the page's revisions, oldest first.
        prune: The link of the last prune: it took texts that a walk from before it has.
    """
    keys = []
    so_far = hashlib.sha256(_RULES + prune)
    for _, link in links:
        so_far.update(link)
        keys.append(so_far.copy().hexdigest())
    return keys


class Memory:
    """A folder of walks, each under the key of the history that it went through.

    Whatever cannot be read or written there is as if it were not there: all of it can be worked
    out again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "authorship"

    def newest(self, keys: Sequence[str]) -> tuple[int, Progressed | None]:
        """Return the longest walk known, and how many revisions it went through."""
        try:
            known = {path.stem for path in self._folder.iterdir() if path.suffix == _ENDING}
        except OSError:
            return 0, None
        for count in range(len(keys), 0, -1):
            if keys[count - 1] in known:
                walk = self._read(keys[count - 1])
                if walk is not None:
                    return count, walk
        return 0, None

    def keep(self, key: str, walk: Progressed, instead_of: str | None = None) -> None:
        """Keep a walk, in place of the shorter one that it went on from."""
        packer = zstandard.ZstdCompressor(level=3, write_checksum=True)
        data = packer.compress(msgspec.msgpack.encode(walk))
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._write(key, data)
            if instead_of is not None and instead_of != key:
                self._path(instead_of).unlink(missing_ok=True)
            self._forget_oldest()
        except OSError:
            return  # a full disk, a folder that cannot be written: it is worked out again

    def _write(self, key: str, data: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(self._path(key))
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _read(self, key: str) -> Progressed | None:
        try:
            data = self._path(key).read_bytes()
            plain = zstandard.ZstdDecompressor().decompress(data, max_output_size=_LARGEST)
            return msgspec.msgpack.decode(plain, type=Progressed)
        except (OSError, zstandard.ZstdError, msgspec.DecodeError):
            return None

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_ENDING}"

    def _forget_oldest(self) -> None:
        paths = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in paths[:-_MOST]:
            path.unlink(missing_ok=True)
