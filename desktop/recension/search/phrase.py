"""What is looked for: words as they stand, in any case, or a pattern; always inside one line."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from unicodedata import normalize

import regex

from recension.errors import BadPattern, PatternTooSlow
from recension.search.patterns import UnreadablePattern, compiled

Spot = tuple[int, int, int]  # number of the line from 0, start and stop in it, in code points

_SECONDS = 10.0  # that a pattern may take, for all texts together
_LINE_SECONDS = 1.0  # in one line; (?R)a takes half a gigabyte more every second


class Phrase:
    """What is looked for. `BadPattern` when it is nothing that can be found.

    Words with accents are found however the accents are written. Without `is_case_sensitive`, two
    texts are the same when their case foldings are (Unicode standard, section 3.13). Patterns are
    those of the `regex` module.
    """

    def __init__(
        self, words: str, *, is_case_sensitive: bool = False, is_pattern: bool = False
    ) -> None:
        if not words:
            raise BadPattern(words, "it is empty")
        if "\n" in words:
            raise BadPattern(words, "it goes over the end of a line")
        self.words = words
        self.is_case_sensitive = is_case_sensitive
        self.is_pattern = is_pattern
        self._deadline: float | None = None
        if is_pattern:
            _ = self._pattern  # what is wrong with it is said at once

    def spots_in(self, text: str) -> Iterator[Spot]:
        """Yield where it stands in a text, from top to bottom, none over another."""
        if self.is_pattern:
            yield from self._spots_of_pattern(text)
        elif self.is_case_sensitive:
            yield from _spots_of(_forms(self.words), text)
        else:
            yield from self._folded_spots(text)

    def lines_in(self, text: str) -> Iterator[int]:
        """Yield the numbers of the lines that have it."""
        if self.is_pattern:
            for number, line in enumerate(text.split("\n")):
                if next(self._matches_in(line), None):
                    yield number
        elif self.is_case_sensitive:
            yield from _lines_of(_forms(self.words), text)
        else:
            yield from _lines_of(self._folded, text.casefold())

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(form.casefold() for form in _forms(self.words))

    def _folded_spots(self, text: str) -> Iterator[Spot]:
        lines: list[str] | None = None
        known, free, ends = -1, 0, list[int]()  # where each sign of a line ends in the folded one
        for number, start, stop in _spots_of(self._folded, text.casefold()):
            lines = text.split("\n") if lines is None else lines
            if number != known:
                known, free, line = number, 0, lines[number]
                ends = (
                    [] if line.isascii() else [*accumulate(len(sign.casefold()) for sign in line)]
                )
            if not ends:
                yield number, start, stop
                continue
            first, end = bisect_left(ends, start + 1), bisect_left(ends, stop) + 1
            if first >= free:  # a sign may fold to a letter twice
                yield number, first, end
                free = end

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        try:
            return compiled(self.words, 0 if self.is_case_sensitive else regex.IGNORECASE)
        except UnreadablePattern as error:
            raise BadPattern(self.words, error.reason) from error

    def _spots_of_pattern(self, text: str) -> Iterator[Spot]:
        for number, line in enumerate(text.split("\n")):
            for start, stop in self._matches_in(line):
                yield number, start, stop

    def _matches_in(self, line: str) -> Iterator[tuple[int, int]]:
        if self._deadline is None:
            self._deadline = time.monotonic() + _SECONDS
        left = max(0.001, min(_LINE_SECONDS, self._deadline - time.monotonic()))
        try:
            for match in self._pattern.finditer(line, timeout=left):
                if match.end() > match.start():
                    yield match.span()
        except (TimeoutError, MemoryError) as error:
            raise PatternTooSlow(self.words) from error


def _forms(words: str) -> frozenset[str]:
    """Return the words as they are, with accents composed, and with accents of their own.

    Texts have the first form as MediaWiki keeps them, and the other one from some systems.
    """
    return frozenset((words, normalize("NFC", words), normalize("NFD", words)))


def _lines_of(forms: frozenset[str], text: str) -> Iterable[int]:
    """Return the lines that have any of some forms of the same words, from top to bottom."""
    if len(forms) == 1:
        return _lines_of_form(next(iter(forms)), text)
    return sorted({line for form in forms for line in _lines_of_form(form, text)})


def _lines_of_form(words: str, text: str) -> Iterator[int]:
    number = seen = 0
    at = text.find(words)
    while at >= 0:
        number += text.count("\n", seen, at)
        yield number
        seen = text.find("\n", at)
        at = text.find(words, seen) if seen >= 0 else -1


def _spots_of(forms: frozenset[str], text: str) -> Iterator[Spot]:
    """Yield where any of some forms of the same words stands."""
    if len(forms) == 1:
        yield from _spots_of_form(next(iter(forms)), text)
        return
    number, free = 0, 0
    for spot in sorted(spot for form in forms for spot in _spots_of_form(form, text)):
        if spot[0] != number or spot[1] >= free:
            yield spot
            number, _, free = spot


def _spots_of_form(words: str, text: str) -> Iterator[Spot]:
    number = begin = 0  # of the line that was reached
    seen, at = 0, text.find(words)
    while at >= 0:
        more = text.count("\n", seen, at)
        if more:
            number += more
            begin = text.rfind("\n", seen, at) + 1
        yield number, at - begin, at - begin + len(words)
        seen = at + len(words)
        at = text.find(words, seen)
