"""Files that have no place of the user's yet: revision files in the state folder."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

from recension.assets import seed
from recension.exchange import ImportReport, import_sources
from recension.store import RevisionFile
from recension.store.failures import explained

FIRST_PAGE = "Main Page"  # as MediaWiki calls it, for a file that was begun empty

_ENDING = ".recension"
_SAMPLE = "sample-"
_MAGIC = b"SQLite format 3\0"


class UntitledFiles:
    """Makes, lists and removes untitled files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make_empty(self) -> Path:
        """Make an untitled file without pages and return where it lies."""
        path = self._new_path("")
        RevisionFile.create(path).close()
        return path

    def make_sample(self) -> Path:
        """Make an untitled file of the bundled sample, by the import everybody uses."""
        return self._make_from(seed("sample.xml"), _SAMPLE, bool)

    def make_from(self, source: Path, tell: Callable[[ImportReport], object]) -> Path:
        """Make an untitled file of what can be imported, and tell what came of that.

        The text of a text file is its first revision.
        """
        return self._make_from(source, "", tell)

    def has(self, path: Path) -> bool:
        """Whether a path is that of an untitled file."""
        return path.parent == self._folder and path.suffix == _ENDING

    def is_sample(self, path: Path) -> bool:
        """Whether a path is that of an unsaved copy of the sample."""
        return self.has(path) and path.name.startswith(_SAMPLE)

    def remove(self, path: Path) -> None:
        """Remove an untitled file; any other is left alone."""
        if self.has(path):
            with explained(path):
                path.unlink(missing_ok=True)

    def all(self) -> list[Path]:
        """Return all untitled files, the newest first."""
        # Names of ours have no space: that is a copy from before the file was brought up to date.
        paths = (path for path in self._folder.glob(f"*{_ENDING}") if " " not in path.stem)
        return sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)

    def _make_from(self, source: Path, prefix: str, tell: Callable[[ImportReport], object]) -> Path:
        path = self._new_path(prefix)
        try:
            with RevisionFile.create(path) as file:
                tell(import_sources(file, [source]))
        except BaseException:
            path.unlink(missing_ok=True)  # it is ours, and not whole
            raise
        return path

    def _new_path(self, prefix: str) -> Path:
        with explained(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder / f"{prefix}{uuid.uuid4().hex}{_ENDING}"


def is_source(path: Path) -> bool:
    """Whether a path is that of something to import, such as a bare text; else a revision file."""
    return path.suffix != _ENDING and path.is_file() and not _is_database(path)


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False  # what is wrong with it is told when it is opened
