"""What lies before a revision in the history of its page, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from recension.store.database import Database
from recension.store.edits import REVERT_RADIUS, State, redirect_target
from recension.store.text_rows import TextDamaged
from recension.store.texts import Texts
from recension.store.wiki_names import namespaces_of

_REVERTING = frozenset({"mw-undo", "mw-rollback"})  # tags that say more than a manual revert


@dataclass(frozen=True, slots=True)
class Earlier:
    """A revision that stands before the one at hand."""

    id: int
    time: int  # seconds since 1970, UTC
    size: int
    sha1: bytes | None
    text: int | None


class Neighbours:
    """Looks back over the newest revisions of a page."""

    def __init__(self, database: Database, texts: Texts) -> None:
        self._database = database
        self._texts = texts

    def before(self, page: int, time: int) -> list[Earlier]:
        """Return the revisions a new one of that time comes after, newest first.

        They are as many as a manual revert may reach back over.
        """
        rows = self._database.rows(
            "SELECT id, time, size, sha1, text FROM revision "
            "WHERE page = ? AND time <= ? AND kind < 2 ORDER BY time DESC, id DESC LIMIT ?",
            (page, time, REVERT_RADIUS),
        )
        return [Earlier(*row) for row in rows]

    def newest(self, page: int) -> Earlier | None:
        """Return the newest revision of a page."""
        row = self._database.row(
            "SELECT id, time, size, sha1, text FROM revision "
            "WHERE page = ? AND kind < 2 ORDER BY time DESC, id DESC LIMIT 1",
            (page,),
        )
        return None if row is None else Earlier(*row)

    def redirect_of(self, revision: Earlier) -> str | None:
        """Return the title that a revision redirects to."""
        if revision.text is None:
            return None
        try:
            text = self._texts.read(revision.text)
        except TextDamaged:
            return None  # `verify` names it; a new revision can still be saved over it
        return redirect_target(text.decode("utf-8", "replace"), namespaces_of(self._database))

    def refresh_redirects(self) -> None:
        """Read anew where redirects lead, after namespaces got other names."""
        self._read_redirects("redirect IS NOT NULL")

    def find_redirects(self) -> None:
        """Read which pages are redirects, after it was learned with which words they begin."""
        self._read_redirects("redirect IS NULL AND newest IS NOT NULL")

    def _read_redirects(self, which: str) -> None:
        for page, was in self._database.rows(f"SELECT id, redirect FROM page WHERE {which}"):
            newest = self.newest(page)
            redirect = None if newest is None else self.redirect_of(newest)
            if redirect != was:
                self._database.write("UPDATE page SET redirect = ? WHERE id = ?", (redirect, page))

    def state_of(self, revision: Earlier) -> State:
        """Return what the kind of the next edit depends on."""
        return State(revision.size, self.redirect_of(revision))


def reverted_to(digest: bytes | None, earlier: list[Earlier]) -> int | None:
    """Return the revision, of those before the newest, that had the same text already."""
    if digest is None or not earlier or earlier[0].sha1 == digest:
        return None
    return next((one.id for one in earlier if one.sha1 == digest), None)


def tags_of(given: tuple[str, ...], tag: str | None, *, is_revert: bool) -> tuple[str, ...]:
    """Return all tags of an edit."""
    tags = set(given)
    if tag is not None:
        tags.add(tag)
    if is_revert and not tags & _REVERTING:
        tags.add("mw-manual-revert")
    return tuple(sorted(tags))
