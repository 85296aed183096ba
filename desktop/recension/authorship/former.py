"""Passages that a page once had: when they come back, they are still by whom they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from recension.authorship.runs import Run, Runs, joined

SHORTEST = 20  # code points; what is shorter may well have been written a second time
_LARGEST = 16 << 20  # code points of all passages
_WORDS = re.compile(r"\w\W+\w")
_SENTENCE = re.compile(rf"[^.!?\u3002]{{{SHORTEST},}}")


class Former:
    """The passages that were taken out of a page, each with the runs it had at the end."""

    def __init__(self, passages: dict[str, Runs] | None = None) -> None:
        self.passages = passages or {}
        self._size = sum(map(len, self.passages))
        self._by_sentence: dict[str, str] | None = None  # passages, made when first asked for

    def add(self, text: str, runs: Runs | list[Run]) -> None:
        """Remember a passage that is gone; the oldest ones are forgotten when there are many."""
        if len(text) < SHORTEST or not _WORDS.search(text):
            return
        if self.passages.pop(text, None) is None:
            self._size += len(text)
        self.passages[text] = joined(runs)
        if self._by_sentence is not None:
            self._by_sentence.update(dict.fromkeys(_sentences(text), text))
        while self._size > _LARGEST and len(self.passages) > 1:
            oldest = next(iter(self.passages))
            del self.passages[oldest]
            self._size -= len(oldest)

    def find(self, text: str) -> Runs | None:
        """Return the runs of a passage that was there once."""
        return self.passages.get(text) if len(text) >= SHORTEST else None

    def find_like(self, text: str) -> tuple[str, Runs] | None:
        """Return the line that shares most with one, by whole sentences, and its runs."""
        if not self.passages:
            return None
        if self._by_sentence is None:
            self._by_sentence = {
                sentence: passage for passage in self.passages for sentence in _sentences(passage)
            }
        shared: Counter[str] = Counter()
        for sentence in _sentences(text):
            passage = self._by_sentence.get(sentence)
            if passage in self.passages:
                shared[passage] += len(sentence)
        if not shared:
            return None
        ((passage, _),) = shared.most_common(1)
        return passage, self.passages[passage]


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a line; of what goes over several lines none."""
    if "\n" in text:
        return
    for found in _SENTENCE.finditer(text):
        sentence = found[0].strip()
        if len(sentence) >= SHORTEST and _WORDS.search(sentence):
            yield sentence
