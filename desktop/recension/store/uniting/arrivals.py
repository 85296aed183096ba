"""Bringing the revisions of a copy into this file, at the end of its chain."""

from __future__ import annotations

from recension.errors import Cancelled
from recension.store.chain import Chain, Entry, RevisionKind
from recension.store.links import Linked
from recension.store.progress import IsCancelled, Progress
from recension.store.uniting.meetings import Meeting, Meetings
from recension.store.uniting.sides import Numbers, Side, checked_text, new_revisions
from recension.store.values import Hidden

# Others, such as that of a prune, tell what was done to a file, not what is in its pages.
_KINDS = frozenset(
    {RevisionKind.EDIT, RevisionKind.RENAME, RevisionKind.DELETION, RevisionKind.UNDELETION}
)
_SHOWN = frozenset({RevisionKind.EDIT, RevisionKind.RENAME})


class Arrivals:
    """Appends what only the copy has, with numbers and parents of this file."""

    def __init__(self, file: Side, copy: Side, numbers: Numbers) -> None:
        self._file = file
        self._copy = copy
        self._numbers = numbers
        self._chain = Chain(file.database)
        self._meetings = Meetings(file, copy, numbers)
        self._titles: dict[int, str] = dict(
            copy.database.rows(
                "SELECT revision, title FROM page_title WHERE revision > ?", (numbers.parted,)
            )
        )

    def bring(self, progress: Progress, is_cancelled: IsCancelled) -> list[Meeting]:
        """Append all, inside a transaction; returns the pages they are of."""
        row = self._copy.database.row("SELECT max(id) FROM revision")
        total = (row[0] or 0) - self._numbers.parted if row else 0
        for done, one in enumerate(new_revisions(self._copy, self._numbers), 1):
            if is_cancelled():
                raise Cancelled
            if not self._numbers.knows(one.content.id) and one.content.kind in _KINDS:
                self._bring(one)
            progress(done, total)
        return self._meetings.all()

    def _bring(self, one: Linked) -> None:
        meeting = self._meetings.of(one.content.page)
        title = self._titles.get(one.content.id)
        meeting.recorded_title = title or meeting.recorded_title
        number = self._chain.append(self._entry(one, meeting))
        self._numbers.known[one.content.id] = number
        if title is not None:
            self._chain.give_title(number, meeting.page, title)
        _note(meeting, number, one.content.kind, is_titled=title is not None)

    def _entry(self, one: Linked, meeting: Meeting) -> Entry:
        content, get = one.content, self._numbers.get
        text = self._text(one)
        return Entry(
            page=meeting.page,
            title=meeting.recorded_title,
            parent=get(content.parent),
            time=content.time,
            author=content.author,
            summary=content.summary,
            tags=tuple(content.tags.split()),
            size=content.size,
            sha1=content.sha1,
            text=text,
            kind=RevisionKind(content.kind),
            is_minor=bool(content.is_minor),
            user=content.user,
            hidden=content.hidden if text is not None else content.hidden | Hidden.TEXT,
            reverts=get(content.reverts),
            model=content.model,
            format=content.format,
            origin=content.origin or one.link,
            united=get(content.united),
            against=get(content.against),
        )

    def _text(self, one: Linked) -> int | None:
        """Keep the text of a revision as a delta of the one it was made from."""
        if one.text is None:
            return None
        data = checked_text(self._copy, one.content.id, one.text, one.content.sha1)
        parent = self._numbers.get(one.content.parent)
        row = self._file.database.row("SELECT text FROM revision WHERE id = ?", (parent,))
        return self._file.texts.add(data, None if row is None else row[0], one.content.sha1)


def _note(meeting: Meeting, number: int, kind: int, *, is_titled: bool) -> None:
    meeting.arrived.append(number)
    if kind in _SHOWN:
        meeting.added += 1
        meeting.edited = True
    else:
        meeting.logged = True
    # The title a page begins with is no other title.
    meeting.renamed |= is_titled and (kind != RevisionKind.EDIT or meeting.mine is None)
