"""A comparison, told in the order in which it is wanted."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Sequence

from recension.diff import Comparison, Kind, RowSpans, describe
from recension.engine.messages import Compared, Described, MoreSpans

FIRST_ROWS = 60  # changed rows whose words come with the first answer: about a screen
_SLICE_SECONDS = 0.03  # of further words, between looks at the inbox


class ToldComparison:
    """What has been told of one comparison, and what is still to tell.

    Args:
        request: the number all answers carry.
        page: the window's number of the page; 0 for two given texts.
        version: of the page.
        comparison: the two texts side by side.
        sends: whether the old and the new text go along with the rows.
        is_final: whether this is the best there will be, whatever the time it took.
    """

    def __init__(
        self,
        request: int,
        page: int,
        version: int,
        comparison: Comparison,
        *,
        sends: tuple[bool, bool] = (False, False),
        is_final: bool = False,
    ) -> None:
        self.request = request
        self.page = page
        self.version = version
        self.comparison = comparison
        self.is_final = is_final
        self._sends = sends
        rows = enumerate(comparison.rows)
        self._waiting = deque(index for index, row in rows if row.kind is not Kind.EQUAL)
        self.changes = len(self._waiting)  # rows that are not equal
        self._told: set[int] = set()
        self.is_described = False  # whether it was put into words

    @property
    def is_told(self) -> bool:
        """Whether the words of all rows were sent."""
        return not self._waiting

    @property
    def wants_more_time(self) -> bool:
        """Whether the same texts should be compared again at leisure."""
        return not (self.is_final or self.comparison.is_complete)

    def first_answer(self, started: float) -> Compared:
        """Return the rows, and the words of the first changed ones.

        Args:
            started: when the comparison began, on the clock `time.perf_counter`.
        """
        comparison = self.comparison
        first = [self._waiting.popleft() for _ in range(min(FIRST_ROWS, len(self._waiting)))]
        return Compared(
            request=self.request,
            page=self.page,
            version=self.version,
            rows=comparison.rows,
            spans=self._spans(first),
            old_size=comparison.old_bytes,
            new_size=comparison.new_bytes,
            is_complete=not self.wants_more_time,
            milliseconds=(time.perf_counter() - started) * 1000,
            old_text=comparison.old if self._sends[0] else None,
            new_text=comparison.new if self._sends[1] else None,
        )

    def want(self, rows: Sequence[int]) -> None:
        """Tell the words of these rows before those of others."""
        known = range(len(self.comparison.rows))
        self._waiting.extendleft(
            row for row in reversed(rows) if row in known and row not in self._told
        )

    def next_slice(self) -> MoreSpans:
        """Return the words of some more rows."""
        spans: dict[int, RowSpans] = {}
        stop = time.perf_counter() + _SLICE_SECONDS
        while self._waiting and time.perf_counter() < stop:
            spans.update(self._spans([self._waiting.popleft()]))
        return MoreSpans(self.request, spans, is_last=self.is_told)

    def describe(self) -> Described:
        """Return what happened; quick once the words of all rows were sent."""
        started = time.perf_counter()
        self.is_described = True
        told = describe(self.comparison)
        milliseconds = (time.perf_counter() - started) * 1000
        return Described(self.request, told.line(), told.phrases, milliseconds)

    def again(self, comparison: Comparison) -> ToldComparison:
        """Return the same texts compared better, to be told anew."""
        return ToldComparison(
            self.request, self.page, self.version, comparison, sends=self._sends, is_final=True
        )

    def _spans(self, rows: Iterable[int]) -> dict[int, RowSpans]:
        fresh = [row for row in rows if row not in self._told]
        self._told.update(fresh)
        return dict(zip(fresh, self.comparison.spans_of(fresh), strict=True))
