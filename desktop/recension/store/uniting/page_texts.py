"""The texts of pages that went on in both copies: united, or left for a person."""

from __future__ import annotations

import time as clock
from dataclasses import dataclass, replace

from recension.errors import DamagedFile
from recension.store.chain import Chain, Entry
from recension.store.hashing import sha1
from recension.store.lineage import Lineage, waiting_ends
from recension.store.neighbours import Neighbours
from recension.store.uniting.meetings import Meeting
from recension.store.uniting.sides import Side, text_of
from recension.store.uniting.values import KEPT_TAG, UNITED_SUMMARY, UNITED_TAG, MergeTexts
from recension.store.values import Hidden

_KEPT = "Kept over revision {theirs}, which a copy of the file brought: both changed the same place"


@dataclass(frozen=True, slots=True)
class _Stored:
    time: int
    size: int
    sha1: bytes | None
    text: int | None
    model: str | None
    format: str | None


class PageTexts:
    """Records which text a page has from now on."""

    def __init__(self, file: Side, merge: MergeTexts, author: str) -> None:
        self._file = file
        self._merge = merge
        self._author = author
        self._chain = Chain(file.database)
        self._neighbours = Neighbours(file.database, file.texts)

    def settle(self, meeting: Meeting, theirs: int) -> bool:
        """Unite both lines of a page where neither goes on with the other.

        Args:
            meeting: the page.
            theirs: the newest revision that the copy has of it, as a number of this file.

        Returns:
            Whether the texts were united.
        """
        if meeting.mine is None:
            return False
        mine = meeting.mine.newest
        lineage = Lineage(self._file.database, meeting.page)
        above, below = lineage.ancestors(mine), lineage.ancestors(theirs)
        if above <= below or below <= above:
            self._hold(meeting, mine if below <= above else theirs)
            return False
        if self._waits(meeting.page, lineage, mine, theirs):
            return False
        if self._stored(mine).sha1 == self._stored(theirs).sha1:
            self._hold(meeting, mine)  # both came to one text
            return False
        text = self._united(lineage.base(mine, theirs), mine, theirs)
        if text is None:
            self._append(meeting, self._stored(mine), mine, theirs, unites=False)
        else:
            self._unite(meeting, text, mine, theirs)
        return text is not None

    def _waits(self, page: int, lineage: Lineage, mine: int, theirs: int) -> bool:
        """Tell whether it is known that they clash, and what the page says has stayed."""
        known = lineage.all_ancestors([mine, *waiting_ends(self._file.database, page)])
        newest = self._neighbours.newest(page)
        return lineage.ancestors(theirs) <= known and newest is not None and newest.id == mine

    def _united(self, base: int | None, mine: int, theirs: int) -> str | None:
        before = "" if base is None else text_of(self._file, base)
        here, there = text_of(self._file, mine), text_of(self._file, theirs)
        if before is None or here is None or there is None:
            return None  # withheld by the wiki they come from, or pruned
        return self._merge(before, here, there)

    def _hold(self, meeting: Meeting, revision: int) -> None:
        """Let a page say what a revision says, should another that came be shown after it."""
        newest = self._neighbours.newest(meeting.page)
        one = self._stored(revision)
        if newest is None or newest.id == revision or newest.sha1 == one.sha1:
            return
        self._append(meeting, one, revision, newest.id, unites=True)

    def _unite(self, meeting: Meeting, text: str, mine: int, theirs: int) -> None:
        data = text.encode()
        one = self._stored(mine)
        number = self._file.texts.add(data, one.text)
        one = replace(one, size=len(data), sha1=sha1(data), text=number)
        self._append(meeting, one, mine, theirs, unites=True)

    def _append(
        self, meeting: Meeting, one: _Stored, mine: int, theirs: int, *, unites: bool
    ) -> None:
        """Record a revision after `mine` that unites another line with it, or keeps it waiting."""
        meeting.added += 1
        self._chain.append(
            Entry(
                page=meeting.page,
                title=meeting.recorded_title,
                parent=mine,
                time=self._time(mine, theirs),
                author=self._author,
                summary=(UNITED_SUMMARY if unites else _KEPT).format(theirs=theirs),
                tags=(UNITED_TAG if unites else KEPT_TAG,),
                size=one.size,
                sha1=one.sha1,
                text=one.text,
                hidden=int(Hidden.TEXT if one.text is None else Hidden.NOTHING),
                model=one.model,
                format=one.format,
                united=theirs if unites else None,
                against=None if unites else theirs,
            )
        )

    def _time(self, mine: int, theirs: int) -> int:
        """Return the present, or the time of the newer one where the clock stands before it."""
        return max(int(clock.time()), self._stored(mine).time, self._stored(theirs).time)

    def _stored(self, revision: int) -> _Stored:
        row = self._file.database.row(
            "SELECT time, size, sha1, text, model, format FROM revision WHERE id = ?", (revision,)
        )
        if row is None:
            raise DamagedFile(self._file.database.path, f"revision {revision} is missing")
        return _Stored(*row)
