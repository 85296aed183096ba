"""Links, templates and references that went from one place and came to another: they moved.

Where the rows of a comparison have them as removed and added, a reader would look for a loss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from recension.diff.comparison import Comparison
from recension.diff.phrases import Change, Weight, moved
from recension.diff.values import Kind

_VERBS = ("added", "removed")
_FARTHEST = 4  # rows of a comparison that are looked at around a line
_SHORTEST_WORDS = 12  # characters of words that moved inside of their row; of fewer nothing is said


def moves_told(changes: Iterable[Change], comparison: Comparison) -> list[Change]:
    """Return the changes, with what was removed and is added as one that moved.

    Where it stands beside its old place, in another line, only its surroundings changed: those are
    told by other changes, if there are any of these rows.
    """
    told = list(changes)
    settled = _settled(told, comparison)  # what is told instead of a change, by its index
    other = {row for at, each in enumerate(told) if at not in settled for row in each.rows}
    result: list[Change] = []
    for index, change in enumerate(told):
        instead = settled.get(index, change)
        is_said = (
            index in settled
            and instead is not None
            and other.intersection(_run_around(instead.rows, comparison))
        )
        if instead is not None and not is_said:
            result.append(instead)
    return result


def _settled(changes: Sequence[Change], comparison: Comparison) -> dict[int, Change | None]:
    places: dict[tuple[str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index, change in enumerate(changes):
        verb = change.verb.partition(" ")[0]
        if change.what and verb in _VERBS:
            places[change.many, change.what][_VERBS.index(verb)].append(index)
    settled: dict[int, Change | None] = {}
    for added, removed in places.values():
        for came, went in zip(added, removed, strict=False):
            if _is_one_thing(changes[went], changes[came]):
                settled[went] = None
                settled[came] = _moved(changes[went], changes[came])
    for index, change in enumerate(changes):
        if index not in settled and _is_still_beside(change, comparison):
            settled[index] = change
    return settled


def _is_one_thing(went: Change, came: Change) -> bool:
    """Whether what went is what came: words are only in the same row, and if they are enough."""
    return bool(came.many) or (went.rows == came.rows and len(came.what) >= _SHORTEST_WORDS)


def _moved(went: Change, came: Change) -> Change:
    rows = tuple(sorted({*went.rows, *came.rows}))
    if not came.many:
        return replace(came, verb=f"moved {came.verb.partition(' ')[2]}", rows=rows)
    if came.name or came.weight is Weight.NAMED:
        return replace(came, verb="moved", section="", rows=rows)
    told = moved(came.one, came.many, came.size, (went.section, came.section), rows)
    return replace(told, weight=came.weight)


def _is_still_beside(change: Change, comparison: Comparison) -> bool:
    """Whether a line that came or went as a whole is part of another line beside its place."""
    verb = change.verb.partition(" ")[0]
    if not change.what or not change.many or verb not in _VERBS or len(change.rows) != 1:
        return False
    is_lost = verb == "removed"
    if comparison.rows[change.rows[0]].kind is not (Kind.REMOVED if is_lost else Kind.ADDED):
        return False
    name = change.what if change.what[0] in "{<[" else f":{change.what}"
    around = _run_around(change.rows, comparison)
    text = comparison.new_text if is_lost else comparison.old_text
    return any(name in text(row) for row in around)


def _run_around(rows: Sequence[int], comparison: Comparison) -> range:
    """Return the rows around some, up to equal ones and not far; none where equal ones are between.

    A single row that has both sides is not left.
    """
    first, last = rows[0], rows[-1]
    if first == last and comparison.rows[first].kind not in {Kind.ADDED, Kind.REMOVED}:
        return range(0)
    if any(comparison.rows[row].kind is Kind.EQUAL for row in range(first, last)):
        return range(0)
    start, stop = first, last + 1
    while start > max(0, first - _FARTHEST) and comparison.rows[start - 1].kind is not Kind.EQUAL:
        start -= 1
    most = min(len(comparison.rows), last + 1 + _FARTHEST)
    while stop < most and comparison.rows[stop].kind is not Kind.EQUAL:
        stop += 1
    return range(start, stop)
