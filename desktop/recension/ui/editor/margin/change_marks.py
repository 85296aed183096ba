"""Which lines differ from the compared revision, kept in place while the text is edited."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from recension.ui.editor.values import ChangeMark


class ChangeMarks:
    """The marks of one text, in order."""

    def __init__(self, marks: Iterable[ChangeMark] = ()) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.start, mark.stop))

    def at(self, line: int) -> list[ChangeMark]:
        """Return the marks of a line: the one it is part of, and removals just above it."""
        end = bisect_right(self._marks, line, key=lambda mark: mark.start)
        found = []
        for mark in reversed(self._marks[:end]):
            if mark.start < line and mark.stop <= line:
                break
            if mark.start == line or mark.stop > line:
                found.append(mark)
        return found[::-1]

    def follow(self, start: int, removed: int, added: int) -> None:
        """Move the marks with a change that puts `added` lines for `removed` from `start`."""
        delta = added - removed
        if delta == 0:
            return
        stop = start + removed

        def moved(line: int) -> int:
            if line >= stop:
                return line + delta
            return min(line, start + added)

        self._marks = [
            replace(mark, start=moved(mark.start), stop=moved(mark.stop))
            if mark.stop > start
            else mark
            for mark in self._marks
        ]
