"""Which revisions of a page a later one has reverted (MediaWiki's tag mw-reverted)."""

from __future__ import annotations

from bisect import bisect_left

from recension.errors import DamagedFile
from recension.store.database import Database

_Moment = tuple[int, int]  # time and number of a revision: its place in the history


class Reverts:
    """The stretches of one page's history that were reverted."""

    def __init__(self, database: Database, page: int) -> None:
        self._starts: list[_Moment] = []
        self._ends: list[_Moment] = []
        for start, end in _stretches(database, page):
            # Overlapping stretches become one, so that one look-up answers.
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def cover(self, time: int, number: int) -> bool:
        """Tell whether a revision lies strictly inside a reverted stretch."""
        place = bisect_left(self._starts, (time, number)) - 1
        return place >= 0 and (time, number) < self._ends[place]


def _stretches(database: Database, page: int) -> list[tuple[_Moment, _Moment]]:
    """Return from where to where, both ends outside, revisions were reverted.

    A revision names what it reverts: the one whose text it went back to, all between the two being
    reverted, or, where the texts differ, the very one that was undone.
    """
    try:
        rows = database.rows(
            "SELECT target.time, target.id, revert.time, revert.id, "
            "ifnull(target.sha1 = revert.sha1, 0) "
            "FROM revision AS revert JOIN revision AS target ON target.id = revert.reverts "
            "WHERE revert.page = ? AND revert.reverts IS NOT NULL",
            (page,),
        )
    except DamagedFile:
        return []  # a history without this tag is better than none; `verify` names the damage
    whole = [row for row in rows if all(isinstance(value, int) for value in row)]
    return sorted(
        ((time, number), (end_time, end)) if goes_back else ((time, number - 1), (time, number + 1))
        for time, number, end_time, end, goes_back in whole
    )
