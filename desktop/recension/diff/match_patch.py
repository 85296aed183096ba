"""diff-match-patch, asked for what two strings have in common within some of a budget."""

from __future__ import annotations

from diff_match_patch import (  # type: ignore[import-untyped]  # it has no annotations
    diff_match_patch,
)

from recension.diff.budget import Budget
from recension.diff.matches import Match


class _Deadline:
    """What diff-match-patch compares the time of day with, before each of its steps.

    It is over when the work of this thread has come so far, whatever others do meanwhile: the same
    texts give the same answer on a busy machine.
    """

    def __init__(self, budget: Budget) -> None:
        self.budget = budget

    def __lt__(self, _now: float) -> bool:
        return self.budget.is_spent


def equal_parts(old: str, new: str, budget: Budget) -> list[Match]:
    """Return the equal parts of two strings, in order.

    Where `budget` ran out they are valid, and may be next to nothing.
    """
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # no shortcut by "half matches", which may miss a longer subsequence
    parts = []
    at = new_at = 0
    for operation, text in engine.diff_main(old, new, False, _Deadline(budget)):  # noqa: FBT003 - its own signature: no pass over lines
        if operation == engine.DIFF_EQUAL:
            parts.append(Match(at, new_at, len(text)))
        at += len(text) * (operation != engine.DIFF_INSERT)
        new_at += len(text) * (operation != engine.DIFF_DELETE)
    return parts
