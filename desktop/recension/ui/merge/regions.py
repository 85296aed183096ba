"""Where the places of a merge stand in a text that is edited."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence

from recension.engine.messages import Edit

Region = tuple[int, int]  # start and stop, in code points
_REMEMBERED = 500  # texts


class Regions:
    """Ranges of whole lines that move with the edits of a text.

    A text that was there before, as undo brings it back, has its regions back too.

    Args:
        text: the text.
        regions: the ranges, from top to bottom; between two there is a line at least.
    """

    def __init__(self, text: str, regions: Sequence[Region]) -> None:
        self._regions = tuple(regions)
        self._seen: OrderedDict[tuple[int, int], tuple[Region, ...]] = OrderedDict()
        self._remember(text)

    def __getitem__(self, index: int) -> Region:
        return self._regions[index]

    def __len__(self) -> int:
        return len(self._regions)

    def replaced(self, index: int, length: int, text: str) -> None:
        """One region was given another content of this length; `text` is the whole text now."""
        start, stop = self._regions[index]
        growth = length - (stop - start)
        later = ((a + growth, b + growth) for a, b in self._regions[index + 1 :])
        self._regions = (*self._regions[:index], (start, start + length), *later)
        self._remember(text)

    def edited(self, edit: Edit, text: str, is_known: Callable[[int, str], bool]) -> range:
        """The text was edited and is `text` now.

        Args:
            edit: what was done.
            text: the whole text after it.
            is_known: whether a content is one that a region of this index had before; what is
                inserted right behind a region belongs to it only then.

        Returns:
            The indices of regions whose content may be another.
        """
        if known := self._seen.get(_key(text)):
            self._regions = known
            return range(len(known))
        moved: list[Region] = []
        for index, region in enumerate(self._regions):
            start, stop = _moved(region, edit)
            end = stop + len(edit.inserted)
            is_behind = not edit.removed and edit.start == region[1] > region[0]
            if is_behind and is_known(index, text[start:end]):
                stop = end
            # Two that were emptied at one place do not both get what is inserted there.
            before = moved[-1][1] if moved else 0
            moved.append((max(start, before), max(stop, before)))
        self._regions = tuple(moved)
        self._remember(text)
        end = edit.start + len(edit.inserted)
        first = bisect_left(self._regions, edit.start, key=lambda region: region[1])
        return range(first, bisect_right(self._regions, end, key=lambda region: region[0]))

    def _remember(self, text: str) -> None:
        self._seen[_key(text)] = self._regions
        self._seen.move_to_end(_key(text))
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)


def _key(text: str) -> tuple[int, int]:
    return len(text), hash(text)


def _moved(region: Region, edit: Edit) -> Region:
    """Return where a region is after an edit; what is inserted inside it belongs to it."""
    start, stop = region
    end = edit.start + edit.removed
    growth = len(edit.inserted) - edit.removed
    is_at_empty = start == stop == edit.start == end
    if edit.start >= stop and not is_at_empty:
        return region  # after it
    if end <= start and (end < start or edit.removed) and not is_at_empty:
        return start + growth, stop + growth  # before it
    if edit.start >= start and end <= stop:
        return start, stop + growth  # inside
    if edit.start <= start and end >= stop:
        return edit.start, edit.start  # all of it is gone
    if edit.start < start:
        return edit.start + len(edit.inserted), stop + growth
    return start, edit.start
