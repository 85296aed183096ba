"""Writing the newest texts of pages, and the images, as files of a folder; importing reads it."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from recension.errors import Cancelled, FileExists, TextWithheld
from recension.exchange.export_writer import ExportReport, site_alone
from recension.exchange.file_names import FileNames
from recension.exchange.system import explained
from recension.store import IsCancelled, Progress, RevisionFile, sync_folder
from recension.titles import ENGLISH

_SITE = "siteinfo.xml"


def write_folder(
    file: RevisionFile,
    folder: Path,
    *,
    titles: Collection[str] | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> ExportReport:
    """Write a file for each page, named after its title (see `file_names`), complete or not at all.

    What a wiki calls its namespaces stands beside them, as an export without pages.

    Args:
        file: Where from.
        folder: Where to; it must not be there yet, or be empty.
        titles: Which pages; all of them, and the images, when None.
        progress: Called with how many pages are written, of how many.
        cancelled: Asked now and then; `Cancelled` is raised once it says yes.

    Returns:
        How many pages were written, and which were left out because their newest text is withheld.

    Raises:
        PageMissing, BadTitle, RevisionDamaged: about what was to be written.
        FileExists: there is something in the folder.
    """
    pages = file.pages() if titles is None else [file.page(title) for title in titles]
    names = FileNames()
    done = 0
    withheld = []
    with _appearing(folder) as inside:
        for place, page in enumerate(pages, 1):
            if cancelled is not None and cancelled():
                raise Cancelled
            try:
                text = file.text(page.newest)
            except TextWithheld:
                withheld.append(page.title)
                continue
            _write(inside / names.page(page.title), text.encode())
            done += 1
            if progress is not None:
                progress(place, len(pages))
        if file.namespaces != ENGLISH:
            _write(inside / _SITE, site_alone(file))
        if titles is None:
            for name in sorted(file.images()):
                _write(inside / names.image(name), file.image_data(name))
    return ExportReport(done, done, tuple(withheld))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@contextmanager
def _appearing(folder: Path) -> Iterator[Path]:
    """Give a folder to fill that takes its place once the block ends; when it raises, it goes."""
    folder = Path(os.path.realpath(folder))
    with explained(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FileExists(folder)
        temporary = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
        temporary.mkdir()
        try:
            yield temporary
            if folder.exists():
                folder.rmdir()  # it is empty; Windows renames over nothing
            temporary.rename(folder)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
        sync_folder(folder.parent)
