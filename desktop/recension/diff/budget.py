"""Time that may be spent on one task, and whether it was enough."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Clock = Callable[[], float]  # seconds, from any start, never going back


class TimeUp(Exception):
    """A task that has no cheap way out in its middle has used up its budget."""


class Budget:
    """Seconds to spend from now on, of the work of this thread unless another clock is given.

    What others do on the same machine makes an answer later, not coarser.

    Every loop that can grow asks `is_spent` and then takes its cheap way out; `ran_out` remembers
    that one did, so that the task can be done again with more time.
    """

    def __init__(self, seconds: float, clock: Clock = time.thread_time) -> None:
        self._clock = clock
        self._deadline = clock() + seconds
        self.ran_out = False

    def give_up(self) -> None:
        """Spend all that is left: the task is known to need more."""
        self.ran_out = True
        self._deadline = self._clock()

    def part(self, seconds: float) -> Budget:
        """Return a budget of its own for a part of the task; it may pass the end of this one."""
        return Budget(seconds, self._clock)

    @property
    def left(self) -> float:
        """The seconds left, 0 when there are none."""
        return max(0.0, self._deadline - self._clock())

    @property
    def overdrawn(self) -> float:
        """The seconds that were spent beyond it, 0 when there are none."""
        return max(0.0, self._clock() - self._deadline)

    @property
    def is_spent(self) -> bool:
        """Whether no time is left; asking notes that it was not enough."""
        if not self.ran_out and self._clock() >= self._deadline:
            self.ran_out = True
        return self.ran_out


def while_time(items: Iterable[Item], budget: Budget) -> Iterator[Item]:
    """Yield the items as long as there is time.

    Raises:
        TimeUp: When there is none, and more items.
    """
    for item in items:
        if budget.is_spent:
            raise TimeUp
        yield item
