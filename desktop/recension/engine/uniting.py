"""Two copies of a file made one, their texts united line by line and word by word."""

from __future__ import annotations

from pathlib import Path

from recension.diff import merge
from recension.store import IsCancelled, Progress, RevisionFile, UnitedCopy


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
