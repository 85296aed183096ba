"""Where a phrase stands in the newest texts of all pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from recension.errors import Cancelled, RevisionDamaged, TextWithheld
from recension.search.phrase import Phrase, Spot
from recension.search.snippets import Snippet, snippet
from recension.store import IsCancelled, Progress, RevisionFile

_MOST_PLACES = 100  # of one page that are told one by one


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a text."""

    line: int  # from 0
    start: int  # in the line, in code points
    stop: int
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """A page whose newest text has the phrase."""

    title: str
    revision: int  # its newest one
    count: int  # how often it stands there
    places: tuple[Place, ...]  # the first of them


def search_pages(
    file: RevisionFile,
    phrase: Phrase,
    *,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> list[PagePlaces]:
    """Return the pages whose newest text has the phrase, in the order of `RevisionFile.pages`.

    Texts that are withheld or damaged have nothing. Raises `Cancelled`, `PatternTooSlow`.
    """
    pages = file.pages()
    found: list[PagePlaces] = []
    for done, page in enumerate(pages, 1):
        if cancelled is not None and cancelled():
            raise Cancelled
        try:
            text = file.text(page.newest)
        except (RevisionDamaged, TextWithheld):
            continue
        spots = phrase.spots_in(text)
        places = tuple(_places(text, islice(spots, _MOST_PLACES)))
        if places:
            count = len(places) + sum(1 for _ in spots)
            found.append(PagePlaces(page.title, page.newest, count, places))
        if progress is not None:
            progress(done, len(pages))
    return found


def _places(text: str, spots: Iterable[Spot]) -> Iterator[Place]:
    lines: list[str] = []
    for line, start, stop in spots:
        lines = lines or text.split("\n")
        yield Place(line, start, stop, snippet(lines[line], start, stop))
