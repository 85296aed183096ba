"""The comparisons of which more is still to be told: the page's, and that of two given texts."""

from __future__ import annotations

import time
from collections.abc import Callable

from recension.engine.comparing import ToldComparison
from recension.engine.messages import SpansWanted
from recension.engine.outbox import Outbox
from recension.engine.refining import Refining


class Telling:
    """Sends rows at once, then words in slices, then what happened; at last what took too long."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._current: dict[bool, ToldComparison] = {}  # by whether it is the page's
        self._refining = Refining()

    @property
    def is_waiting(self) -> bool:
        """Whether a better comparison is being made beside; call `step` again in a moment."""
        return self._refining.is_busy

    def begin(self, told: ToldComparison, started: float) -> None:
        """Send the rows; the rest is told by `step`. It replaces the last one of its kind."""
        self._outbox.send(told.first_answer(started))
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
            if not told.is_described:
                return self._describe(told)
        return self._refine()

    def _slice(self, told: ToldComparison) -> bool:
        self._guard(told, lambda: self._outbox.send(told.next_slice()))
        return True

    def _describe(self, told: ToldComparison) -> bool:
        self._guard(told, lambda: self._outbox.send(told.describe()))
        return True

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
