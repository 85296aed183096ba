"""Which lines of a merge's result come from where, beside and behind the text."""

from __future__ import annotations

from recension.ui.editor import ChangeMark, Editor, MarkKind
from recension.ui.merge.decisions import Decisions
from recension.ui.merge.values import Choice

_MOST_SPANS = 500  # painted behind the text; more is no help to anybody
_KINDS = {Choice.OPEN: MarkKind.REMOVED, Choice.UNITED: MarkKind.ADDED}


def show_marks(result: Editor, decisions: Decisions, current: int | None) -> None:
    """Mark all places in the gutter, and behind the text the open ones and the current one."""
    marks = []
    for index in range(len(decisions.places)):
        start, stop = decisions.region(index)
        first, last = result.place(start)[0], result.place(stop)[0]
        kind = _KINDS.get(decisions.choice(index), MarkKind.CHANGED)
        marks.append(ChangeMark(kind, first, last, decisions.places[index].base))
    result.set_change_marks(marks)
    regions = {index: decisions.region(index) for index in _painted(decisions, current)}
    shown = regions.get(current) if current is not None else None
    result.decorations.show_matches(list(regions.values())[:_MOST_SPANS], shown)


def _painted(decisions: Decisions, current: int | None) -> list[int]:
    return [
        index
        for index in range(len(decisions.places))
        if index == current or decisions.choice(index) is Choice.OPEN
    ]
