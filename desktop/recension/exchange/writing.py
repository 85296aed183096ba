"""Writing a file complete or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from recension.exchange.system import explained
from recension.store import sync_folder


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write that takes the place of `path` once it is whole and on the disk.

    When the block raises, what was at `path` stays as it was.
    """
    with explained(path):
        with NamedTemporaryFile(
            prefix=f".{path.name}.", dir=path.parent, delete=False
        ) as temporary:
            name = Path(temporary.name)
            try:
                yield cast("BinaryIO", temporary)
                temporary.flush()
                os.fsync(temporary.fileno())
                _take_permissions(name, path)
            except BaseException:
                temporary.close()
                name.unlink(missing_ok=True)
                raise
        name.replace(path)
        sync_folder(path.parent)


def _take_permissions(temporary: Path, path: Path) -> None:
    if os.name != "posix":
        return
    if path.exists():
        temporary.chmod(path.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)
