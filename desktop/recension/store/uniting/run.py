"""The order in which two copies are united: revisions, texts, pages, and what stands beside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recension.errors import Cancelled, DamagedFile, SameFile
from recension.store.edits import as_author
from recension.store.learning import learn_from, renumber_pages
from recension.store.lineage import open_lines
from recension.store.opening import open_file
from recension.store.pages import Pages
from recension.store.progress import IsCancelled, Progress
from recension.store.texts import Texts
from recension.store.uniting.arrivals import Arrivals
from recension.store.uniting.beside import (
    SetName,
    bring_images,
    bring_names,
    new_images,
)
from recension.store.uniting.fates import Fates
from recension.store.uniting.known_clashes import recognize_clashes
from recension.store.uniting.meetings import Meeting
from recension.store.uniting.page_texts import PageTexts
from recension.store.uniting.prunes import pruned_here, pruned_there
from recension.store.uniting.sides import Numbers, Side, numbers
from recension.store.uniting.values import ClashKind, CopyClash, MergeTexts, UnitedCopy
from recension.store.wiki_names import namespaces_of


class Uniting:
    """Unites a file with a copy of it, inside a transaction of the caller.

    Args:
        file: this file.
        merge: unites texts.
        author: who does it, for the revisions that say so.
        set_name: gives a revision of this file a name.
    """

    def __init__(self, file: Side, merge: MergeTexts, author: str, set_name: SetName) -> None:
        self._file = file
        self._merge = merge
        self._author = as_author(author)
        self._set_name = set_name

    def unite(self, path: Path, progress: Progress, is_cancelled: IsCancelled) -> UnitedCopy:
        """Bring in all that the file at `path` has; see `RevisionFile.unite`."""
        with self._read(path) as copy:
            return self._unite(copy, progress, is_cancelled)

    def news(self, path: Path) -> int:
        """Return how many revisions and images the file at `path` has that this one does not."""
        with self._read(path) as copy:
            found = self._in_common(copy)
            rows = copy.database.rows(
                "SELECT id FROM revision WHERE id > ? AND kind < 4", (found.parted,)
            )
            images = new_images(self._file, copy)
            return sum(not found.knows(number) for (number,) in rows) + len(images)

    @contextmanager
    def _read(self, path: Path) -> Iterator[Side]:
        if path.exists() and path.samefile(self._file.database.path):
            raise SameFile(path, self._file.database.path)
        database, opened = open_file(path, read_only=True)
        try:
            if opened.problems:
                raise DamagedFile(path, opened.problems[0].detail)
            with database.reading():
                yield Side(database, Texts(database), Pages(database))
        finally:
            database.close()

    def _in_common(self, copy: Side) -> Numbers:
        found = numbers(self._file, copy)
        recognize_clashes(self._file, copy, found)
        return found

    def _unite(self, copy: Side, progress: Progress, is_cancelled: IsCancelled) -> UnitedCopy:
        found = self._in_common(copy)
        learn_from(self._file.database, self._file.texts, namespaces_of(copy.database))
        meetings = Arrivals(self._file, copy, found).bring(progress, is_cancelled)
        united = self._settle_texts(meetings, found, is_cancelled)
        fates = Fates(self._file, found, self._author)
        fates.settle(meetings)
        images, image_clashes = bring_images(self._file, copy)
        name_clashes = bring_names(self._file, copy, found, self._set_name)
        renumber_pages(self._file.database)
        return UnitedCopy(
            revisions=sum(len(meeting.arrived) for meeting in meetings),
            pages=sum(meeting.mine is None for meeting in meetings),
            images=images,
            united=tuple(self._file.pages.title_of(page) for page in united),
            pruned_there=pruned_there(self._file, copy, found),
            pruned_here=pruned_here(self._file, (one for each in meetings for one in each.arrived)),
            clashes=(*self._open_texts(), *fates.clashes, *image_clashes, *name_clashes),
        )

    def _settle_texts(
        self, meetings: list[Meeting], found: Numbers, is_cancelled: IsCancelled
    ) -> list[int]:
        """Settle the texts of all pages; returns those whose texts were united."""
        texts = PageTexts(self._file, self._merge, self._author)
        united = []
        for meeting in meetings:
            if is_cancelled():
                raise Cancelled
            if texts.settle(meeting, found[meeting.theirs.newest]):
                united.append(meeting.page)
        return united

    def _open_texts(self) -> list[CopyClash]:
        return [
            CopyClash(ClashKind.TEXT, line.page, "", line.mine, line.theirs, line.base)
            for line in open_lines(self._file.database)
        ]
