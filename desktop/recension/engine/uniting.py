"""Two copies of a file made one, their texts united line by line and word by word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from recension.diff import merge
from recension.store import RevisionFile, UnitedCopy

Progress = Callable[[int, int], None]  # revisions of the copy: done, total
IsCancelled = Callable[[], bool]


def unite_copy(
    file: RevisionFile,
    copy: Path,
    author: str,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> UnitedCopy:
    """Bring in all that another copy of the file has; see `RevisionFile.unite`."""
    return file.unite(copy, _united, author=author, progress=progress, cancelled=cancelled)


def _united(base: str, mine: str, theirs: str) -> str | None:
    return merge(base, mine, theirs).text
