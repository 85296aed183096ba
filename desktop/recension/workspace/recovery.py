"""Getting out of a damaged revision file all that still reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recension.errors import (
    DamagedFile,
    FileExists,
    ImageMissing,
    PageMissing,
    RevisionDamaged,
    RevisionMissing,
    TextWithheld,
)
from recension.store import BulkWriter, NewRevision, Page, Revision, RevisionFile


def recover(damaged: RevisionFile, path: Path) -> None:
    """Write every revision and image that reads back as it was saved into a new file.

    Raises:
        FileExists: there is a file at `path`; it is worth more than a copy that is not whole.
        DamagedFile: not even the list of pages can be read.
    """
    if path.exists():
        raise FileExists(path)
    try:
        with RevisionFile.create(path) as fresh:
            _copy_deleted_pages(damaged, fresh)
            _copy_pages(damaged, fresh)
            _copy_images(damaged, fresh)
    except BaseException:
        path.unlink(missing_ok=True)  # it is ours, and not whole
        raise


def _copy_deleted_pages(damaged: RevisionFile, fresh: RevisionFile) -> None:
    """Write the deleted pages one after the other: several may have had one title."""
    for found in reversed(damaged.deleted_pages()):
        with fresh.bulk() as writer:
            _copy_page(damaged, found.page, writer)
        gone = found.deletion
        try:
            if gone is None:
                fresh.delete(found.page.title)
            else:
                fresh.delete(
                    found.page.title, summary=gone.summary, author=gone.author, time=gone.time
                )
        except PageMissing:
            continue  # none of its revisions can be read


def _copy_pages(damaged: RevisionFile, fresh: RevisionFile) -> None:
    with fresh.bulk() as writer:
        for page in damaged.pages():
            _copy_page(damaged, page, writer)


def _copy_page(damaged: RevisionFile, page: Page, writer: BulkWriter) -> None:
    number = writer.page(page.title, page.namespace)
    for revision in reversed(damaged.history_of(page)):
        for found in _readable(damaged, revision):
            writer.add(number, found)


def _readable(damaged: RevisionFile, revision: Revision) -> Iterator[NewRevision]:
    """Yield the revision, unless its text cannot be read."""
    text: str | None
    try:
        text = damaged.text(revision.id)
    except TextWithheld:
        text = None
    except (DamagedFile, RevisionDamaged, RevisionMissing):
        return  # a check of the file names it
    yield NewRevision(
        time=revision.time,
        text=text,
        author=revision.author,
        summary=revision.summary,
        is_minor=revision.is_minor,
        hidden=revision.hidden,
        user_id=revision.user_id,
        model=revision.model,
        format=revision.format,
        size=revision.size,
        sha1=revision.sha1,
    )


def _copy_images(damaged: RevisionFile, fresh: RevisionFile) -> None:
    try:
        names = list(damaged.images())
    except DamagedFile:
        return  # the texts are still worth having
    for name in names:
        try:
            data = damaged.image_data(name)
        except (DamagedFile, ImageMissing):
            continue  # a check of the file names it
        fresh.add_image(name, data)
