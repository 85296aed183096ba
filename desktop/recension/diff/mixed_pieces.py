"""Parts of a split paragraph that took in a sentence from elsewhere, and so for mergers.

By their words alone they may be strangers to the paragraph: most of a short part can be what came
to it. They are its part when a sentence of it stands in them and all else is known, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from recension.diff.bags import Bags, likeness, most_alike
from recension.diff.budget import Budget
from recension.diff.groups import Group, fills
from recension.diff.sentence_rows import SHORTEST
from recension.diff.sentences import sentences_in

_KNOWN = 0.9  # the share of a part that must stand on the other side
_ALIKE = 0.6  # the least likeness of a sentence that was edited on its way
_MOST_SENTENCES = 2000  # up to so many are looked through for one that is alike


def take_in_mixed_pieces(
    gaps: Sequence[tuple[Group, list[Group]]],
    texts: tuple[Sequence[str], Sequence[str]],
    moves: Mapping[int, int],
    bags: Bags,
    budget: Budget,
) -> None:
    """Let the groups of each gap, given with its area, grow over such parts beside them.

    Lines that moved as wholes, by `moves`, are left alone.
    """
    old, new = texts
    olds = _Known([old[area.old : area.old_stop] for area, _ in gaps], bags)
    news = _Known([new[area.new : area.new_stop] for area, _ in gaps], bags)
    taken = set(moves.values())
    for area, groups in gaps:
        if budget.is_spent:
            return
        if fills(groups, area):
            continue
        for index, group in enumerate(groups):
            free = _free_around(groups, index, area)
            if group.is_equal(old, new) or free == group:
                continue
            start, stop = group.new, group.new_stop
            if group.old_stop - group.old == 1:
                whole = old[group.old]
                start, stop = _grown(new, (free.new, free.new_stop), group[2:], whole, olds, taken)
                groups[index] = group._replace(new=start, new_stop=stop)
            if stop - start == 1:
                whole = new[start]
                start, stop = _grown(old, (free.old, free.old_stop), group[:2], whole, news, moves)
                groups[index] = group._replace(old=start, old_stop=stop)


def _free_around(groups: Sequence[Group], index: int, area: Group) -> Group:
    """Return the area from the group before one to the group after it."""
    old, new = (groups[index - 1].old_stop, groups[index - 1].new_stop) if index else area[::2]
    follower = groups[index + 1] if index + 1 < len(groups) else None
    old_stop, new_stop = (follower.old, follower.new) if follower else area[1::2]
    return Group(old, old_stop, new, new_stop)


class _Known:
    """The sentences of the lines of one side that are not equal; read when first asked for."""

    def __init__(self, gaps: Sequence[Sequence[str]], bags: Bags) -> None:
        self._gaps = gaps
        self._bags = bags
        self._sentences: frozenset[str] | None = None

    def holds(self, sentence: str) -> bool:
        """Whether a sentence stands there, edited perhaps."""
        if self._sentences is None:
            self._sentences = frozenset(
                sentence for lines in self._gaps for line in lines for sentence in _sentences(line)
            )
        if sentence in self._sentences:
            return True
        if len(self._sentences) > _MOST_SENTENCES:
            return False
        bag = self._bags[sentence]
        return any(
            most_alike(bag, self._bags[other]) >= _ALIKE
            and likeness(bag, self._bags[other]) >= _ALIKE
            for other in self._sentences
        )


def _sentences(line: str) -> list[str]:
    return [line[start:stop] for start, stop in sentences_in(line)]


def _grown(
    lines: Sequence[str],
    free: tuple[int, int],
    pieces: Sequence[int],
    whole: str,
    known: _Known,
    moved: Collection[int],
) -> tuple[int, int]:
    """Return the range of pieces of a whole, with the mixed ones beside them in a free range."""
    start, stop = pieces
    used = "\n".join(lines[start:stop])

    def farthest(places: Iterable[int]) -> int | None:
        found = None
        for at in places:
            if at in moved or (lines[at].strip() and not _is_piece(lines[at], whole, used, known)):
                break
            found = at if lines[at].strip() else found
        return found

    last, first = farthest(range(stop, free[1])), farthest(range(start - 1, free[0] - 1, -1))
    return (start if first is None else first), (stop if last is None else last + 1)


def _is_piece(line: str, whole: str, used: str, known: _Known) -> bool:
    """Whether a line holds a sentence of a whole that no piece has, and else what is known."""
    if len(line) < SHORTEST:
        return False
    sentences = _sentences(line)
    own = [
        sentence
        for sentence in sentences
        if len(sentence) >= SHORTEST and sentence in whole and sentence not in used
    ]
    if not own:
        return False
    size = sum(len(sentence) for sentence in sentences if sentence in own or known.holds(sentence))
    return size >= _KNOWN * sum(map(len, sentences))
