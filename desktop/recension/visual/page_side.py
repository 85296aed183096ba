"""One of the two pages: its blocks and their pieces, and the units they are compared by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from html import unescape
from typing import NamedTuple

from recension.visual.atoms import Atoms, notes_in
from recension.visual.pieces import Piece, pieces_of
from recension.visual.sameness import Likeness, likeness
from recension.visual.units import REFERENCE, Cutter, Unit
from recension.visual.values import RenderedBlock

_TAG = re.compile(r"<[^>]*+>")
_SPACE = re.compile(r"\s+")
_MORE = 1000  # units kept that are not in the page, besides as many as are
_FRAME = "\N{OBJECT REPLACEMENT CHARACTER}"  # the line of what stands around the items of a list

Shown = tuple[str, tuple[str, ...]]


class KnownBlock(NamedTuple):
    """What follows from the HTML of a block, or of an item of a list of notes, alone."""

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
    _taken_apart: dict[str, list[Piece]]

    def __init__(
        self,
        blocks: Sequence[RenderedBlock],
        atoms: Atoms,
        *,
        is_old: bool,
        before: PageSide | None = None,
    ) -> None:
        cut = before._taken_apart if before else {}  # noqa: SLF001 - its own
        self._taken_apart = {
            block.html: cut.get(block.html) or pieces_of(block.html) for block in blocks
        }
        self._pieces = [self._taken_apart[block.html] for block in blocks]
        pieces = [piece.html for block in self._pieces for piece in block]
        known: dict[str, KnownBlock] = before.known if before else {}
        self.known = {html: known.get(html) or _look_at(html) for html in pieces}
        self.notes: dict[str, str] = {}
        for each in self.known.values():
            self.notes.update(each.notes)
        self._shown = {
            html: each.likeness.resolved(self.notes) for html, each in self.known.items()
        }
        self.pieces_shown = [self._shown[html] for html in pieces]
        self.cuts = self._cuts_kept(before) if before else {}
        items: dict[str, Unit] = before.cutter.items if before else {}
        self.cutter: Cutter = Cutter(atoms, self.notes, is_old=is_old, items=items)
        # Units are kept from page to page, and cut with what the notes of the newest one say.
        self._newest: list[PageSide] = before._newest if before else []  # noqa: SLF001 - its own
        self._newest[:] = [self]
        self._wholes = self._wholes_kept(before) if before else {}
        self.counts: list[int] = []  # how many units each block is, as `units` returned them

    def shown(self, html: str) -> Shown:
        """Return what a unit shows."""
        return self._shown.get(html) or likeness(html).resolved(self.notes)

    def units(self, shared: Mapping[Shown, int]) -> list[Unit]:
        """Return the units of the page: whole pieces where the other page has them too."""
        left = dict(shared)
        units: list[Unit] = []
        self.counts = []
        for pieces in self._pieces:
            before = len(units)
            for piece in pieces:
                units += self._units_of(piece, left)
            self.counts.append(len(units) - before)
        return units

    def _units_of(self, piece: Piece, left: dict[Shown, int]) -> list[Unit]:
        shown = self._shown[piece.html]
        if not piece.is_frame:
            if left.get(shown, 0) <= 0:
                return self._cut(piece.html)
            left[shown] -= 1
        unit = self._wholes.get(piece.html)
        if unit is None:
            unit = self._wholes[piece.html] = self._whole(piece)
        return [unit]

    def _cuts_kept(self, before: PageSide) -> dict[str, list[Unit]]:
        """Return the units that are still true: what notes say is in those of references."""
        has_same_notes = before.notes == self.notes
        return {
            html: cut
            for html, cut in before.cuts.items()
            if html in self.known and (has_same_notes or REFERENCE not in html)
        }

    def _wholes_kept(self, before: PageSide) -> dict[str, Unit]:
        wholes = before._wholes
        if len(wholes) <= 2 * len(self.known) + _MORE:
            return wholes
        return {html: unit for html, unit in wholes.items() if html in self.known}

    def _cut(self, html: str) -> list[Unit]:
        found = self.cuts.get(html)
        if found is None:
            found = self.cuts[html] = self.cutter.cut(html)
        return found

    def _whole(self, piece: Piece) -> Unit:
        """Return a piece as one unit, cut only when it must be: then as it is by now."""
        if piece.is_frame:
            return Unit(None, piece.html, _FRAME, is_frame=True)
        cut = partial(_cut_now, self._newest, piece.html)
        return Unit(None, piece.html, self.known[piece.html].line, cut=cut)


def _cut_now(newest: list[PageSide], html: str) -> list[Unit]:
    return newest[0]._cut(html)  # noqa: SLF001 - of this module


def _look_at(html: str) -> KnownBlock:
    alike = likeness(html)
    words = unescape(_TAG.sub(" ", alike.shown))
    return KnownBlock(alike, notes_in(html), _SPACE.sub(" ", words).strip())
