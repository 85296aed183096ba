"""Undoing an old revision: the newest text of its page without what it did (Help:Reverting)."""

from __future__ import annotations

from recension.diff import merge
from recension.engine.linked_saves import LinkedSaves
from recension.engine.undone_change import change_of
from recension.errors import NothingToUndo, RevisionMissing, UndoClash
from recension.store import Revision, RevisionFile
from recension.store.edits import undo_summary


def undo(
    file: RevisionFile, title: str, revision: int, *, summary: str = "", author: str = ""
) -> Revision:
    """Save the newest text of a page without what one of its revisions did.

    Args:
        file: where the page is.
        title: of the page.
        revision: the one to undo.
        summary: why; empty for MediaWiki's own.
        author: who does it.

    Raises:
        PageMissing, RevisionMissing: there is no such page, or it has no such revision.
        NothingToUndo: there is no text before it, it changed nothing, or nothing is left of it.
        UndoClash: later revisions changed the same passages.
        EditConflict: another process saved the page in this very moment.
        RevisionDamaged, TextWithheld: one of the texts cannot be read.
    """
    page = file.page(title)
    undone = file.revision(revision)
    if undone.page != page.id:
        raise RevisionMissing(revision)
    text = _without(file, undone, file.text(page.newest))
    with LinkedSaves.of(file) as saves:
        saved = saves.save(
            page.title,
            text,
            lambda: file.save(
                page.title,
                text,
                summary=summary
                or undo_summary(revision, undone.author, is_hidden=undone.is_author_hidden),
                author=author,
                base=page.newest,
                undoes=revision,
            ),
        )
    if saved is None:  # what was left of it is not kept when a page is saved
        raise NothingToUndo(revision, "undone")
    return saved


def _without(file: RevisionFile, undone: Revision, now: str) -> str:
    before, after = change_of(file, undone)
    text = merge(after, now, before).text
    if text is None:
        raise UndoClash(undone.id)
    if text == now:
        raise NothingToUndo(undone.id, "undone")
    return text
