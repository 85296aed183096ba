"""The pages of the file as a list that can be narrowed by typing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from recension.errors import BadTitle
from recension.store.values import Page
from recension.titles import ENGLISH, Namespaces, normalize_title
from recension.ui import wording
from recension.ui.plain_text import tool_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NEW = 0  # the id of a page that the file does not have yet; theirs count from 1


class PagesModel(QAbstractListModel):
    """Titles by namespace and alphabet; the best matches first while filtered."""

    TITLE = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saved: list[Page] = []
        self._pages: list[Page] = []  # the new ones first
        self._shown: list[Page] = []
        self._unsaved: frozenset[str] = frozenset()
        self._known: frozenset[str] = frozenset()  # titles of the pages of the file
        self._filter = ""
        self._namespaces = ENGLISH

    def set_pages(self, pages: Sequence[Page], namespaces: Namespaces = ENGLISH) -> None:
        """Show these pages; new ones may be in these namespaces."""
        self._namespaces = namespaces
        self._saved = sorted(pages, key=_order)
        self._known = frozenset(page.title for page in pages)
        self._arrange()

    def set_unsaved(self, titles: Collection[str]) -> None:
        """Mark the pages whose text is not saved yet; those that are new stand at the top."""
        if self._unsaved == frozenset(titles):
            return
        self._unsaved = frozenset(titles)
        if self._new_titles() != [page.title for page in self._pages if page.id == _NEW]:
            self._arrange()
        elif self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def set_filter(self, text: str) -> None:
        """Show only titles that contain the text, whatever its case, or that it means."""
        self._filter = text
        self._narrow()

    def title(self, row: int) -> str:
        """Return the title in a row."""
        return self._shown[row].title

    def row_of(self, title: str) -> int | None:
        """Return the row where a title is shown now."""
        return next((row for row, page in enumerate(self._shown) if page.title == title), None)

    def title_of(self, written: str) -> str:
        """Return the title of the page that somebody means; raises BadTitle."""
        return normalize_title(written, self._namespaces)

    def has_page(self, title: str) -> bool:
        """Whether the file has a page of this title, shown or filtered away."""
        return title in self._known

    @property
    def page_count(self) -> int:
        """How many pages there are, without regard to the filter."""
        return len(self._known)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the pages that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a title, with its look and what is known of the page."""
        page = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{page.title} *" if page.title in self._unsaved else page.title
            case self.TITLE:
                return page.title
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(self._tip_of(page))
            case Qt.ItemDataRole.FontRole:
                return self._font(page)
        return None

    def _font(self, page: Page) -> QFont | None:
        font = QFont()
        font.setBold(page.title in self._unsaved)
        font.setItalic(page.is_redirect)
        return font if page.is_redirect or font.bold() else None

    def _new_titles(self) -> list[str]:
        return sorted(self._unsaved - self._known)

    def _arrange(self) -> None:
        self._pages = [*map(_new_page, self._new_titles()), *self._saved]
        self._narrow()

    def _tip_of(self, page: Page) -> str:
        if page.id == _NEW:
            return self.tr("{title}\nNot saved yet").format(title=page.title)
        text = self.tr("{title}\n{size}, changed {time}").format(
            title=page.title,
            size=wording.bytes_text(page.size),
            time=wording.local_time(page.changed_at),
        )
        return f"{text}\n{self.tr('A redirect')}" if page.is_redirect else text

    def _narrow(self) -> None:
        self.beginResetModel()
        wanted = self._wanted()
        kept = [
            (min(ranks), page)
            for page in self._pages
            if (ranks := list(_ranks(page.title.casefold(), wanted)))
        ]
        kept.sort(key=lambda pair: pair[0])  # stable: the order of titles stays inside a rank
        self._shown = [page for _, page in kept]
        self.endResetModel()

    def _wanted(self) -> set[str]:
        """Return what titles may contain: the text, and the title under its name here."""
        wanted = {self._filter.strip().replace("_", " ").casefold()}
        with suppress(BadTitle):  # it is not typed to its end
            wanted.add(self.title_of(self._filter).casefold())
        return wanted


def _new_page(title: str) -> Page:
    return Page(
        id=_NEW,
        title=title,
        namespace=0,
        newest=0,
        size=0,
        changed_at=datetime.min.replace(tzinfo=UTC),
        revisions=0,
        is_redirect=False,
    )


class _Match(IntEnum):
    WHOLE = 0
    START = 1
    WORD = 2
    INSIDE = 3


def _ranks(title: str, wanted: Collection[str]) -> Iterator[_Match]:
    for one in wanted:
        rank = _rank(title, one)
        if rank is not None:
            yield rank


def _rank(title: str, wanted: str) -> _Match | None:
    if not wanted or title == wanted:
        return _Match.WHOLE
    if title.startswith(wanted):
        return _Match.START
    if f" {wanted}" in title or f":{wanted}" in title:
        return _Match.WORD
    return _Match.INSIDE if wanted in title else None


def _order(page: Page) -> tuple[int, str, str]:
    return page.namespace, page.title.casefold(), page.title
