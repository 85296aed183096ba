"""Saving a text that was made from a revision which is the newest one no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recension.diff import merge
from recension.errors import EditConflict, PageMissing
from recension.store import Revision, RevisionFile
from recension.store.edits import as_saved

Save = Callable[[str, int | None], Revision | None]  # a text, the revision it goes on from


@dataclass(frozen=True, slots=True)
class LateSave:
    """What came of it."""

    revision: Revision | None  # None where the text is that of the newest one
    over: int | None = None  # the newer revision that the text was united with


def save_late(file: RevisionFile, title: str, text: str, base: int | None, save: Save) -> LateSave:
    """Save a text over the newest revision, united with it where that is not the base.

    Args:
        file: where to.
        title: of the page.
        text: what is to be saved.
        base: the revision it was made from, 0 for no page, None for whatever is the newest.
        save: saves a text, unless there is a revision after the one it is to go on from.

    Raises:
        EditConflict: both changed the same place, or `base` is no revision of the page.
    """
    over: int | None = base
    united: str | None = text
    while united is not None:
        try:
            return LateSave(save(united, over), None if over == base else over)
        except EditConflict as error:
            # Another one may save in this very moment, too: it is united with what is newest then.
            if base is None or error.newest is None or error.newest == over:
                raise
            over = error.newest
            united = _united(file, title, as_saved(text), base, over)
    raise EditConflict(title, base, over)


def _united(file: RevisionFile, title: str, text: str, base: int, newest: int) -> str | None:
    if base and not _is_of(file, title, base):
        return None
    before = file.text(base) if base else ""
    return merge(before, text, file.text(newest)).text


def _is_of(file: RevisionFile, title: str, revision: int) -> bool:
    try:
        page = file.page(title)
    except PageMissing:
        return False
    return revision in {number for number, _ in file.links(page.title)}
