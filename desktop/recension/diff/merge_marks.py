"""The words in which the sides of a merged stretch differ from their base."""

from __future__ import annotations

import time
from dataclasses import replace

from recension.diff.budget import Budget, Clock
from recension.diff.merge_values import Clash, Marks, Merge, Part, Spans
from recension.diff.options import Options
from recension.diff.words import Edit, compare_words

_SECONDS = 0.3


def marked(merge: Merge, clock: Clock = time.thread_time) -> Merge:
    """Return a merge with the changed words marked in each stretch that a person looks at.

    Where time runs out, marks are coarser, at last whole stretches; the texts stay as they are.
    """
    budget = Budget(_SECONDS, clock)
    return replace(merge, parts=tuple(_marked(part, budget) for part in merge.parts))


def _marked(part: Part, budget: Budget) -> Part:
    if not isinstance(part, Clash) and not part.is_changed:
        return part
    mine = _edits(part.base, part.mine, budget)
    theirs = _edits(part.base, part.theirs, budget)
    base = sorted({(edit.old, edit.old_stop) for edit in mine + theirs if edit.old < edit.old_stop})
    return replace(part, marks=Marks(tuple(base), _new_spans(mine), _new_spans(theirs)))


def _edits(base: str, side: str, budget: Budget) -> list[Edit]:
    if budget.is_spent:
        return [] if base == side else [Edit(0, len(base), 0, len(side))]
    return compare_words(base, side, Options(), budget)


def _new_spans(edits: list[Edit]) -> Spans:
    return tuple((edit.new, edit.new_stop) for edit in edits if edit.new < edit.new_stop)
