"""A walk through the history of a page, oldest revision first, with the origin of every word."""

from __future__ import annotations

import hashlib
from collections import OrderedDict

from msgspec import Struct

from recension.authorship.former import Former
from recension.authorship.runs import Runs
from recension.authorship.step import carry, whole

_REVERTS = (
    15  # revisions that a revert reaches back over, as in MediaWiki (wgManualRevertSearchRadius)
)


class Progressed(Struct, frozen=True, array_like=True):
    """How far a walk is, as it is kept for the next time."""

    text: str
    runs: list[Runs]
    former: dict[str, Runs]
    recent: list[tuple[bytes, list[Runs]]]
    unread: int


class Walk:
    """Takes revision after revision; a text that was there before takes its origins back."""

    def __init__(self, begun: Progressed | None = None) -> None:
        # A walk that has met no text yet keeps no runs; those of "" are one line without any.
        self._text = begun.text if begun is not None and begun.runs else None
        self._runs: list[Runs] = [] if begun is None else begun.runs
        self._former = Former(None if begun is None else begun.former)
        self._recent = OrderedDict(() if begun is None else begun.recent)
        self.unread = 0 if begun is None else begun.unread  # revisions without a text

    @property
    def runs(self) -> list[Runs]:
        """The runs of the newest text, by line."""
        return self._runs

    @property
    def text(self) -> str:
        """The newest text; "" before the first."""
        return self._text or ""

    @property
    def progressed(self) -> Progressed:
        """All that a later walk needs to go on from here."""
        recent = list(self._recent.items())
        return Progressed(self.text, self._runs, self._former.passages, recent, self.unread)

    def pass_over(self) -> None:
        """Pass over a revision whose text nobody can read."""
        self.unread += 1

    def take(self, text: str, revision: int) -> None:
        """Take the next revision, with its number."""
        if text == self._text:
            return  # a page that was renamed, or protected
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        known = self._recent.get(key)
        if known is not None:
            self._runs = known
        elif self._text is None:
            self._runs = whole(text, revision)
        else:
            self._runs = carry(self._text, self._runs, text, revision, self._former)
        self._text = text
        self._recent[key] = self._runs
        self._recent.move_to_end(key)
        while len(self._recent) > _REVERTS + 1:
            self._recent.popitem(last=False)
