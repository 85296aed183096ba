"""Bringing an index up to date with its file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recension.errors import Cancelled, RevisionDamaged, TextWithheld
from recension.search.index import Index, KnownPage, LineStay
from recension.search.page_lines import PageLines
from recension.store import IsCancelled, Page, Progress, RevisionFile, StoredText

_AT_ONCE = 2000  # revisions of small pages that are kept together, stays that are written


def bring_up_to_date(
    index: Index,
    file: RevisionFile,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
    *,
    proves: bool,
) -> None:
    """Add to an index what its file has more, or what is another than it was.

    With `proves` an index that is begun now is made of texts that were checked; see `proof`.

    Raises `Cancelled`; what was read until then stays, in the middle of a page, too.
    """
    newest = file.newest_link()
    index.begin_after(file.newest_prune(), proves=proves)
    if index.state == newest:
        return
    work = _Work(index, file, progress, cancelled)
    for page in (*file.pages(), *(gone.page for gone in file.deleted_pages())):
        work.add(page)
    work.run()
    with index.transaction():
        index.set_state(*newest)


class _Part(NamedTuple):
    """A page of which something is missing in the index."""

    page: int
    known: KnownPage
    links: list[tuple[int, bytes]]  # of all its revisions


class _Work:
    """The pages that have more revisions than the index, and how far they are."""

    def __init__(
        self,
        index: Index,
        file: RevisionFile,
        progress: Progress | None,
        cancelled: IsCancelled | None,
    ) -> None:
        self._index = index
        self._file = file
        self._progress = progress
        self._cancelled = cancelled
        self._proves = index.is_proved
        self._pages: list[_Part] = []
        self._done = self._total = 0
        self._is_stopped = False
        self._numbers: dict[bytes, int] = {}  # of the lines met on the way, by their digest

    def add(self, page: Page) -> None:
        """Look at a page: it may be known, known in part, or have another history now."""
        links = self._file.links_of(page)
        known = self._index.page(page.id)
        if known.revisions > len(links) or known.key != key_of(links[: known.revisions]):
            known = KnownPage(0, b"")
        if known.revisions < len(links) or not known.revisions:
            self._pages.append(_Part(page.id, known, links))
            self._total += len(links) - known.revisions

    def run(self) -> None:
        """Do the work, page after page."""
        for group in self._groups():
            with self._index.transaction():
                for page, known, links in group:
                    if not known.revisions:
                        self._index.forget_page(page)
                    read = self._read(page, known.revisions, links)
                    self._index.set_page(page, KnownPage(read, key_of(links[:read])))
                    if read < len(links):
                        break
            if self._is_stopped:
                raise Cancelled

    def _groups(self) -> Iterator[list[_Part]]:
        """Yield the pages in groups that are worth a transaction."""
        group: list[_Part] = []
        revisions = 0
        for part in self._pages:
            group.append(part)
            revisions += len(part.links) - part.known.revisions
            if revisions >= _AT_ONCE:
                yield group
                group, revisions = [], 0
        if group:
            yield group

    def _read(self, page: int, known: int, links: Sequence[tuple[int, bytes]]) -> int:
        """Read what is not known of a page; returns how many of its revisions are known now."""
        here = self._index.lines_of(page) if known else {}
        changes = _Changes(self._index, page, set(here.values()))
        page_lines = PageLines(here)
        read = self._file.stored_texts_of(
            [revision for revision, _ in links[known:]], proves=self._proves
        )
        for place, (revision, ready) in enumerate(read, known):
            if self._cancelled is not None and self._cancelled():
                self._is_stopped = True
                break
            text = self._text(revision) if ready is None else ready
            if text is not None:
                new, gone = page_lines.turn(text)
                for line in new:
                    number = here[line] = self._number(line)
                    changes.come(number, place)
                for line in gone:
                    changes.go(here.pop(line), place)
            known = place + 1
            self._done += 1
            if self._progress is not None:
                self._progress(self._done, self._total)
        changes.end()
        return known

    def _text(self, revision: int) -> StoredText | None:
        """Return the text of a revision; None for one that nobody can read."""
        try:
            data = self._file.text(revision).encode()
        except (RevisionDamaged, TextWithheld):
            return None
        return StoredText(data, 0, len(data))

    def _number(self, line: bytes) -> int:
        digest = hashlib.blake2b(line, digest_size=16).digest()
        number = self._numbers.get(digest)
        if number is None:
            number = self._numbers[digest] = self._index.add_line(line)
        return number


class _Changes:
    """The lines of a page that came and went, collected until they are worth a query."""

    def __init__(self, index: Index, page: int, known: set[int]) -> None:
        self._index = index
        self._page = page
        self._known = known  # lines that are in the index as such that are still there
        self._came: dict[int, int] = {}  # other lines that are there, each since when
        self._ended: list[tuple[int, int]] = []  # of the known ones
        self._past: list[LineStay] = []

    def come(self, line: int, place: int) -> None:
        """Note that a line came with a revision."""
        self._came[line] = place

    def go(self, line: int, place: int) -> None:
        """Note that it went with a revision."""
        if line in self._known:
            self._known.remove(line)
            self._ended.append((line, place))
        else:
            self._past.append(LineStay(line, self._page, self._came.pop(line), place))
        if len(self._past) >= _AT_ONCE:
            self._write()

    def end(self) -> None:
        """Write what is left, and what is still there."""
        self._past += (LineStay(line, self._page, at, None) for line, at in self._came.items())
        self._write()

    def _write(self) -> None:
        # What ended first: a line that came again stands there twice.
        self._index.end_stays(self._page, self._ended)
        self._index.add_stays(self._past)
        self._ended, self._past = [], []


def key_of(links: Sequence[tuple[int, bytes]]) -> bytes:
    """Return what tells one history of a page from another."""
    key = hashlib.sha256()
    for _, link in links:
        key.update(link)
    return key.digest() if links else b""
