"""Which lines of a merge's result come from where: beside the text, and behind it."""

from __future__ import annotations

from recension.ui.editor import ChangeMark, Editor, MarkKind
from recension.ui.merge.decisions import Decisions
from recension.ui.merge.values import Choice
from recension.ui.theme import Theme

_AROUND = 50  # places painted at either side of the current one; the gutter has all
_KINDS = {Choice.OPEN: MarkKind.MOVED, Choice.UNITED: MarkKind.ADDED}


def show_marks(result: Editor, decisions: Decisions) -> None:
    """Mark all places in the gutter; the marks move with later edits."""
    marks = []
    for index, place in enumerate(decisions.places):
        start, stop = decisions.region(index)
        first, last = result.place(start)[0], result.place(stop)[0]
        kind = _KINDS.get(decisions.choice(index), MarkKind.CHANGED)
        marks.append(ChangeMark(kind, first, last, place.base))
    result.set_change_marks(marks)


def show_areas(result: Editor, decisions: Decisions, current: int | None, theme: Theme) -> None:
    """Paint a ground behind the current place and the open ones around it."""
    near = current or 0
    areas = []
    for index in range(max(0, near - _AROUND), min(len(decisions.places), near + _AROUND)):
        if decisions.choice(index) is Choice.OPEN:
            areas.append((*decisions.region(index), theme.removed_word))
        elif index == current:
            areas.append((*decisions.region(index), theme.added_word))
    result.decorations.show_areas(areas)
