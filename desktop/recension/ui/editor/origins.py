"""Where the words in an editor are from, kept in place while the text is edited."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from recension.authorship import UNSAVED, Run
from recension.engine.messages import Edit


class Origins:
    """The runs of a whole text, newlines included; offsets count code points."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = list(runs)
        self._stops = list(accumulate(length for length, _ in self._runs))

    @property
    def length(self) -> int:
        """The length of the text."""
        return self._stops[-1] if self._stops else 0

    def at(self, offset: int) -> int | None:
        """Return the origin of the code point at an offset; of the last one at the end."""
        if not self._runs:
            return None
        index = min(bisect_right(self._stops, offset), len(self._runs) - 1)
        return self._runs[index][1]

    def between(self, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
        """Yield the stretches of one origin in a part of the text: start, stop, origin."""
        index = bisect_right(self._stops, start)
        while start < stop and index < len(self._runs):
            end = min(self._stops[index], stop)
            yield start, end, self._runs[index][1]
            start, index = end, index + 1

    def apply(self, edit: Edit) -> None:
        """Follow an edit: what it brings is unsaved."""
        stop = edit.start + edit.removed
        first, last = bisect_right(self._stops, edit.start), bisect_right(self._stops, stop)
        runs: list[Run] = []
        for length, origin in (
            *self._part(first, before=edit.start),
            (len(edit.inserted), UNSAVED),
            *self._part(last, after=stop),
        ):
            if runs and runs[-1][1] == origin:
                runs[-1] = (runs[-1][0] + length, origin)
            elif length:
                runs.append((length, origin))
        self._runs[first : last + 1] = runs
        self._stops = list(accumulate(length for length, _ in self._runs))

    def _part(self, index: int, *, before: int = 0, after: int = -1) -> Iterator[Run]:
        """Yield what of a run stands before or after an offset."""
        if index >= len(self._runs):
            return
        length, origin = self._runs[index]
        begin = self._stops[index] - length
        yield (self._stops[index] - after if after >= 0 else before - begin), origin
