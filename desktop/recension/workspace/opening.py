"""Opening a revision file: what is read of it before the window shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from recension.errors import BadTitle, DamagedFile, RecensionError
from recension.workspace.drafts import Drafts
from recension.workspace.opened_file import OpenedFile
from recension.workspace.pages_on_hand import FoundPage, find_page
from recension.workspace.untitled import FIRST_PAGE, UntitledFiles
from recension.workspace.values import PageList


@dataclass(frozen=True, slots=True)
class Opening:
    """An opened file and its first page."""

    opened: OpenedFile
    pages: PageList
    page: FoundPage | None
    failure: RecensionError | None = None  # why the page cannot be shown
    kept_titles: frozenset[str] = frozenset()  # pages whose unsaved text was kept


class Opener:
    """Opens files; all its methods are for the thread of the store."""

    def __init__(self, untitled: UntitledFiles, drafts: Drafts) -> None:
        self._untitled = untitled
        self._drafts = drafts

    def make(self, make: Callable[[], Path]) -> Opening:
        """Make an untitled file and open it; where opening fails it is removed again."""
        path = make()
        try:
            return self.open(path, "")
        except RecensionError:
            self._untitled.remove(path)
            raise

    def open(self, path: Path, title: str) -> Opening:
        """Open a file at a page: the one named, or the one that was changed last."""
        opened = OpenedFile(
            path,
            is_untitled=self._untitled.has(path),
            is_sample=self._untitled.is_sample(path),
        )
        try:
            pages = opened.page_list()
            title = self._followed_renames(opened).get(title, title)
            opening = self._at_page(opened, pages, title or _first_page(pages))
            return replace(opening, kept_titles=self._drafts.titles(path))
        except BaseException:
            opened.close()
            raise

    def _followed_renames(self, opened: OpenedFile) -> dict[str, str]:
        """Let unsaved text go along with pages that others renamed; returns their titles, by old.

        Where there is unsaved text under the new title already, each stays where it is.
        """
        titles = self._drafts.titles(opened.path)
        followed: dict[str, str] = {}
        for title in titles:
            new = self._title_now(opened, title)
            if new is not None and new not in titles:
                self._drafts.rename(opened.path, title, new)
                followed[title] = new
        return followed

    def _title_now(self, opened: OpenedFile, title: str) -> str | None:
        draft = self._drafts.read(opened.path, title)
        if draft is None or draft.base is None:
            return None
        try:
            return opened.file.title_now(title, draft.base)
        except DamagedFile:  # which is told of the page itself
            return None

    def _at_page(self, opened: OpenedFile, pages: PageList, title: str) -> Opening:
        try:
            return Opening(opened, pages, find_page(opened, self._drafts, title))
        except BadTitle as error:
            return Opening(opened, pages, find_page(opened, self._drafts, FIRST_PAGE), error)
        except RecensionError as error:  # this page is damaged; others may not be
            return Opening(opened, pages, None, error)


def _first_page(pages: PageList) -> str:
    """Return the article that was changed last, or whatever there is."""
    articles = [page for page in pages.pages if page.namespace == 0]
    newest = max(articles or pages.pages, key=lambda page: page.changed_at, default=None)
    return newest.title if newest else FIRST_PAGE
