"""Which files a revision changes in the tree of a git history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from recension.exchange.file_names import FileNames
from recension.store import Event, Hidden, RevisionKind


@dataclass(frozen=True, slots=True)
class Change:
    """One order of the stream."""

    order: str
    revision: int | None = None  # whose text follows, None for no text


@dataclass(slots=True)
class _Standing:
    """A page, as far as the history has come."""

    path: str
    text: int | None = None  # the revision that has its text, None while that is withheld
    is_deleted: bool = False


class GitTree:
    """Follows the pages through their history and tells what changes.

    Two pages may have had one title at a time, where the past of one was imported later: the file
    is then that of the one that changed last, and goes back to the other when it is gone.
    """

    def __init__(self, names: FileNames) -> None:
        self._names = names
        self._pages: dict[int, _Standing] = {}
        self._owners: dict[str, int] = {}  # the page whose text a file has, by path
        self._at: defaultdict[str, dict[int, None]] = defaultdict(dict)  # all pages, by path

    def changes(self, event: Event) -> Iterator[Change]:
        """Yield what a revision changes, in order."""
        number = event.revision.page
        path = self._names.page(event.title)
        page = self._pages.setdefault(number, _Standing(path))
        self._at[page.path][number] = None
        has_text = not event.revision.hidden & Hidden.TEXT
        if event.kind in (RevisionKind.EDIT, RevisionKind.RENAME) and has_text:
            page.text = event.revision.id
        page.is_deleted = event.kind is RevisionKind.DELETION
        if path != page.path:
            yield from self._move(number, page, path)
        if page.is_deleted:
            yield from self._leave(number, page.path)
        elif page.text is not None:
            self._owners[path] = number
            yield Change(f"M 100644 inline {path}", page.text)

    def _move(self, number: int, page: _Standing, path: str) -> Iterator[Change]:
        old, page.path = page.path, path
        del self._at[old][number]
        self._at[path][number] = None
        if self._owners.get(old) != number:
            return
        yield Change(f"R {old} {path}")
        del self._owners[old]
        self._owners[path] = number
        yield from self._restore(old)

    def _leave(self, number: int, path: str) -> Iterator[Change]:
        if self._owners.get(path) == number:
            yield Change(f"D {path}")
            del self._owners[path]
            yield from self._restore(path)

    def _restore(self, path: str) -> Iterator[Change]:
        for number in self._at[path]:
            page = self._pages[number]
            if page.text is not None and not page.is_deleted:
                self._owners[path] = number
                yield Change(f"M 100644 inline {path}", page.text)
                return
