"""Passages that a page once had: when they come back, they are still by whom they were."""

from __future__ import annotations

import re

from recension.authorship.runs import Run, Runs, joined

SHORTEST = 20  # code points; what is shorter may well have been written a second time
_LARGEST = 16 << 20  # code points of all passages
_WORDS = re.compile(r"\w\W+\w")


class Former:
    """The passages that were taken out of a page, each with the runs it had at the end."""

    def __init__(self, passages: dict[str, Runs] | None = None) -> None:
        self.passages = passages or {}
        self._size = sum(map(len, self.passages))

    def add(self, text: str, runs: Runs | list[Run]) -> None:
        """Remember a passage that is gone; the oldest ones are forgotten when there are many."""
        if len(text) < SHORTEST or not _WORDS.search(text):
            return
        if self.passages.pop(text, None) is None:
            self._size += len(text)
        self.passages[text] = joined(runs)
        while self._size > _LARGEST and len(self.passages) > 1:
            oldest = next(iter(self.passages))
            del self.passages[oldest]
            self._size -= len(oldest)

    def find(self, text: str) -> Runs | None:
        """Return the runs of a passage that was there once."""
        return self.passages.get(text) if len(text) >= SHORTEST else None
