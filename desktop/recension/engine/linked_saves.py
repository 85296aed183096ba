"""Saving where no engine process runs: a revision and what its text refers to, in one change."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from recension.engine.links import read_links
from recension.engine.source import FileSource
from recension.errors import RollbackRefused
from recension.store import PageLinks, Revision, RevisionFile, sha1, to_base36
from recension.store.edits import as_saved
from recension.wikitext import Renderer

log = logging.getLogger(__name__)

_Saved = TypeVar("_Saved", bound=Revision | None)


class LinkedSaves:
    """Has a text read for its links before it is recorded, so that a crash leaves both or none."""

    def __init__(self, file: RevisionFile, source: FileSource) -> None:
        self._file = file
        self._source = source

    @classmethod
    @contextmanager
    def of(cls, file: RevisionFile) -> Iterator[LinkedSaves]:
        """Save into a file inside the block."""
        source = FileSource()
        try:
            source.open(file.path, image_prefix="")
            yield cls(file, source)
        finally:
            source.close()

    def save(self, title: str, text: str, record: Callable[[], _Saved]) -> _Saved:
        """Record a text, and its links if it is what became the newest text of its page.

        Args:
            title: of the page.
            text: what is to be saved.
            record: records it.
        """
        text = as_saved(text)
        links = self._read(title, text)
        with self._file.transaction():
            saved = record()
            if links is not None and saved is not None and saved.sha1 == _digest(text):
                self._file.record_links(saved.page, saved.id, links, as_of=self._source.as_of)
        return saved

    def _read(self, title: str, text: str) -> PageLinks | None:
        try:
            self._source.refresh()
            return read_links(text, title, self._source, Renderer(self._source.site))
        except Exception:
            # The text is to be saved all the same; a bad title is for `record` to refuse.
            log.debug("it is not known what the text refers to", exc_info=True)
            return None


def _digest(text: str) -> str:
    return to_base36(sha1(text.encode()))


def roll_back(
    file: RevisionFile, title: str, *, edits_of: str | None, summary: str, author: str
) -> Revision:
    """Take back the newest edits of the last author; see `RevisionFile.rollback`."""

    def record() -> Revision:
        return file.rollback(title, edits_of=edits_of, summary=summary, author=author)

    try:
        text = file.text(file.rollback_target(title).revision)
    except RollbackRefused:
        return record()  # which says why
    with LinkedSaves.of(file) as saves:
        return saves.save(title, text, record)
