"""Writing a file complete or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from recension.exchange.system import explained
from recension.store import sync_folder


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write that takes the place of `path` once it is whole and on the disk.

    When the block raises, what was at `path` stays as it was.
    """
    path = Path(os.path.realpath(path))  # a link stays one
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with explained(path):
        try:
            with temporary.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                temporary.chmod(path.stat().st_mode & 0o777)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
