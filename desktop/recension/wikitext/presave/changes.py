"""What saving replaces in a text, and which line of it a line of the result comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """The code points from `start` to `stop` give way to `text`.

    The changes of a text come in the order of their places and do not overlap; all their offsets
    are those of the text before any of them.
    """

    start: int
    stop: int
    text: str

    @property
    def growth(self) -> int:
        """How far it moves what follows it."""
        return len(self.text) - (self.stop - self.start)


def applied(text: str, changes: Sequence[Change]) -> str:
    """Return the text after its changes."""
    if not changes:
        return text
    pieces: list[str] = []
    at = 0
    for change in changes:
        pieces += (text[at : change.start], change.text)
        at = change.stop
    pieces.append(text[at:])
    return "".join(pieces)


def composed(first: Sequence[Change], second: Sequence[Change], between: str) -> list[Change]:
    """Return the changes that do at once what two lists of them do one after the other.

    Args:
        first: changes of a text.
        second: changes of what the first ones made.
        between: what the first ones made.
    """
    if not first or not second:
        return [*first, *second]
    placed = _placed(first)
    spans = [
        *((change.start, change.stop, 0, index) for index, change in enumerate(placed)),
        *((change.start, change.stop, 1, index) for index, change in enumerate(second)),
    ]
    made: list[Change] = []
    moved = 0  # how far the first changes so far have moved what follows them
    for group in _touching(sorted(spans)):
        start, stop = group[0][0], max(span[1] for span in group)
        later = [second[index] for _, _, is_second, index in group if is_second]
        inner = [Change(each.start - start, each.stop - start, each.text) for each in later]
        text = applied(between[start:stop], inner)
        before = moved
        moved += sum(first[index].growth for _, _, is_second, index in group if not is_second)
        made.append(Change(start - before, stop - moved, text))
    return made


class SourceLines:
    """The lines of a text by those of what its changes make of it. All count from 0."""

    def __init__(self, text: str, changes: Sequence[Change]) -> None:
        self._starts: list[int] = []  # lines of the result from which on another rule holds
        self._rules: list[tuple[int, bool]] = []  # a line of the text, and whether lines go on
        at = line = moved = 0
        for change in changes:
            removed, added = text.count("\n", change.start, change.stop), change.text.count("\n")
            line += text.count("\n", at, change.start)
            if removed or added:
                self._add(line + moved, line, removed, added)
            line += removed
            moved += added - removed
            at = change.stop

    @property
    def differ(self) -> bool:
        """Whether any line has another number than before."""
        return bool(self._starts)

    def of(self, line: int) -> int:
        """Return the line of the text; for what a change put in, the one where that begins."""
        index = bisect_right(self._starts, line) - 1
        if index < 0:
            return line
        first, goes_on = self._rules[index]
        return first + (line - self._starts[index] if goes_on else 0)

    def _add(self, place: int, line: int, removed: int, added: int) -> None:
        """Note that `removed` line ends at a line of the text gave way to `added`, at `place`."""
        if added > 1:
            self._rule(place + 1, line, goes_on=False)
        if added:
            self._rule(place + added, line + removed, goes_on=True)
        else:
            self._rule(place + 1, line + removed + 1, goes_on=True)

    def _rule(self, start: int, line: int, *, goes_on: bool) -> None:
        self._starts.append(start)
        self._rules.append((line, goes_on))


_Span = tuple[int, int, int, int]  # start, stop, whether it is of the second list, index


def _touching(spans: Sequence[_Span]) -> Iterator[list[_Span]]:
    """Part spans, which are sorted, into groups of those that touch each other."""
    group: list[_Span] = []
    stop = 0
    for span in spans:
        if group and span[0] > stop:
            yield group
            group = []
        stop = max(stop, span[1]) if group else span[1]
        group.append(span)
    yield group


def _placed(changes: Sequence[Change]) -> list[Change]:
    """Return changes with the places their texts have once all are made."""
    placed: list[Change] = []
    moved = 0
    for change in changes:
        start = change.start + moved
        placed.append(Change(start, start + len(change.text), change.text))
        moved += change.growth
    return placed
