"""How the time of a run grows with its input, judged so that a busy machine cannot spoil it.

The time of this process alone counts, without the collector, whose work grows with what other
tests left behind; and only the best of several tries, which other processes disturb least.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

FACTOR = 8  # by which the larger text is longer
_MOST_GROWTH = 24  # three times what linear growth would be, three eighths of quadratic growth
_UNMEASURABLE = 0.05  # seconds that any text may take
_TRIES = 4


def seconds(run: Callable[[], object]) -> float:
    """Return the time a run takes this process."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        run()
        return time.process_time() - began
    finally:
        gc.enable()


def is_linear(run_with: Callable[[int], Callable[[], object]], small: int) -> bool:
    """Tell whether a run's time grows as its size does; `run_with` prepares one of a size."""
    best_small = best_large = float("inf")
    for _ in range(_TRIES):
        best_large = min(best_large, seconds(run_with(small * FACTOR)))
        if best_large <= _UNMEASURABLE:
            return True
        best_small = min(best_small, seconds(run_with(small)))
        if best_large <= _MOST_GROWTH * best_small:
            return True
    return False
