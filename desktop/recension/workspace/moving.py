"""Going on with a file at another place, also where it cannot be read any more."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from recension.errors import DamagedFile, FileMissing, InputOutputFailure, RecensionError
from recension.store import RevisionFile, recover
from recension.workspace.file_answers import PageContents
from recension.workspace.opened_file import OpenedFile


def moved(opened: OpenedFile, path: Path, rescue: Collection[PageContents]) -> OpenedFile:
    """Write a file to another place, over what is there, and open it.

    Of a damaged one goes what can still be read: a copy would be damaged as well, and take no
    revision. A file that cannot be read at all is not lost for the pages at hand: `rescue`, the
    texts the window still has, are written to a new file in its place.
    """
    is_damaged = isinstance(opened.state.reason, DamagedFile)
    if is_damaged:
        _recover(opened.path, path, rescue)
    else:
        _copy(opened.file, path, rescue)
    fresh = OpenedFile(path, is_untitled=False)
    if is_damaged:
        fresh.note_renumbered([page.title for page in rescue])
    return fresh


def _recover(damaged: Path, path: Path, rescue: Collection[PageContents]) -> None:
    try:
        recover(damaged, path)
    except (DamagedFile, InputOutputFailure) as error:
        if not rescue or error.path != damaged:
            raise
        _write_anew(path, rescue, error)


def _copy(file: RevisionFile, path: Path, rescue: Collection[PageContents]) -> None:
    try:
        file.save_copy(path)
    except (DamagedFile, FileMissing) as error:
        if not rescue:
            raise
        _write_anew(path, rescue, error)


def _write_anew(path: Path, pages: Collection[PageContents], error: RecensionError) -> None:
    if path.exists():
        raise error  # what is there is worth more than a copy that is not whole
    with RevisionFile.create(path) as file:
        for page in pages:
            file.save(page.title, page.text)
