"""Orders to revision files as a whole."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from recension.errors import FileMissing
from recension.exchange import ImportReport
from recension.workspace.file_answers import PageContents
from recension.workspace.page_orders import PageOrders
from recension.workspace.replies import Reply
from recension.workspace.untitled import is_source
from recension.workspace.values import (
    Place,
)


class FileOrders(PageOrders):
    """Opens, makes, moves, copies and closes files."""

    def open_any(self, path: Path, *, page: str = "") -> None:
        """Open what the user named: a revision file, or a text file as an untitled one."""
        if is_source(path):
            self.open_text(path)
        else:
            self.open_file(path, page=page)

    def open_file(self, path: Path, *, page: str = "") -> None:
        """Open a revision file at this page, or at the one that was changed last."""
        path = path.absolute()
        if self.file and self.file.path == path:
            if page:
                self.open_page(page)
            return
        place = self._settings.place
        self._file.open(path, page or (place.page if place.file == path else ""))

    def open_text(self, path: Path) -> None:
        """Open a bare text (or an export) as an untitled file that begins with it."""
        reports: list[ImportReport] = []
        making = partial(self._untitled.make_from, path, reports.append)
        reply = self._file.make(making, is_touched=True)
        reply.done.connect(lambda _opening: self.imported.emit(reports[0]))

    def open_last(self) -> bool:
        """Open the file and page where the user was last; False where there is none."""
        path = self._settings.place.file
        if path is None:
            return False
        if not path.exists():
            self.failed.emit(FileMissing(path))
            return False
        self.open_file(path)
        return True

    def open_sample(self) -> None:
        """Open an unsaved copy of the bundled sample."""
        self._file.make(self._untitled.make_sample, is_touched=False)

    def new_file(self) -> None:
        """Begin an untitled file; it opens at an empty page."""
        self._file.make(self._untitled.make_empty, is_touched=False)

    def recoverable_files(self) -> list[Path]:
        """Return untitled files that no window has open, the newest first."""
        return [path for path in self._untitled.all() if self._instances.is_free(path)]

    def save_as(self, path: Path, *, summary: str | None = None, is_minor: bool = False) -> None:
        """Give the open file a new place, over whatever is there, and go on with it there.

        An untitled file moves; another stays where it was. Unsaved text goes along, unsaved; with a
        summary it is saved as a revision at the new place.
        """
        self._saving.when_prepared(lambda: self._save_as(path, summary, is_minor=is_minor))

    def _save_as(self, path: Path, summary: str | None, *, is_minor: bool) -> None:
        rescue = [
            PageContents(page.title, page.base, page.base_text)
            for page in self._pages.documents
            if page.base
        ]
        reply = self._file.save_as(path, rescue)
        if reply and summary is not None:
            reply.done.connect(lambda _: self.save(summary, is_minor=is_minor))

    def save_copy(self, path: Path) -> Reply:
        """Copy the file to a place and go on with the one that is open; done gives None."""
        return self._file.save_copy(path) or self._no_file(path)

    def close_file(self, *, discard: bool = False) -> None:
        """Close the file. Unsaved text stays as a draft, an untitled file for the next start.

        With `discard` both are dropped.
        """
        self._saving.when_prepared(lambda: self._close_file(discard=discard))

    def _close_file(self, *, discard: bool) -> None:
        self._leave_pages()
        self._settings.place = Place()
        self._file.close(discard=discard)

    def stop(self) -> None:
        """Close the file and end all threads; after it nothing works any more."""
        self._saving.hurry()
        self._leave_pages()
        self._search_ahead.end()
        self._search_spare.drop()
        self._file.leave()
        self._drafts.stop()
        self._thread.stop()
        self._instances.release_all()
        self._settings.sync()
