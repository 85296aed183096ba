"""Many lines put into one, or one cut into many, word for word: seen without a look at words."""

from __future__ import annotations

from collections.abc import Sequence

from recension.diff.groups import Group

_FEWEST = 8  # lines; fewer are quickly compared by their words
_FARTHEST = 100  # characters that may stand between a piece and the next
_SHARE = 0.9  # of the pieces, and of the whole, that must be found


def literal_group(old: Sequence[str], new: Sequence[str], area: Group) -> list[Group]:
    """Return an area as one group where one side is a line made of the lines of the other.

    Nothing is returned where it is not, or not plainly so.
    """
    olds, news = area.old_stop - area.old, area.new_stop - area.new
    if olds == 1 and news >= _FEWEST:
        is_made_of_them = _holds(old[area.old], new[area.new : area.new_stop])
    elif news == 1 and olds >= _FEWEST:
        is_made_of_them = _holds(new[area.new], old[area.old : area.old_stop])
    else:
        return []
    return [area] if is_made_of_them else []


def _holds(whole: str, pieces: Sequence[str]) -> bool:
    """Whether most of a text are those pieces, in their order, and most of them are there."""
    at = found = size = 0
    for line in pieces:
        piece = line.strip()
        size += len(piece)
        start = whole.find(piece, at, at + len(piece) + _FARTHEST)
        if start >= 0:
            at = start + len(piece)
            found += len(piece)
    return found >= _SHARE * max(size, len(whole), 1)
