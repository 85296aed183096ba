"""What a text refers to, asked of the engine before it is saved; a save hardly waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer

from recension.engine.messages import TextSide
from recension.store import KnownLinks
from recension.workspace.inquiries import Inquiries

_PATIENCE = 1_000  # milliseconds; what is not known by then is read after the save

Then: TypeAlias = Callable[[KnownLinks | None], None]


@dataclass(eq=False, slots=True)
class _Ask:
    then: Then


class LinksToSave(QObject):
    """Says in any case, and soon, what is known of the links of a text."""

    def __init__(self, inquiries: Inquiries, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inquiries = inquiries
        self._asks: list[_Ask] = []

    def ask(self, title: str, side: TextSide, then: Then) -> None:
        """Ask about a text that is to be saved as a page, and call `then`.

        That is with None, and at once, where the engine is not there to answer.
        """
        if not self._inquiries.is_ready:
            then(None)
            return
        ask = _Ask(then)
        self._asks.append(ask)
        reply = self._inquiries.links_to_save(title, side)
        reply.done.connect(lambda links: self._settle(ask, links))
        reply.failed.connect(lambda _: self._settle(ask, None))
        QTimer.singleShot(_PATIENCE, self, lambda: self._settle(ask, None))

    def hurry(self) -> None:
        """Wait no longer: what is to be saved goes to the disk now."""
        for ask in list(self._asks):
            self._settle(ask, None)

    def _settle(self, ask: _Ask, links: KnownLinks | None) -> None:
        if ask in self._asks:
            self._asks.remove(ask)
            ask.then(links)
