"""What happens to a page as a whole: a revision of its own kind that leaves the text as it is.

See Help:Moving a page and Manual:Deletion; MediaWiki keeps a dummy revision for a rename, too.
"""

from __future__ import annotations

from dataclasses import dataclass

from recension.store.chain import Entry, RevisionKind
from recension.store.neighbours import Earlier
from recension.store.values import Hidden


@dataclass(frozen=True, slots=True)
class PageTurn:
    """What happens to which page."""

    kind: RevisionKind
    page: int  # its id
    title: str  # of the page from now on


def turn_entry(
    turn: PageTurn, newest: Earlier, time: int, author: str = "", summary: str = ""
) -> Entry:
    """Return what the chain takes in, `time` in seconds since 1970; `newest` is of the page."""
    return Entry(
        kind=turn.kind,
        page=turn.page,
        title=turn.title,
        parent=newest.id,
        time=time,
        author=author,
        summary=summary,
        tags=(),
        size=newest.size,
        sha1=newest.sha1,
        text=newest.text,
        hidden=int(Hidden.TEXT if newest.text is None else Hidden.NOTHING),
        is_minor=turn.kind is RevisionKind.RENAME,
    )
