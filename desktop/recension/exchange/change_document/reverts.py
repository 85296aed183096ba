"""Which earlier revision a change went back to."""

from __future__ import annotations

from collections.abc import Iterable

from recension.store.values import Revision


def reverted_to(digest: str, before: Iterable[Revision]) -> Revision | None:
    """Return the newest revision that had a text already; None where none had it.

    Args:
        digest: of the newer text of a change, as `Revision.sha1` has it.
        before: the revisions of the page older than the older side of the change, newest first.
    """
    return next((each for each in before if each.sha1 == digest), None)
