"""Reading what a command is given: texts from files, from standard input, from revisions."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recension.errors import FileExists, NameMissing, RevisionDamaged, RevisionMissing
from recension.exchange import decoded, read_text_file
from recension.store import Page, RevisionFile

STANDARD_INPUT = "-"


def read_text(name: str) -> str:
    """Return the text of a file, or of standard input for "-"."""
    if name != STANDARD_INPUT:
        return read_text_file(Path(name))
    return decoded(sys.stdin.buffer.read(), "standard input")


def revision_text(file: RevisionFile, page: str, revision: str | None) -> str:
    """Return the text of a revision of a page, of the newest one for None."""
    return file.text(revision_of(file, page, revision))


def revision_of(file: RevisionFile, page: str, revision: str | None) -> int:
    """Return the number of a revision of a page, given by its number or its name.

    None means the newest one. A number is tried before a name that is written alike.
    """
    found = file.page(page)
    if revision is None:
        return found.newest
    if revision.isdecimal() and _is_of(file, found, int(revision)):
        return int(revision)
    named = file.named(found.title, revision)
    if named is not None:
        return named
    if revision.isdecimal():
        raise RevisionMissing(int(revision))
    raise NameMissing(found.title, revision)


def _is_of(file: RevisionFile, page: Page, number: int) -> bool:
    try:
        return file.revision(number).page == page.id
    except (RevisionMissing, RevisionDamaged):
        return False


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
    if not os.path.lexists(path):
        try:
            return RevisionFile.create(path), True
        except FileExists:
            pass  # another process made it in this very moment
    return RevisionFile.open(path), False


def _is_empty(path: Path) -> bool:
    with RevisionFile.open(path, read_only=True) as file:
        return not file.pages() and not file.images()
