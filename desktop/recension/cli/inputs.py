"""Reading what a command is given: texts from files, from standard input, from revisions."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recension.errors import FileExists, NotText, RevisionMissing
from recension.exchange import TextFile
from recension.store import RevisionFile

STANDARD_INPUT = "-"


def read_text(name: str) -> str:
    """Return the text of a file, or of standard input for "-"."""
    if name != STANDARD_INPUT:
        return TextFile.read(Path(name)).text
    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText("standard input", error.start) from error


def revision_text(file: RevisionFile, page: str, revision: int | None) -> str:
    """Return the text of a revision of a page, of the newest one for None."""
    return file.text(revision_of(file, page, revision))


def revision_of(file: RevisionFile, page: str, revision: int | None) -> int:
    """Return the number of a revision, made sure that it is one of the page."""
    found = file.page(page)
    if revision is None:
        return found.newest
    if file.revision(revision).page != found.id:
        raise RevisionMissing(revision)
    return revision


@contextmanager
def opened_or_made(path: Path) -> Iterator[RevisionFile]:
    """Open a revision file to write, made where there is none; one that was made for nothing goes.

    A file made here is taken away again when the block raises and nothing was saved in it.
    """
    file, is_new = _open_or_make(path)
    try:
        with file:
            yield file
    except BaseException:
        if is_new and _is_empty(path):
            path.unlink()
        raise


def _open_or_make(path: Path) -> tuple[RevisionFile, bool]:
    if not path.exists():
        try:
            return RevisionFile.create(path), True
        except FileExists:
            pass  # another process made it in this very moment
    return RevisionFile.open(path), False


def _is_empty(path: Path) -> bool:
    with RevisionFile.open(path, read_only=True) as file:
        return not file.pages() and not file.images()
