"""The recovery as a whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from recension.errors import FileError, FileExists
from recension.store import opening
from recension.store.copying import in_the_making
from recension.store.database import Database
from recension.store.hashing import NO_LINK
from recension.store.progress import IsCancelled, Progress, never, tell_nobody
from recension.store.recovery.beside import copy_images, copy_names, copy_settings
from recension.store.recovery.rewriting import Rewriting
from recension.store.recovery.scratch import salvage
from recension.store.recovery.values import Recovery
from recension.store.revisions import highest_revision
from recension.store.tidying import tidy

_WHOLE, _READING = 10_000, 1_000  # steps of the progress, and those that belong to the reading


def recover(
    damaged: Path,
    path: Path,
    progress: Progress = tell_nobody,
    is_cancelled: IsCancelled = never,
) -> Recovery:
    """Write all that is still in a damaged file into a new one, and say what is not.

    Args:
        damaged: The file; it is left as it is.
        path: The new file, complete or not there at all.
        progress: Called with how much of the work is done, of how much.
        is_cancelled: Asked now and then; `Cancelled` is raised once it says yes.

    Raises:
        FileExists: there is a file at `path`; it is worth more than one that is not whole.
        NotARevisionFile, DamagedFile: there is nothing to be found in the damaged one.
        InputOutputFailure: the disk reads nothing of it, or cannot write the new one.
    """
    if os.path.lexists(path):
        raise FileExists(path)
    reading, writing = _in_turn(progress)
    with (
        closing(salvage(damaged, reading, is_cancelled)) as old,
        _said_of(path),
        in_the_making(path) as fresh,
    ):
        with closing(opening.fill(fresh)) as new:
            found = _rewrite(old, new, writing, is_cancelled)
            tidy(new)
        if os.path.lexists(path):
            raise FileExists(path)  # since the recovery began
        return found


def _in_turn(progress: Progress) -> tuple[Progress, Progress]:
    """Return whom to tell of the reading, and of the writing after it, which takes far longer."""

    def reading(done: int, total: int) -> None:
        progress(done * _READING // max(total, 1), _WHOLE)

    def writing(done: int, total: int) -> None:
        progress(_READING + done * (_WHOLE - _READING) // max(total, 1), _WHOLE)

    return reading, writing


@contextmanager
def _said_of(path: Path) -> Iterator[None]:
    """Let what fails be told of the new file, not of the one beside it that is to become it."""
    try:
        yield
    except FileError as error:
        if error.path.name.startswith(f".{path.name}."):
            error.path = path
        raise


def _rewrite(
    old: Database,
    new: Database,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> Recovery:
    with new.large_transaction():
        setting_losses = list(copy_settings(old, new))  # how titles are read
        rewriting = Rewriting(old, new)
        rewriting.copy(progress, is_cancelled)
        losses = rewriting.losses
        losses += copy_names(old, new, rewriting.numbers)
        losses += copy_images(old, new)
        losses += setting_losses
    newest = new.row("SELECT link FROM revision ORDER BY id DESC LIMIT 1")
    images = new.row("SELECT count(*) FROM image")
    return Recovery(
        revisions=highest_revision(old),
        recovered=len(rewriting.numbers),
        images=0 if images is None else images[0],
        losses=tuple(losses),
        fingerprint=(NO_LINK if newest is None else newest[0]).hex(),
        numbers={was: now for was, now in rewriting.numbers.items() if was != now},
    )
