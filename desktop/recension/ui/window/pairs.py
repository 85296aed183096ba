"""Which two texts the Changes panel shows, and what "older" and "newer" lead to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recension.store.values import Revision
from recension.workspace import GivenText, StoredRevision, TextSide


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts of one page."""

    old: Revision | None  # None for nothing, before the first revision
    new: Revision | None  # None for the text in the editor

    @property
    def is_live(self) -> bool:
        """Whether the text in the editor is compared, and the comparison follows the keys."""
        return self.new is None

    def sides(self, edited: str = "") -> tuple[TextSide, TextSide]:
        """Return both for the engine, with the text that is in the editor."""
        old = StoredRevision(self.old.id) if self.old else GivenText("")
        return old, StoredRevision(self.new.id) if self.new else GivenText(edited)


def last_edit(history: Sequence[Revision]) -> Pair | None:
    """Return the newest revision beside the one before; None without a revision."""
    return step_at(history, 0)


def step_at(history: Sequence[Revision], place: int) -> Pair | None:
    """Return the revision at a place of the history (0 the newest) beside the one before it.

    That is the one it was made from, which stands further down where copies were united.
    """
    if not 0 <= place < len(history):
        return None
    new, older = history[place], history[place + 1 :]
    made_from = (each for each in older if each.id == new.parent)
    return Pair(next(made_from, older[0] if older else None), new)


def older_pair(pair: Pair, history: Sequence[Revision]) -> Pair | None:
    """Return the edit before the one a pair shows; None where there is none."""
    if pair.is_live:
        return step_at(history, 0)
    if pair.new is not None and is_edit(pair, history):
        return step_at(history, _place(pair.new, history) + 1)
    return None if pair.old is None else step_at(history, _place(pair.old, history))


def newer_pair(pair: Pair, history: Sequence[Revision], *, is_dirty: bool) -> Pair | None:
    """Return the edit after the one a pair shows; None where there is none."""
    if pair.new is None:
        return None
    place = _place(pair.new, history)
    if place > 0:
        return step_at(history, place - 1)
    return Pair(history[0], None) if is_dirty and place == 0 else None


def is_edit(pair: Pair, history: Sequence[Revision]) -> bool:
    """Whether a pair is a revision beside the one it was made from, or follows in the history."""
    if pair.new is None:
        return False
    if pair.new.parent == (pair.old.id if pair.old else None):
        return True
    return step_at(history, _place(pair.new, history)) == pair


def count_between(pair: Pair, history: Sequence[Revision]) -> int:
    """Return how many revisions stand between two of a history; 0 where one is not in it."""
    if pair.old is None or pair.new is None:
        return 0
    places = _place(pair.old, history), _place(pair.new, history)
    return max(0, abs(places[0] - places[1]) - 1) if min(places) >= 0 else 0


def _place(revision: Revision, history: Sequence[Revision]) -> int:
    found = (place for place, each in enumerate(history) if each.id == revision.id)
    return next(found, -1)
