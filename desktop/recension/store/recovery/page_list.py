"""The list of pages of a new file, from what was written into it."""

from __future__ import annotations

from dataclasses import dataclass, field

from recension.errors import BadTitle
from recension.store.chain import Chain, RevisionKind
from recension.store.database import Database
from recension.store.neighbours import Earlier, Neighbours
from recension.store.page_turns import PageTurn, turn_entry
from recension.store.pages import Pages
from recension.store.texts import Texts
from recension.store.wiki_names import namespaces_of
from recension.titles import parse_title


@dataclass(slots=True)
class PageState:
    """What the revisions written so far have made of their pages, by the numbers of these."""

    titles: dict[int, str] = field(default_factory=dict)
    newest: dict[int, tuple[int, int | None]] = field(default_factory=dict)  # revision and text
    edits: dict[int, int] = field(default_factory=dict)  # how many
    deleted: dict[int, int] = field(default_factory=dict)  # by which revision


def list_pages(old: Database, new: Database, texts: Texts, state: PageState) -> None:
    """Write titles and all else that the list of pages shows, inside a transaction of `new`."""
    _List(old, new, texts, state).write()


class _List:
    def __init__(self, old: Database, new: Database, texts: Texts, state: PageState) -> None:
        self._old = old
        self._new = new
        self._neighbours = Neighbours(new, texts)
        self._state = state
        self._pages = Pages(new)
        self._chain = Chain(new)

    def write(self) -> None:
        taken: set[str] = set()
        for page, title in self._state.titles.items():
            newest = self._neighbours.newest(page)
            if newest is not None and page not in self._state.deleted and title in taken:
                self._state.deleted[page] = self._delete(page, title, newest)
            deletion = self._state.deleted.get(page)
            if deletion is None:
                taken.add(title)
            self._new.write(
                "UPDATE page SET title = ?, namespace = ?, deleted = ? WHERE id = ?",
                (title, self._namespace(page, title), deletion, page),
            )
            redirect = None if newest is None else self._neighbours.redirect_of(newest)
            self._pages.refresh(page, redirect, added=self._state.edits[page])

    def _delete(self, page: int, title: str, newest: Earlier) -> int:
        """Record that a page is deleted whose title another one has: its own deletion is lost."""
        turn = PageTurn(RevisionKind.DELETION, page, title)
        return self._chain.append(turn_entry(turn, newest, newest.time))

    def _namespace(self, page: int, title: str) -> int:
        row = self._old.row("SELECT namespace FROM page WHERE id = ? AND title = ?", (page, title))
        if row is not None:
            return int(row[0])
        try:
            return parse_title(title, namespaces_of(self._new)).namespace
        except BadTitle:
            return 0
