"""The list of pages of a new file, from what was written into it."""

from __future__ import annotations

from dataclasses import dataclass, field

from recension.errors import BadTitle
from recension.store.chain import Chain, Entry, RevisionKind
from recension.store.database import Database
from recension.store.edits import redirect_target
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
        self._texts = texts
        self._state = state
        self._pages = Pages(new)
        self._chain = Chain(new)

    def write(self) -> None:
        taken: set[str] = set()
        for page, title in self._state.titles.items():
            if page not in self._state.deleted and title in taken:
                self._state.deleted[page] = self._delete(page, title)
            deletion = self._state.deleted.get(page)
            if deletion is None:
                taken.add(title)
            self._new.write(
                "UPDATE page SET title = ?, namespace = ?, deleted = ? WHERE id = ?",
                (title, self._namespace(page, title), deletion, page),
            )
            self._pages.refresh(page, self._redirect(page), added=self._state.edits[page])

    def _delete(self, page: int, title: str) -> int:
        """Record that a page is deleted whose title another one has: its own deletion is lost."""
        number, text = self._state.newest[page]
        row = self._new.row("SELECT time, size, sha1 FROM revision WHERE id = ?", (number,))
        time, size, digest = row if row is not None else (0, 0, None)
        return self._chain.append(
            Entry(
                kind=RevisionKind.DELETION,
                page=page,
                title=title,
                parent=number,
                time=time,
                author="",
                summary="",
                tags=(),
                size=size,
                sha1=digest,
                text=text,
            )
        )

    def _namespace(self, page: int, title: str) -> int:
        row = self._old.row("SELECT namespace FROM page WHERE id = ? AND title = ?", (page, title))
        if row is not None:
            return int(row[0])
        try:
            return parse_title(title, namespaces_of(self._new)).namespace
        except BadTitle:
            return 0

    def _redirect(self, page: int) -> str | None:
        row = self._new.row(
            "SELECT text FROM revision WHERE page = ? AND kind < 2 "
            "ORDER BY time DESC, id DESC LIMIT 1",
            (page,),
        )
        if row is None or row[0] is None:
            return None
        return redirect_target(
            self._texts.read(row[0]).decode("utf-8", "replace"), namespaces_of(self._new)
        )
