"""The boundary where failures of the system become errors of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recension.store import file_error


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise what the system raises inside as the `FileError` it means for `path`."""
    try:
        yield
    except OSError as error:
        raise file_error(error, path) from error
