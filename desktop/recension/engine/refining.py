"""Comparisons that ran out of time, made again beside everything else."""

from __future__ import annotations

import threading
from dataclasses import replace

from recension.diff import Comparison, compare
from recension.engine.comparing import ToldComparison

_SECONDS = 3.0  # for the rows, and again for the words


class Refining:
    """Compares two texts again with more time, in a thread: requests are not held up by it.

    One comparison at a time; one that nobody waits for any more is left to run out.
    """

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._told: ToldComparison | None = None
        self._made: Comparison | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a comparison is under way."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, told: ToldComparison) -> None:
        """Compare these texts again; only when nothing is under way."""
        self._told, self._made = told, None
        self._thread = threading.Thread(target=self._run, args=(told.comparison,), daemon=True)
        self._thread.start()

    def take(self) -> tuple[ToldComparison, ToldComparison] | None:
        """Return what was compared again and the better comparison, once it is there."""
        if self.is_busy or self._told is None or self._made is None:
            return None
        told, made = self._told, self._made
        self._told = self._made = self._thread = None
        return told, told.again(made)

    def _run(self, comparison: Comparison) -> None:
        options = replace(comparison.options, row_seconds=_SECONDS, word_seconds=_SECONDS)
        made = compare(comparison.old, comparison.new, options)
        made.all_spans()
        self._made = made
