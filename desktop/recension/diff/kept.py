"""What is known of the lines of a text that is edited, as long as an edit does not touch it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from recension.diff.runs import equal_run, equal_run_before

Known = TypeVar("Known")


class Kept(Generic[Known]):
    """Keeps what was made of lines until as many lines do not follow each other any more.

    Args:
        make: makes it of all lines.
        tells: whether it depends on what a line says, and not only on how many lines there are.
    """

    def __init__(
        self, make: Callable[[Sequence[str]], Known], tells: Callable[[str], bool]
    ) -> None:
        self._make = make
        self._tells = tells
        self._lines: Sequence[str] = ()
        self._known = make(())

    def of(self, lines: Sequence[str]) -> Known:
        """Return what is known of a text given as lines."""
        if not self._is_same(lines):
            self._known = self._make(lines)
        self._lines = lines
        return self._known

    def _is_same(self, lines: Sequence[str]) -> bool:
        """Whether there are as many lines, and those that tell something are the same."""
        before, count = self._lines, len(lines)
        if before is lines:
            return True
        if len(before) != count:
            return False
        head = equal_run(before, lines, 0, 0, count)
        stop = count - equal_run_before(before, lines, count, count, count - head)
        return not any(map(self._tells, (*before[head:stop], *lines[head:stop])))
