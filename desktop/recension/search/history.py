"""When a phrase came to the pages of a file, and when it went."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import zstandard

from recension.search.building import bring_up_to_date
from recension.search.index import Index, LineStay
from recension.search.phrase import Phrase
from recension.search.proof import is_true
from recension.search.shelf import discard, index_path, make_room
from recension.search.snippets import Snippet, snippet
from recension.search.stays import Stay, told
from recension.store import IsCancelled, Progress, RevisionFile


class _Untrue(Exception):
    """An answer stands upon a text that is not what was saved."""


@dataclass(frozen=True, slots=True)
class PageStays:
    """When one page had the phrase, oldest first."""

    title: str
    stays: tuple[Stay, ...]
    deleted: int | None = None  # the number of a page that was deleted


def search_history(
    file: RevisionFile,
    phrase: Phrase,
    folder: Path | None,
    *,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> list[PageStays]:
    """Return the pages that ever had the phrase, in the order of `RevisionFile.pages`.

    Deleted pages come after them: what they had to the end went with the deletion. Revisions whose
    texts are withheld or damaged count as like those before them.

    Args:
        file: The file.
        phrase: What is looked for.
        folder: Where the index is kept for the next time; None for nowhere.
        progress: Told how far the index is, where it is not up to date.
        cancelled: Asked now and then; `Cancelled` is raised once it says yes.

    Raises:
        PatternTooSlow: the pattern takes too long on some line.
    """
    path = make_room(index_path(file.path, folder))
    search = partial(_search, file, phrase, progress=progress, cancelled=cancelled)
    try:
        return search(path, proves=False)
    except sqlite3.OperationalError:
        # A full disk, or another process that builds the index: it is done without one.
        return search(None, proves=True)
    except (sqlite3.DatabaseError, zstandard.ZstdError, UnicodeDecodeError):
        discard(path)  # it is broken, or some text of the file is
        return search(None, proves=True)
    except _Untrue:
        discard(path)
        return search(path, proves=True)


def _search(
    file: RevisionFile,
    phrase: Phrase,
    path: Path | None,
    *,
    progress: Progress | None,
    cancelled: IsCancelled | None,
    proves: bool,
) -> list[PageStays]:
    with Index(path) as index:
        bring_up_to_date(index, file, progress, cancelled, proves=proves)
        snippets = dict(_matching_lines(index, phrase))
        by_page: dict[int, list[LineStay]] = defaultdict(list)
        for stay in index.stays_of(list(snippets)):
            by_page[stay.page].append(stay)
        is_proved = index.is_proved
    there, deleted = file.pages(), file.deleted_pages()
    if not is_proved:
        pages = (*there, *(gone.page for gone in deleted))
        if not all(is_true(file, page, by_page[page.id]) for page in pages if page.id in by_page):
            raise _Untrue
    return [
        PageStays(page.title, tuple(told(file, page, by_page[page.id], snippets)))
        for page in there
        if page.id in by_page
    ] + [
        PageStays(
            gone.page.title,
            tuple(told(file, gone.page, by_page[gone.page.id], snippets, gone.deletion)),
            gone.page.id,
        )
        for gone in deleted
        if gone.page.id in by_page
    ]


def _matching_lines(index: Index, phrase: Phrase) -> Iterator[tuple[int, Snippet]]:
    for first, text in index.chunks():
        lines: list[str] = []
        for number in phrase.lines_in(text):
            lines = lines or text.split("\n")
            line = lines[number]
            _, start, stop = next(phrase.spots_in(line))
            yield first + number, snippet(line, start, stop)
