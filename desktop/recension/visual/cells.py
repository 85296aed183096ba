"""The cells of two rows of a table, paired by their column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recension.diff.budget import Budget
from recension.diff.subsequence import Anchoring, common_subsequence
from recension.visual.lists import Pairing
from recension.visual.units import Unit

_SECONDS = 0.01
_ANCHORING = Anchoring(shortest=64)


def pair_cells(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Pairing]:
    """Yield the cells that became each other, those that came and those that went, in order."""
    if len(old) == len(new):
        yield from _paired(old, new)
        return
    lines, new_lines = [unit.line for unit in old], [unit.line for unit in new]
    matches = common_subsequence(lines, new_lines, _ANCHORING, Budget(_SECONDS))
    at = new_at = 0
    for match in [*matches, None]:
        stop, new_stop = (match.old, match.new) if match else (len(old), len(new))
        yield from _paired(old[at:stop], new[new_at:new_stop])
        if match:
            at, new_at = stop + match.length, new_stop + match.length
            yield from _paired(old[stop:at], new[new_stop:new_at])


def _paired(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Pairing]:
    """Yield cells as they face each other; those that are left over came or went."""
    for at in range(max(len(old), len(new))):
        yield Pairing(tuple(old[at : at + 1]), tuple(new[at : at + 1]))
