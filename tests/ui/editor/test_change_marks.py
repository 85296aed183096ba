"""Marks of changes stay beside their lines while the text is edited."""

from __future__ import annotations

from recension.ui.editor import ChangeMark, MarkKind
from recension.ui.editor.margin.change_marks import ChangeMarks

_ADDED = ChangeMark(MarkKind.ADDED, 2, 4)
_GONE = ChangeMark(MarkKind.REMOVED, 6, 6, "old")


def test_a_line_has_the_mark_it_is_part_of() -> None:
    marks = ChangeMarks([_GONE, _ADDED])
    assert [marks.at(line) for line in range(8)] == [
        *([], [], [_ADDED], [_ADDED], [], [], [_GONE], []),
    ]


def test_lines_put_in_above_push_the_marks_down() -> None:
    marks = ChangeMarks([_ADDED, _GONE])
    marks.follow(0, 1, 3)
    assert marks.at(4) == [ChangeMark(MarkKind.ADDED, 4, 6)]
    assert marks.at(8) == [ChangeMark(MarkKind.REMOVED, 8, 8, "old")]


def test_lines_put_in_below_change_nothing() -> None:
    marks = ChangeMarks([_ADDED])
    marks.follow(4, 1, 5)
    assert marks.at(3) == [_ADDED]
    assert marks.at(4) == []


def test_a_mark_shrinks_with_its_lines() -> None:
    marks = ChangeMarks([ChangeMark(MarkKind.CHANGED, 2, 6)])
    marks.follow(3, 3, 1)
    assert [bool(marks.at(line)) for line in range(1, 6)] == [False, True, True, False, False]


def test_a_removal_beside_other_changes_is_seen_too() -> None:
    gone = ChangeMark(MarkKind.REMOVED, 2, 2)
    assert ChangeMarks([_ADDED, gone]).at(2) == [gone, _ADDED]
