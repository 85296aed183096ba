"""One request under way at a time, with a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from recension.engine.messages import Answer, Request


class Asker(Protocol):
    """Someone who has requests to make."""

    @property
    def is_wanted(self) -> bool:
        """Whether there is a request to make."""

    def begin(self, request: int) -> tuple[list[Request], list[str]]:
        """Return what to send under this number, and the stages that will be answered."""

    def take(self, answer: Answer) -> None:
        """Take an answer to the request."""

    def strike(self, stage: str, reason: str) -> None:
        """The engine was lost in this stage of the request."""

    def lose(self) -> None:
        """The engine was lost, and all it knew."""


@dataclass(slots=True)
class _Flight:
    request: int
    asker: Asker
    stages: list[str]  # still to be answered, in their order
    started: float


class Dispatcher(QObject):
    """Sends the request that is wanted most once the one before is answered.

    Because only one is under way, it is always clear which request brought the engine down.

    Args:
        askers: those who have requests, the most urgent first.
        send: sends to the engine.
        deadline: returns the milliseconds that one stage may take now.
        parent: the owner.

    Signals:
        overdue(): the deadline has passed; the engine should be ended.
        busy_changed(bool): whether an answer is awaited.
    """

    overdue = Signal()
    busy_changed = Signal(bool)

    def __init__(
        self,
        askers: Callable[[], list[Asker]],
        send: Callable[[Request], None],
        deadline: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.round_trip = 0.0  # of the last request, in milliseconds
        self._askers = askers
        self._send = send
        self._deadline = deadline
        self._flight: _Flight | None = None
        self._last_request = 0
        self._alarm = QTimer(self)
        self._alarm.setSingleShot(True)
        self._alarm.timeout.connect(self.overdue)

    def next_number(self) -> int:
        """Return a number for a request, never given before."""
        self._last_request += 1
        return self._last_request

    def go_on(self) -> None:
        """Send what is wanted most, if nothing is under way."""
        if self._flight:
            return
        for asker in self._askers():
            while asker.is_wanted:
                request = self.next_number()
                messages, stages = asker.begin(request)
                for message in messages:
                    self._send(message)
                if stages:
                    self._take_off(_Flight(request, asker, stages, time.monotonic()))
                    return

    def take(self, request: int, stage: str, answer: Answer) -> bool:
        """Pass an answer on to who asked; False where nothing under way has this number."""
        flight = self._flight
        if flight is None or flight.request != request or stage not in flight.stages:
            return False
        if flight.asker in self._askers():  # else it is about a page that is no longer shown
            flight.asker.take(answer)
        if flight is self._flight:
            self._land(flight, stage)
        return True

    def give_more_time(self) -> None:
        """Let the deadline of what is under way begin anew."""
        if self._flight:
            self._alarm.start(self._deadline())

    def lose(self, reason: str) -> None:
        """The engine is gone: whose request it was takes the strike, all others start anew.

        An engine that did not even start was not brought down by a request.
        """
        flight = self._flight
        self.abandon()
        for asker in self._askers():
            asker.lose()
            if flight and asker is flight.asker:
                asker.strike(flight.stages[0], reason)

    def abandon(self, asker: Asker | None = None) -> None:
        """Wait no longer for what is under way, if it is of this asker, or whose ever it is."""
        if self._flight and asker in (None, self._flight.asker):
            self._flight = None
            self._alarm.stop()
            self.busy_changed.emit(False)  # noqa: FBT003 - the signal's only argument

    def _take_off(self, flight: _Flight) -> None:
        self._flight = flight
        self._alarm.start(self._deadline())
        self.busy_changed.emit(True)  # noqa: FBT003 - the signal's only argument

    def _land(self, flight: _Flight, stage: str) -> None:
        flight.stages.remove(stage)
        if flight.stages:
            self._alarm.start(self._deadline())
            return
        self.round_trip = (time.monotonic() - flight.started) * 1000
        self.abandon()
