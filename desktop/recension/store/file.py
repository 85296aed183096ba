"""The revision file: pages, every revision of them, and images, in one SQLite database."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from recension.store import copying, opening
from recension.store.erasing import Erasing
from recension.store.image_shelf import ImageShelf
from recension.store.linking import Linking
from recension.store.progress import IsCancelled, Progress
from recension.store.reading import Reading
from recension.store.values import Verification
from recension.store.verification import verify
from recension.store.writing import Writing


class RevisionFile(Reading, Writing, Erasing, Linking, ImageShelf):
    """An open revision file. Make one with `create` or `open`; it is a context manager.

    Titles may be given in any spelling MediaWiki takes ("template:foo_bar"); `BadTitle` is raised
    for one it forbids. Times are UTC, to the second. Sizes are UTF-8 bytes.

    One object may be used from several threads, one call at a time (a lock sees to it); several
    processes may have the same file open, and each sees what the others saved.

    Every method that reads may raise `DamagedFile`, `InputOutputFailure` or `BusyFile`; every
    method that writes also `ReadOnlyFile`, `NoSpace` or `NoPermission`, and then nothing changed.
    """

    @classmethod
    def create(cls, path: Path | str) -> Self:
        """Make an empty revision file; `FileExists` when something is there already."""
        return cls(*opening.create(Path(path)))

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Self:
        """Open a revision file.

        A file that cannot be written, or that is damaged, opens read-only: see `is_read_only`,
        `read_only_reason` and `problems`.

        Raises:
            FileMissing, NoPermission, NotARevisionFile: there is nothing to open.
            DamagedFile: not even a part of it can be read.
            NewerFile: a later version wrote it, and `read_only` was not asked for.
        """
        return cls(*opening.open_file(Path(path), read_only=read_only))

    def verify(
        self, progress: Progress | None = None, cancelled: IsCancelled | None = None
    ) -> Verification:
        """Check every text against its hash, the chain, the pages and the database itself.

        Args:
            progress: Called with how many revisions are done, and how many there are.
            cancelled: Asked now and then; `Cancelled` is raised once it says yes.
        """
        return verify(self._database, progress, cancelled)

    def save_copy(self, path: Path | str) -> None:
        """Write the whole file once more, complete or not at all; what is at `path` is replaced.

        Raises:
            FileExists: `path` is this very file.
        """
        copying.save_copy(self._database, Path(path))
