"""One step of a history: what of a text was there before, and from where; what is new.

The comparison says what became of every line. Words that stayed, in lines that were edited, split,
merged or moved, and in sentences that moved, keep their origins; the rest is from the new revision,
unless it is a passage that the page once had.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from recension.authorship.former import SHORTEST, Former
from recension.authorship.runs import (
    Reader,
    Run,
    Runs,
    by_lines,
    joined,
    of_lines,
    overlaid,
    part_of,
    respaced,
)
from recension.diff import Comparison, Kind, Options, Role, Row, RowSpans, Span

# Small words between two changes keep their author. The times are there for monstrous texts.
_OPTIONS = Options(cleans_up=False, row_seconds=1.0, word_seconds=1.0)
_WORD_CHARACTER = re.compile(r"\w")


def whole(text: str, origin: int) -> list[Runs]:
    """Return the runs of a text that is all of one origin, by line."""
    return [((len(line), origin),) if line else () for line in text.split("\n")]


def carry(old: str, runs: Sequence[Runs], new: str, origin: int, former: Former) -> list[Runs]:
    """Return the runs of the new text, by line; what is gone is added to `former`.

    Args:
        old: The text before.
        runs: Its runs, by line.
        new: The text of the new revision.
        origin: The number of the new revision.
        former: What the page once had.
    """
    step = _Step(Comparison(old, new, _OPTIONS), runs, origin, former)
    result = step.lines()
    step.remember()
    return result


class _Step:
    """The comparison of two revisions, read for origins."""

    def __init__(
        self, comparison: Comparison, runs: Sequence[Runs], origin: int, former: Former
    ) -> None:
        self._comparison = comparison
        self._runs = runs
        self._origin = origin
        self._former = former
        self._spans = comparison.all_spans()
        self._moved = self._passages_that_moved()

    def lines(self) -> list[Runs]:
        """Return the runs of every line of the new text."""
        result: list[Runs] = []
        for index, row in enumerate(self._comparison.rows):
            if row.new is None or row.is_origin:
                continue
            if row.kind is Kind.EQUAL and row.old is not None:
                result += self._runs[row.old.start : row.old.stop]
                continue
            text = self._comparison.new_text(index)
            result += (
                self._former.find(line) or self._restored(line, runs)
                for line, runs in by_lines(text, self._row(index, row, self._spans[index]))
            )
        return result

    def _restored(self, line: str, runs: Runs) -> Runs:
        """Return the runs of a line that may have come back with an edit on its way."""
        news = sum(length for length, origin in runs if origin == self._origin)
        if 2 * news < len(line) or len(line) < SHORTEST:
            return runs
        found = self._former.find_like(line)
        if found is None:
            return runs
        former, of_former = found
        (restored,) = carry(former, [of_former], line, self._origin, Former())
        return joined(overlaid(runs, self._origin, restored))

    def remember(self) -> None:
        """Add to the former passages what the new text has not."""
        kept = set(self._comparison.new_lines)
        for index, row in enumerate(self._comparison.rows):
            if row.kind is Kind.EQUAL or row.old is None or row.is_origin:
                continue
            for number in range(row.old.start, row.old.stop):
                line = self._comparison.old_lines[number]
                if line not in kept:
                    self._former.add(line, self._runs[number])
            self._remember_words(index, row)

    def _remember_words(self, index: int, row: Row) -> None:
        if row.new is None:
            return  # its lines are remembered
        text, runs = self._comparison.old_text(index), self._old_runs(row)
        for span in self._spans[index].old:
            if span.role is Role.REMOVED and span.stop - span.start >= SHORTEST:
                start, stop = _words_in(text, span)
                self._former.add(text[start:stop], part_of(runs, start, stop))

    def _old_runs(self, row: Row) -> list[Run]:
        return of_lines(self._runs[row.old.start : row.old.stop]) if row.old else []

    def _passages_that_moved(self) -> dict[int, tuple[str, list[Run]]]:
        """Return the passages that left their row, by the number of their move."""
        found: dict[int, tuple[str, list[Run]]] = defaultdict(lambda: ("", []))
        for index, (row, spans) in enumerate(zip(self._comparison.rows, self._spans, strict=True)):
            if row.is_origin:
                continue
            for span in spans.old:
                if span.role is Role.MOVED and span.move is not None:
                    text, runs = found[span.move]
                    part = self._comparison.old_text(index)[span.start : span.stop]
                    more = part_of(self._old_runs(row), span.start, span.stop)
                    found[span.move] = text + part, runs + more
        return found

    def _row(self, index: int, row: Row, spans: RowSpans) -> Iterator[Run]:
        """Yield the runs of the new side of a row, its newlines included."""
        old, new = self._comparison.old_text(index), self._comparison.new_text(index)
        if row.old is None:
            old = ""
        kept = Reader(self._kept(old, self._old_runs(row), new, row, spans))
        moved = self._arrivals(new, spans.new)
        at = 0
        for span in self._new_spans(row, spans, len(new)):
            yield from kept.take(span.start - at)
            length = span.stop - span.start
            if span.role is Role.MOVED and span.move is not None:
                yield from moved[span.move].take(length)
            else:
                yield from self._added(new, span)
            at = span.stop
        yield from kept.take(len(new) - at)

    def _new_spans(self, row: Row, spans: RowSpans, length: int) -> Iterable[Span]:
        """Return the spans of the new side; in an added row, all that did not move was added."""
        if row.kind is not Kind.ADDED:
            return spans.new
        result: list[Span] = []
        at = 0
        for span in (*spans.new, Span(length, length, Role.ADDED)):
            if span.start > at:
                result.append(Span(at, span.start, Role.ADDED))
            result.append(span)
            at = span.stop
        return result

    def _kept(self, old: str, runs: list[Run], new: str, row: Row, spans: RowSpans) -> list[Run]:
        """Return the runs of what stands on both sides of a row."""
        if row.kind is Kind.ADDED:
            return []
        reader = Reader(runs)
        parts: list[str] = []
        kept: list[Run] = []
        at = 0
        for span in (*spans.old, Span(len(old), len(old), Role.REMOVED)):
            parts.append(old[at : span.start])
            kept += reader.take(span.start - at)
            list(reader.take(span.stop - span.start))
            at = span.stop
        return respaced("".join(parts), kept, _between(new, spans.new), self._origin)

    def _arrivals(self, new: str, spans: Sequence[Span]) -> dict[int, Reader]:
        """Return the runs of the passages that came to a row from elsewhere."""
        texts: dict[int, str] = defaultdict(str)
        for span in spans:
            if span.role is Role.MOVED and span.move is not None:
                texts[span.move] += new[span.start : span.stop]
        return {
            move: Reader(respaced(*self._moved[move], text, self._origin))
            for move, text in texts.items()
        }

    def _added(self, new: str, span: Span) -> Iterator[Run]:
        """Yield the runs of words that came: the page may have had them once."""
        start, stop = _words_in(new, span)
        former = self._former.find(new[start:stop])
        if former is None:
            yield span.stop - span.start, self._origin
            return
        yield start - span.start, self._origin
        yield from former
        yield span.stop - stop, self._origin


def _words_in(text: str, span: Span) -> tuple[int, int]:
    """Return where the words of a span begin and end, without the signs and spaces around them.

    Which of two full stops came with a sentence is for nobody to say.
    """
    first = _WORD_CHARACTER.search(text, span.start, span.stop)
    if first is None:
        return span.start, span.start
    stop = span.stop
    while not _WORD_CHARACTER.match(text, stop - 1):
        stop -= 1
    return first.start(), stop


def _between(text: str, spans: Sequence[Span]) -> str:
    parts: list[str] = []
    at = 0
    for span in spans:
        parts.append(text[at : span.start])
        at = span.stop
    parts.append(text[at:])
    return "".join(parts)
