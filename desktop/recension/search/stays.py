"""When a page had what some lines of it have, told with its revisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recension.search.index import LineStay
from recension.search.snippets import Snippet
from recension.store import Page, Revision, RevisionFile


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in which a page had the phrase, without a break."""

    came: Revision  # the first revision with it
    came_after: Revision | None  # the one before that; None where it came with the page
    went: Revision | None  # the first without it, or the deletion; None where it still stands
    went_after: Revision | None  # the last with it
    snippet: Snippet  # of a line that it came with


def told(
    file: RevisionFile,
    page: Page,
    stays: Sequence[LineStay],
    snippets: Mapping[int, Snippet],
    deletion: Revision | None = None,
) -> Iterator[Stay]:
    """Yield the times in which a page had any of some lines.

    Args:
        file: The file.
        page: The page.
        stays: When it had which of the lines.
        snippets: What is shown of each line.
        deletion: With what the page went, if it is deleted.
    """
    times = list(united(stays))
    past = _Past(file, page)
    past.read(
        place for _, *ends in times for at in ends if at is not None for place in (at - 1, at)
    )
    for line, came, went in times:
        first = past.nearest(came, 1)
        if first is None:
            continue
        before = past.nearest(came - 1, -1)
        gone = deletion if went is None else past.nearest(went, 1)
        end = len(past.numbers) if went is None else went
        last = None if gone is None else past.nearest(end - 1, -1)
        yield Stay(first, before, gone, last, snippets[line])


class _Past:
    """The revisions of a page by their place in its history."""

    def __init__(self, file: RevisionFile, page: Page) -> None:
        self.numbers = [number for number, _ in file.links_of(page)]
        self._file = file
        self._page = page
        self._known: dict[int, Revision | None] = {}  # None for one that cannot be read

    def read(self, places: Iterable[int]) -> None:
        """Read the revisions at some places together; there may be none at some."""
        numbers = [self.numbers[place] for place in set(places) if 0 <= place < len(self.numbers)]
        self._known.update(dict.fromkeys(numbers))
        self._known.update((one.id, one) for one in self._file.revisions_of(self._page, numbers))

    def nearest(self, start: int, step: int) -> Revision | None:
        """Return the first revision from a place on, older or newer ones, that can be read."""
        for place in range(start, len(self.numbers) if step > 0 else -1, step):
            number = self.numbers[place]
            if number not in self._known:
                self.read([place])
            revision = self._known[number]
            if revision is not None:
                return revision
        return None


def united(stays: Iterable[LineStay]) -> Iterator[tuple[int, int, int | None]]:
    """Yield the times in which any of some lines of one page was there.

    Each is told by a line that it begins with, its first revision and the first after it.
    """
    line, came, went = -1, 0, None
    for stay in sorted(stays, key=lambda stay: (stay.came, stay.line)):
        if line >= 0 and (went is None or stay.came <= went):
            went = None if went is None or stay.went is None else max(went, stay.went)
            continue
        if line >= 0:
            yield line, came, went
        line, came, went = stay.line, stay.came, stay.went
    if line >= 0:
        yield line, came, went
