"""The lines that two texts have in common, found again only when an edit could change them."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from recension.diff.budget import Budget
from recension.diff.matches import Match
from recension.diff.runs import equal_run, equal_run_before
from recension.diff.subsequence import Anchoring, common_subsequence

_SECONDS_A_RUN = 3e-5  # that a run of common lines and the gap before it take from here on
_LEAST_SECONDS = 0.07  # that are there for them, whatever the search took

# Heavier chains, not longer ones: or twenty "|-" outvote a paragraph.
_ANCHORING = Anchoring(shortest=64, weight=lambda line: len(str(line)) + 1)


class CommonLines:
    """Remembers the common lines of one old text and the newest new one."""

    def __init__(self) -> None:
        self._old: Sequence[str] = ()
        self._known: frozenset[str] = frozenset()  # the distinct lines of the old text
        self._new: Sequence[str] | None = None
        self._matches: list[Match] = []

    def find(self, old: Sequence[str], new: Sequence[str], budget: Budget) -> list[Match]:
        """Return runs of lines that both texts share, in order, none touching the next."""
        if old is not self._old:
            self._old, self._known, self._new = old, frozenset(old), None
        if not self._are_kept(new):
            matches = common_subsequence(old, new, _ANCHORING, budget)
            self._matches = _most_telling(matches, budget)
        self._new = None if budget.ran_out else new
        return list(self._matches)

    def _are_kept(self, new: Sequence[str]) -> bool:
        """Whether only lines that the old text lacks became other lines that it lacks.

        A search for what is common never looks into such lines, nor at how many they are apart
        from those around them, so that it would find the same again.
        """
        before = self._new
        if before is None or len(before) != len(new):
            return False
        head = equal_run(before, new, 0, 0, len(new))
        stop = len(new) - equal_run_before(before, new, len(new), len(new), len(new) - head)
        return self._known.isdisjoint(before[head:stop]) and self._known.isdisjoint(new[head:stop])


def _most_telling(matches: list[Match], budget: Budget) -> list[Match]:
    """Return the runs that there is time for: the longest ones, where there are too many.

    Texts of a few lines again and again share runs by the hundred thousand.
    """
    most = int(max(budget.left, _LEAST_SECONDS) / _SECONDS_A_RUN)
    if len(matches) <= most:
        return matches
    budget.give_up()
    return sorted(nlargest(most, matches, key=lambda match: match.length))
