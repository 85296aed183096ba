"""What a search answers, whichever it was."""

from __future__ import annotations

from dataclasses import dataclass

from recension.search.history import PageStays
from recension.search.newest import PagePlaces


@dataclass(frozen=True, slots=True)
class Findings:
    """The pages that have a phrase, or those that ever had it."""

    pages: tuple[PagePlaces, ...] = ()  # of a search in the newest texts
    stays: tuple[PageStays, ...] = ()  # of a search in the history
