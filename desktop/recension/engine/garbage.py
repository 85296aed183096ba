"""Cyclic garbage is looked for while nobody waits for an answer.

A look at all the objects of a large page takes as long as several keys. Nearly all of them are
freed without it, so it can wait for a pause.
"""

from __future__ import annotations

import gc

_WORTH = 50_000  # objects made and not freed since the last look
_TOO_MUCH = 2_000_000  # no waiting for a pause any more
_PAUSE = 0.5  # seconds without a request


class Garbage:
    """Takes the collector's work over from the interpreter, which does it at any time."""

    def __init__(self) -> None:
        gc.disable()

    @property
    def patience(self) -> float | None:
        """Seconds to wait for requests before `collect` is called; None: as long as it takes."""
        return _PAUSE if gc.get_count()[0] >= _WORTH else None

    def collect(self, *, is_pause: bool) -> None:
        """Look for garbage if it is worth it in a pause, or cannot wait for one."""
        if gc.get_count()[0] >= (_WORTH if is_pause else _TOO_MUCH):
            gc.collect()
