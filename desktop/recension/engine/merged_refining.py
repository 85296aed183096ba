"""Pages with the changes in them that ran out of time, made again while nobody types."""

from __future__ import annotations

import threading
import time

from recension.engine.merged_page import Coarse, MergedPage, Refined
from recension.engine.outbox import Outbox

_PAUSE = 0.4  # seconds without another page before it begins


class MergedRefining:
    """Merges the newest page again with more time, in a thread: requests are not held up by it.

    One at a time; one that nobody waits for any more is left to run out.
    """

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._wanted: tuple[float, MergedPage] | None = None  # and since when
        self._thread: threading.Thread | None = None
        self._coarse: tuple[MergedPage, Coarse] | None = None  # what is made again
        self._made: Refined | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether something is under way or to be begun; call `step` again in a moment."""
        return self._thread is not None or self._wanted is not None

    def want(self, page: MergedPage) -> None:
        """A page was merged: make it better, if need be, unless another one comes soon."""
        self._wanted = (time.monotonic(), page) if page.coarse else None

    def forget(self) -> None:
        """Make nothing better."""
        self._wanted = self._coarse = None

    def step(self) -> bool:
        """Begin, or send what was made; False when there is nothing to do now."""
        if self._thread is not None and not self._thread.is_alive():
            self._thread = None
            return self._send()
        wanted = self._wanted
        if self._thread is None and wanted and time.monotonic() - wanted[0] >= _PAUSE:
            self._wanted = None
            self._begin(wanted[1])
        return False

    def _begin(self, page: MergedPage) -> None:
        if (coarse := page.coarse) is not None:
            self._coarse, self._made = (page, coarse), None
            self._thread = threading.Thread(target=self._run, args=(coarse,), daemon=True)
            self._thread.start()

    def _run(self, coarse: Coarse) -> None:
        self._made = coarse.refined()

    def _send(self) -> bool:
        made, asked = self._made, self._coarse
        self._made = self._coarse = None
        if made is None or asked is None or (update := asked[0].take(asked[1], made)) is None:
            return False
        self._outbox.send(update)
        return True
