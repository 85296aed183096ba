"""Finding words or a pattern in a text, in slices of time and never longer than a limit.

Patterns are those of the `regex` module (as Python's own, and more), in which `^` and `$` are the
ends of a line. A pattern can take longer than anyone waits; then it is given up and said so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import regex

from recension.search import UnreadablePattern, compiled

_LONGEST_STEP = 0.5  # seconds to find one place
_LONGEST = 3.0  # seconds to find all
_MOST = 200_000  # places that are remembered

Span = tuple[int, int]  # offsets in code points


class BadPattern(ValueError):
    """A pattern, or a replacement, that cannot be read."""

    def __init__(self, reason: str, offset: int | None) -> None:
        self.reason = reason  # as the regex module words it
        self.offset = offset  # which character of the pattern it is, from 1
        super().__init__(reason)


class TooSlow(Exception):
    """A pattern that took longer than the limit."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    words: str
    is_case_sensitive: bool = False
    is_whole_word: bool = False
    is_pattern: bool = False


class Search:
    """All places of a query in one text, found bit by bit and in order."""

    def __init__(self, query: Query, text: str, clock: Callable[[], float] = perf_counter) -> None:
        """Begin at the start of `text`.

        Raises:
            BadPattern: the query is a pattern that cannot be read.
        """
        self._pattern = _compiled(query)
        self._query = query
        self._text = text
        self._clock = clock
        self._at = 0
        self._used = 0.0  # seconds
        self.spans: list[Span] = []
        self.is_complete = not query.words

    def run(self, seconds: float, *, until: int | None = None) -> None:
        """Look on for some time, or until a place at or after the offset `until` is found.

        Raises:
            TooSlow: the pattern used up its time.
        """
        begun = self._clock()
        try:
            while not self.is_complete and self._clock() - begun < seconds:
                self._step()
                if until is not None and self.spans and self.spans[-1][0] >= until:
                    return
        finally:
            self._used += self._clock() - begun

    def _step(self) -> None:
        if self._used > _LONGEST:
            raise TooSlow
        try:
            found = self._pattern.search(self._text, self._at, timeout=_LONGEST_STEP)
        except TimeoutError as error:
            raise TooSlow from error
        if found is None or len(self.spans) >= _MOST:
            self.is_complete = True
            return
        start, stop = found.span()
        self.spans.append((start, stop))
        self._at = stop if stop > start else stop + 1
        self.is_complete = self._at > len(self._text)

    def after(self, offset: int) -> Span | None:
        """Return the first place that starts at or after an offset.

        Raises:
            TooSlow: the pattern used up its time.
        """
        self.run(_LONGEST, until=offset)
        index = bisect_left(self.spans, offset, key=lambda span: span[0])
        return self.spans[index] if index < len(self.spans) else None

    def before(self, offset: int) -> Span | None:
        """Return the last place that ends at or before an offset.

        Raises:
            TooSlow: the pattern used up its time.
        """
        self.run(_LONGEST, until=offset)
        index = bisect_right(self.spans, offset, key=lambda span: span[1])
        return self.spans[index - 1] if index else None

    def last(self) -> Span | None:
        """Return the last place of all.

        Raises:
            TooSlow: the pattern used up its time.
        """
        self.run(_LONGEST)
        return self.spans[-1] if self.spans else None

    def within(self, start: int, stop: int) -> list[Span]:
        """Return the places found so far that touch the offsets from `start` to `stop`."""
        first = bisect_left(self.spans, start, key=lambda span: span[1])
        last = bisect_right(self.spans, stop, key=lambda span: span[0])
        return self.spans[first:last]

    def number(self, span: Span) -> int:
        """Return which of the places this is, from 1; 0 if it is none."""
        index = bisect_left(self.spans, span)
        return index + 1 if index < len(self.spans) and self.spans[index] == span else 0

    def replacement(self, span: Span, template: str) -> str:
        r"""Return what a place becomes.

        Args:
            span: One of the places.
            template: Plain words; with a pattern also \1 and \g<name> for its groups, \n and \t.

        Raises:
            BadPattern: the template cannot be read.
            TooSlow: the pattern used up its time.
        """
        if not self._query.is_pattern:
            return template
        try:
            found = self._pattern.match(self._text, span[0], timeout=_LONGEST_STEP)
            return str(found.expand(template)) if found else template
        except TimeoutError as error:
            raise TooSlow from error
        except (regex.error, IndexError) as error:
            raise BadPattern(str(error), None) from error

    def replaced_all(self, template: str) -> tuple[Span, str] | None:
        """Return the piece from the first place to the last, and what it becomes.

        Raises:
            BadPattern: the template cannot be read.
            TooSlow: the pattern used up its time.
        """
        self.run(_LONGEST)
        if not self.is_complete:
            raise TooSlow
        if not self.spans:
            return None
        begun = self._clock()
        start = at = self.spans[0][0]
        pieces = []
        for span in self.spans:
            pieces += [self._text[at : span[0]], self.replacement(span, template)]
            at = span[1]
            if self._clock() - begun > _LONGEST:
                raise TooSlow
        return (start, at), "".join(pieces)


def _compiled(query: Query) -> regex.Pattern[str]:
    source = query.words if query.is_pattern else regex.escape(query.words, special_only=True)
    if query.is_whole_word:
        source = rf"(?<!\w)(?:{source})(?!\w)"
    flags = regex.MULTILINE if query.is_case_sensitive else regex.MULTILINE | regex.IGNORECASE
    try:
        return compiled(source, flags)
    except UnreadablePattern as error:
        raise BadPattern(error.reason, error.offset) from error
