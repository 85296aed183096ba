"""Units of words as one text, and the pieces of them that stand for the same characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recension.visual.units import Piece, Unit


class Cutting(NamedTuple):
    """A piece of a unit, or (None) the newline after it."""

    unit: Unit
    piece: Piece | None


class Side:
    """Units of words that follow each other, as one text with a newline between them."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.line = "\n".join(unit.line for unit in units)
        self.starts: list[int] = []
        at = 0
        for unit in units:
            self.starts.append(at)
            at += len(unit.line) + 1

    def cut(self, start: int, stop: int) -> Iterator[Cutting]:
        """Yield what lies between two places."""
        while start < stop:
            index = bisect_right(self.starts, start) - 1
            unit, begin = self.units[index], self.starts[index]
            if start - begin == len(unit.line):
                yield Cutting(unit, None)
                start += 1
                continue
            last = min(stop - begin, len(unit.line))
            for piece in unit.pieces[_piece_at(unit, start - begin) :]:
                if piece.start >= last:
                    break
                first = max(piece.start, start - begin)
                yield Cutting(unit, piece._replace(start=first, stop=min(piece.stop, last)))
            start = begin + last


def _piece_at(unit: Unit, at: int) -> int:
    return bisect_right(unit.pieces, at, key=_start) - 1


def _start(piece: Piece) -> int:
    return piece.start


def pairs(old: Sequence[Cutting], new: Sequence[Cutting]) -> Iterator[tuple[Cutting, Cutting]]:
    """Yield the pieces of two equal stretches that stand for the same characters, cut alike."""
    olds, news = [*reversed(old)], [*reversed(new)]
    while olds and news:
        (unit, piece), (new_unit, new_piece) = olds.pop(), news.pop()
        if piece is None or new_piece is None:
            yield Cutting(unit, piece), Cutting(new_unit, new_piece)
            continue
        shorter = min(piece.stop - piece.start, new_piece.stop - new_piece.start)
        cut, new_cut = piece.start + shorter, new_piece.start + shorter
        if cut < piece.stop:
            olds.append(Cutting(unit, piece._replace(start=cut)))
        if new_cut < new_piece.stop:
            news.append(Cutting(new_unit, new_piece._replace(start=new_cut)))
        yield (
            Cutting(unit, piece._replace(stop=cut)),
            Cutting(new_unit, new_piece._replace(stop=new_cut)),
        )
