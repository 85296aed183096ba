"""Answers on their way out, and failures in their place."""

from __future__ import annotations

from collections.abc import Callable

from recension.engine.failures import pack
from recension.engine.messages import Answer, Failed


class Outbox:
    """Sends answers to the window."""

    def __init__(self, send: Callable[[Answer], None]) -> None:
        self.send = send

    def answer(self, request: int, page: int, stage: str, work: Callable[[], None]) -> None:
        """Do the work, which sends its answer; where it fails, send that as the answer."""
        try:
            work()
        except Exception as error:  # noqa: BLE001 - a bug met by one text must not end the engine
            self.send(Failed(request, page, stage, pack(error)))
