"""What saving makes of a text, asked of the engine; a save does not wait for it for ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer

from recension.engine.messages import Author, Edit, GivenText
from recension.errors import Cancelled, EngineFailure, LeftAsTyped, RecensionError
from recension.store import KnownLinks
from recension.workspace.document import rewritten
from recension.workspace.inquiries import Inquiries
from recension.workspace.links_to_save import LinksToSave

_PATIENCE = 6_000  # milliseconds, and as many again for each of:
_TEXT_PER_PATIENCE = 500_000  # code points
# What the engine's `may_change` looks for, known here because the window does not load it.
_SIGNS = ("~~~", "|]]", "[[|")
_WORD = "subst"  # before a colon


@dataclass(frozen=True, slots=True)
class Preparation:
    """What saving changes in a text."""

    edits: tuple[Edit, ...] = ()  # from its end to its beginning
    left: LeftAsTyped | None = None  # why it is to be saved as it was typed
    links: KnownLinks | None = None  # of the text with these edits, if they were found in time


class Preparing(QObject):
    """Has one text at a time prepared by the engine; says in any case what to save."""

    def __init__(
        self, inquiries: Inquiries, links: LinksToSave, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._inquiries = inquiries
        self._links = links
        self._title = self._text = ""
        self._then: Callable[[Preparation], None] | None = None
        self._count = 0  # of texts, to tell late answers apart
        self._alarm = QTimer(self)
        self._alarm.setSingleShot(True)
        self._alarm.timeout.connect(self.hurry)

    @property
    def is_waiting(self) -> bool:
        """Whether the engine has not answered yet."""
        return self._then is not None

    def prepare(
        self, title: str, text: str, author: Author, then: Callable[[Preparation], None]
    ) -> None:
        """Ask about a text and call `then`: at once where nothing can change and nobody answers."""
        self._title, self._text, self._then = title, text, then
        self._count += 1
        count = self._count
        if not may_change(text):
            self._find_links(count, Preparation())
            return
        reply = self._inquiries.prepare(title, text, author, datetime.now(UTC))
        reply.done.connect(lambda edits: self._find_links(count, Preparation(edits)))
        reply.failed.connect(lambda error: self._fail(count, error))
        self._alarm.start(_PATIENCE * (1 + len(text) // _TEXT_PER_PATIENCE))

    def hurry(self) -> None:
        """Wait no longer: a text that is being prepared is to be saved as it was typed."""
        self._links.hurry()
        self._fail(self._count, EngineFailure("too-slow"))

    def _find_links(self, count: int, preparation: Preparation) -> None:
        if self._then is None or count != self._count:
            return
        self._alarm.stop()
        side = GivenText(rewritten(self._text, preparation.edits))
        self._links.ask(
            self._title, side, lambda links: self._take(count, replace(preparation, links=links))
        )

    def _fail(self, count: int, error: RecensionError) -> None:
        reason = error.reason if isinstance(error, EngineFailure) else "failed"
        if isinstance(error, Cancelled):
            reason = "too-slow"
        self._take(count, Preparation(left=LeftAsTyped(self._title, reason)))

    def _take(self, count: int, preparation: Preparation) -> None:
        if self._then is None or count != self._count:
            return
        self._alarm.stop()
        then, self._then = self._then, None
        then(preparation)


def may_change(text: str) -> bool:
    """Tell quickly whether saving may make something else of a text."""
    return any(sign in text for sign in _SIGNS) or _mentions_substitution(text)


def _mentions_substitution(text: str) -> bool:
    colon = text.find(":")
    while colon >= 0:  # ten times faster than a search without case
        if text[max(0, colon - len(_WORD)) : colon].lower() == _WORD:
            return True
        colon = text.find(":", colon + 1)
    return False


def moved_past(edits: tuple[Edit, ...], later: list[Edit]) -> tuple[Edit, ...]:
    """Return edits of a text, from its end to its beginning, for what it became by later ones.

    One that a later edit fell into is left out: what was typed last counts.
    """
    kept: list[Edit] = []
    for edit in edits:
        moved: Edit | None = edit
        for other in later:
            moved = _moved_past(moved, other) if moved else None
        if moved:
            kept.append(moved)
    return tuple(kept)


def _moved_past(edit: Edit, other: Edit) -> Edit | None:
    stop, other_stop = edit.start + edit.removed, other.start + other.removed
    if other.start >= stop and (edit.removed or other.start > edit.start):
        return edit
    if other_stop <= edit.start and (edit.removed or other_stop < edit.start):
        growth = len(other.inserted) - other.removed
        return Edit(edit.start + growth, edit.removed, edit.inserted)
    return None
