"""Whether a page is there after two copies were united, and under which title."""

from __future__ import annotations

import time as clock

from recension.errors import BadTitle
from recension.store.chain import Chain, RevisionKind
from recension.store.naming import name_of_copy
from recension.store.neighbours import Neighbours
from recension.store.page_turns import PageTurn, turn_entry
from recension.store.uniting.meetings import Meeting, Standing
from recension.store.uniting.sides import Numbers, Side
from recension.store.uniting.values import ClashKind, CopyClash
from recension.store.wiki_names import namespaces_of
from recension.titles import ENGLISH, parse_title

_SUMMARIES = {
    RevisionKind.RENAME: "Kept the title [[{title}]]; a copy of the file has [[{other}]]",
    RevisionKind.DELETION: "Deleted, as in one copy of the file",
    RevisionKind.UNDELETION: "Brought back: one copy of the file deleted it, another edited it",
}


class Fates:
    """Gives pages their title, and takes away or brings back; edits weigh more than deletions."""

    def __init__(self, file: Side, numbers: Numbers, author: str) -> None:
        self._file = file
        self._author = author
        self._chain = Chain(file.database)
        self._neighbours = Neighbours(file.database, file.texts)
        self._namespaces = namespaces_of(file.database)
        self._shared = numbers.parted, set(numbers.known.values())
        self.clashes: list[CopyClash] = []

    def settle(self, meetings: list[Meeting]) -> None:
        """Settle all pages that the copy brought something for."""
        for meeting in meetings:  # their titles may be exchanged
            self._file.pages.rename(meeting.page, f"<{meeting.page}>", 0)
        for meeting in sorted(meetings, key=lambda one: (self._is_others(one), one.page)):
            self._settle(meeting)

    def _settle(self, meeting: Meeting) -> None:
        title, namespace = self._title(meeting)
        is_deleted = self._is_deleted(meeting)
        if not is_deleted:
            title = self._free_title(title)
        if title != meeting.recorded_title:
            number = self._record(meeting, RevisionKind.RENAME, title)
            self._chain.give_title(number, meeting.page, title)
            meeting.added += 1
        self._mark_deleted(meeting, title, is_deleted=is_deleted)  # only then may titles be equal
        self._file.pages.rename(meeting.page, title, namespace)
        newest = self._neighbours.newest(meeting.page)
        redirect = None if newest is None else self._neighbours.redirect_of(newest)
        self._file.pages.refresh(meeting.page, redirect, added=meeting.added)

    def _title(self, meeting: Meeting) -> tuple[str, int]:
        mine, theirs = meeting.mine, meeting.theirs
        if mine is None or (meeting.renamed and not self._was_renamed_here(meeting)):
            return self._read_here(theirs)
        if meeting.renamed and mine.title != theirs.title:
            self.clashes.append(CopyClash(ClashKind.TITLE, mine.title, theirs.title))
        return mine.title, mine.namespace

    def _read_here(self, theirs: Standing) -> tuple[str, int]:
        """Return a title of the copy, and its namespace, as the names known here have it."""
        try:
            title = parse_title(theirs.title, self._namespaces)
        except BadTitle:
            return theirs.title, theirs.namespace  # as an export had it
        is_unknown_here = not title.namespace and theirs.namespace not in ENGLISH
        if is_unknown_here or title.namespace < 0 or not title.text:
            return theirs.title, theirs.namespace
        return title.full, title.namespace

    def _is_others(self, meeting: Meeting) -> bool:
        """Tell whether its title comes from the copy: those of this file are given first."""
        return meeting.mine is None or (meeting.renamed and not self._was_renamed_here(meeting))

    def _free_title(self, title: str) -> str:
        if self._file.pages.number_of(title) is None:
            return title
        pages = self._file.pages
        free = name_of_copy(title, "", lambda name: pages.number_of(name) is not None)
        self.clashes.append(CopyClash(ClashKind.TAKEN, free, title))
        return free

    def _is_deleted(self, meeting: Meeting) -> bool:
        mine, theirs = meeting.mine, meeting.theirs
        if mine is None:
            return theirs.is_deleted
        logged_here = self._happened_here(meeting, "kind IN (2, 3)")
        edited_here = self._happened_here(meeting, "kind < 2")
        if theirs.is_deleted and meeting.logged and not mine.is_deleted and edited_here:
            self.clashes.append(CopyClash(ClashKind.DELETED, mine.title))
            return False
        if mine.is_deleted and logged_here and not theirs.is_deleted and meeting.edited:
            self.clashes.append(CopyClash(ClashKind.EDITED, theirs.title))
            return False
        if meeting.logged and logged_here:
            return mine.is_deleted and theirs.is_deleted
        return theirs.is_deleted if meeting.logged else mine.is_deleted

    def _mark_deleted(self, meeting: Meeting, title: str, *, is_deleted: bool) -> None:
        """Let the last record of a page say whether it is deleted, and the list say so too."""
        last = self._file.database.row(
            "SELECT id, kind FROM revision WHERE page = ? AND kind IN (2, 3) "
            "ORDER BY id DESC LIMIT 1",
            (meeting.page,),
        )
        number, kind = last or (None, RevisionKind.UNDELETION)
        if is_deleted != (kind == RevisionKind.DELETION):
            turn = RevisionKind.DELETION if is_deleted else RevisionKind.UNDELETION
            number = self._record(meeting, turn, title)
        self._file.pages.set_deleted(meeting.page, number if is_deleted else None)

    def _was_renamed_here(self, meeting: Meeting) -> bool:
        return self._happened_here(meeting, "kind > 0 AND id IN (SELECT revision FROM page_title)")

    def _happened_here(self, meeting: Meeting, which: str) -> bool:
        """Tell whether this file has such revisions of a page that the copy does not know."""
        parted, shared = self._shared
        before = meeting.arrived[0]
        return any(
            number not in shared
            for (number,) in self._file.database.rows(
                f"SELECT id FROM revision WHERE page = ? AND id > ? AND id < ? AND {which}",
                (meeting.page, parted, before),
            )
        )

    def _record(self, meeting: Meeting, kind: RevisionKind, title: str) -> int:
        newest = self._neighbours.newest(meeting.page)
        assert newest is not None  # noqa: S101 - a revision of it has just come
        summary = _SUMMARIES[kind].format(title=title, other=meeting.recorded_title)
        turn, time = PageTurn(kind, meeting.page, title), max(int(clock.time()), newest.time)
        return self._chain.append(turn_entry(turn, newest, time, self._author, summary))
