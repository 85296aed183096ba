"""What a revision did, for undoing it (Help:Reverting); known without anything that renders."""

from __future__ import annotations

from recension.errors import NothingToUndo
from recension.store import Revision, RevisionFile


def change_of(file: RevisionFile, revision: Revision) -> tuple[str, str]:
    """Return the texts before and after a revision.

    Raises `NothingToUndo` where there is none before it, or it changed nothing.
    """
    if revision.parent is None:
        raise NothingToUndo(revision.id, "first")
    before, after = file.text(revision.parent), file.text(revision.id)
    if before == after:
        raise NothingToUndo(revision.id, "same")
    return before, after
