"""Getting the index of a file ready before anybody searches its history."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import zstandard

from recension.search.building import bring_up_to_date
from recension.search.index import Index, kept_state
from recension.search.shelf import discard, index_path, make_room
from recension.store import IsCancelled, RevisionFile

ENOUGH = 500  # revisions that an index lacks before it is worth the work: a tenth of a second


def lacking(file: RevisionFile, folder: Path | None) -> int:
    """Return how many revisions the index of a file lacks, about; 0 where somebody works on it.

    Args:
        file: The file.
        folder: Where indexes are kept; None for nowhere.
    """
    path = index_path(file.path, folder)
    if path is None:
        return 0
    highest, _ = file.newest_link()
    try:
        known = kept_state(path, file.newest_prune())
    except sqlite3.Error:
        return 0  # it is being written, or broken: the next search sees to it
    return highest - known if known <= highest else highest


def get_ready(
    file: RevisionFile,
    folder: Path | None,
    *,
    proves: bool = True,
    cancelled: IsCancelled | None = None,
) -> None:
    """Bring the index of a file up to date; raises `Cancelled`, after which it goes on from there.

    One that is broken is taken away: it is made anew the next time.

    Args:
        file: The file.
        folder: Where indexes are kept; None for nowhere.
        proves: Whether all texts are checked; without, it takes half the time, see `proof`.
        cancelled: Asked now and then.
    """
    path = make_room(index_path(file.path, folder))
    if path is None:
        return
    try:
        with Index(path) as index:
            bring_up_to_date(index, file, cancelled=cancelled, proves=proves)
    except sqlite3.OperationalError:
        return  # a full disk, or another process that builds it
    except (sqlite3.DatabaseError, zstandard.ZstdError):
        discard(path)
