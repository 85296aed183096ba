"""The comparisons of which more is still to be told: the page's, and that of two given texts."""

from __future__ import annotations

import time
from collections.abc import Callable

from recension.engine.comparing import ToldComparison
from recension.engine.messages import SpansWanted
from recension.engine.outbox import Outbox
from recension.engine.refining import Refining

_MOST_AT_ONCE = 100  # changed rows that are put into words before the next key comes
_PAUSE = 0.15  # seconds without a key, for more of them


class Telling:
    """Sends rows at once, then words in slices, then what happened; at last what took too long."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._current: dict[bool, ToldComparison] = {}  # by whether it is the page's
        self._refining = Refining()
        self._began = 0.0  # when rows were sent last, on the clock `time.perf_counter`

    @property
    def is_waiting(self) -> bool:
        """Whether there is more to do after a while; call `step` again in a moment."""
        return self._refining.is_busy or any(
            told.is_told and not told.is_described for told in self._current.values()
        )

    def begin(self, told: ToldComparison, started: float) -> None:
        """Send the rows; the rest is told by `step`. It replaces the last one of its kind."""
        self._outbox.send(told.first_answer(started))
        self._began = time.perf_counter()
        self._current[told.page != 0] = told

    def forget(self, *, of_page: bool) -> None:
        """Tell no more of the last comparison of this kind."""
        self._current.pop(of_page, None)

    def want(self, request: SpansWanted) -> None:
        """Tell the words of these rows first."""
        for told in self._current.values():
            if told.request == request.request:
                told.want(request.rows)

    def step(self) -> bool:
        """Send one slice; False when there is nothing to do now."""
        for told in self._current.values():
            if not told.is_told:
                return self._slice(told)
            if not told.is_described and not self._waits_for_keys(told):
                return self._describe(told)
        return self._refine()

    def _slice(self, told: ToldComparison) -> bool:
        self._guard(told, lambda: self._outbox.send(told.next_slice()))
        return True

    def _describe(self, told: ToldComparison) -> bool:
        self._guard(told, lambda: self._outbox.send(told.describe()))
        return True

    def _waits_for_keys(self, told: ToldComparison) -> bool:
        """Whether the sentence waits for a pause: it would hold up the key that comes next."""
        is_typed = told.page != 0 and told.changes > _MOST_AT_ONCE
        return is_typed and time.perf_counter() - self._began < _PAUSE

    def _refine(self) -> bool:
        if better := self._refining.take():
            return self._swap(*better)
        if self._refining.is_busy:
            return False
        for told in self._current.values():
            if told.wants_more_time:
                told.is_final = True  # it is not tried a third time
                self._refining.start(told)
                return False
        return False

    def _swap(self, told: ToldComparison, better: ToldComparison) -> bool:
        if told not in self._current.values():
            return True
        self._guard(better, lambda: self.begin(better, time.perf_counter()))
        return True

    def _guard(self, told: ToldComparison, work: Callable[[], None]) -> None:
        self._outbox.answer(told.request, told.page, "compare", work)
