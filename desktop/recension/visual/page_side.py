"""One of the two pages: its blocks, and the units they are compared by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html import unescape
from typing import NamedTuple

from recension.visual.atoms import Atoms, notes_in
from recension.visual.sameness import Likeness, likeness
from recension.visual.units import REFERENCE, Cutter, Unit
from recension.visual.values import RenderedBlock

_TAG = re.compile(r"<[^>]*+>")
_SPACE = re.compile(r"\s+")

Shown = tuple[str, tuple[str, ...]]


class KnownBlock(NamedTuple):
    """What follows from the HTML of a block alone."""

    likeness: Likeness
    notes: dict[str, str]  # that are listed in it
    line: str  # its words


class PageSide:
    """One page as it is now.

    Args:
        blocks: of the page.
        atoms: characters for things.
        is_old: whether it is the older page.
        before: the same page as it was, whose knowledge of its blocks is taken over.
    """

    known: dict[str, KnownBlock]

    def __init__(
        self,
        blocks: Sequence[RenderedBlock],
        atoms: Atoms,
        *,
        is_old: bool,
        before: PageSide | None = None,
    ) -> None:
        self._blocks = blocks
        known: dict[str, KnownBlock] = before.known if before else {}
        self.known = {block.html: known.get(block.html) or _look_at(block.html) for block in blocks}
        self.notes: dict[str, str] = {}
        for each in self.known.values():
            self.notes.update(each.notes)
        self.blocks_shown = [
            self.known[block.html].likeness.resolved(self.notes) for block in blocks
        ]
        self.cuts = self._cuts_kept(before) if before else {}
        items: dict[str, Unit] = before.cutter.items if before else {}
        self.cutter: Cutter = Cutter(atoms, self.notes, is_old=is_old, items=items)
        self.counts: list[int] = []  # how many units each block is, as `units` returned them

    def shown(self, html: str) -> Shown:
        """Return what a unit shows."""
        known = self.known.get(html)
        return (known.likeness if known else likeness(html)).resolved(self.notes)

    def units(self, shared: Mapping[Shown, int]) -> list[Unit]:
        """Return the units of the page: whole blocks where the other page has them too."""
        left = Counter(shared)
        units: list[Unit] = []
        self.counts = []
        for block, shown in zip(self._blocks, self.blocks_shown, strict=True):
            if left[shown] > 0:
                left[shown] -= 1
                made = [self._whole(block.html)]
            else:
                made = self._cut(block.html)
            units += made
            self.counts.append(len(made))
        return units

    def _cuts_kept(self, before: PageSide) -> dict[str, list[Unit]]:
        """Return the units that are still true: what notes say is in those of references."""
        has_same_notes = before.notes == self.notes
        return {
            html: cut
            for html, cut in before.cuts.items()
            if html in self.known and (has_same_notes or REFERENCE not in html)
        }

    def _cut(self, html: str) -> list[Unit]:
        found = self.cuts.get(html)
        if found is None:
            found = self.cuts[html] = self.cutter.cut(html)
        return found

    def _whole(self, html: str) -> Unit:
        """Return a block as one unit, cut only when it must be."""
        return Unit(None, html, self.known[html].line, cut=lambda: self._cut(html))


def _look_at(html: str) -> KnownBlock:
    alike = likeness(html)
    words = unescape(_TAG.sub(" ", alike.shown))
    return KnownBlock(alike, notes_in(html), _SPACE.sub(" ", words).strip())
