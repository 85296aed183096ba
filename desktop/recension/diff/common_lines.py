"""The lines that two texts have in common, found again only when an edit could change them."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from recension.diff.budget import Budget
from recension.diff.matches import Match
from recension.diff.recall import Recall
from recension.diff.runs import common_ends
from recension.diff.subsequence import Anchoring, common_subsequence

_SECONDS_A_RUN = 3e-5  # that a run of common lines and the gap before it take from here on
_LEAST_SECONDS = 0.07  # that are there for them, whatever the search took

# Heavier chains, not longer ones: or twenty "|-" outvote a paragraph.
_ANCHORING = Anchoring(shortest=64, weight=lambda line: len(str(line)) + 1)


class CommonLines:
    """Remembers the common lines of one old text and the newest new one."""

    def __init__(self) -> None:
        self._old: Sequence[str] = ()
        self._known: frozenset[str] | None = None  # the distinct lines of the old text
        self._new: Sequence[str] | None = None
        self._matches: list[Match] = []
        self._recall = Recall()  # of the last search; its areas stand where lines stood then

    def find(self, old: Sequence[str], new: Sequence[str], budget: Budget) -> list[Match]:
        """Return runs of lines that both texts share, in order, none touching the next."""
        if old is not self._old:
            self._old, self._known, self._new = old, None, None
        if not self._keep(new):
            matches = common_subsequence(old, new, _ANCHORING, budget, self._recall)
            self._matches = _most_telling(matches, budget)
        self._new = None if budget.ran_out else new
        return list(self._matches)

    def _keep(self, new: Sequence[str]) -> bool:
        """Keep what was found if only lines that the old text lacks became other such lines.

        A search for what is common never looks into such lines, and counts them only to choose
        between two ways: where it would choose as before, it would find the same again.
        """
        if self._new is None:
            return False
        start, stop, tail = self._edited(self._new, new)
        edited, edited_now = self._new[start:stop], new[start : len(new) - tail]
        known = self._known_lines
        if not (known.isdisjoint(edited) and known.isdisjoint(edited_now)):
            return False
        more = len(edited_now) - len(edited)
        return not more or (bool(edited and edited_now) and self._shift(stop, more))

    @property
    def _known_lines(self) -> frozenset[str]:
        if self._known is None:  # made when it is first asked for: while typing
            self._known = frozenset(self._old)
        return self._known

    def _edited(self, before: Sequence[str], new: Sequence[str]) -> tuple[int, int, int]:
        """Return the range of lines that became others, and how many lines are behind it.

        It is not empty on either side where a line beside it is one that the old text lacks.
        """
        head, tail = common_ends(before, new)
        if head + tail == min(len(before), len(new)):
            if head and before[head - 1] not in self._known_lines:
                head -= 1
            elif tail and before[-tail] not in self._known_lines:
                tail -= 1
        return head, len(before) - tail, tail

    def _shift(self, stop: int, more: int) -> bool:
        """Move what is behind an edited line by so many lines, if a search would do no more."""
        areas = [area.shifted(stop, more) for area in self._recall.areas]
        shortest = _ANCHORING.shortest
        for area, shifted in zip(self._recall.areas, areas, strict=True):
            if (area.shorter > shortest) is not (shifted.shorter > shortest):
                return False
        self._recall.areas = areas
        self._matches = [
            match if match.new < stop else match._replace(new=match.new + more)
            for match in self._matches
        ]
        return True


def _most_telling(matches: list[Match], budget: Budget) -> list[Match]:
    """Return the runs that there is time for: the longest ones, where there are too many.

    Texts of a few lines again and again share runs by the hundred thousand.
    """
    most = int(max(budget.left, _LEAST_SECONDS) / _SECONDS_A_RUN)
    if len(matches) <= most:
        return matches
    budget.give_up()
    return sorted(nlargest(most, matches, key=lambda match: match.length))
