"""What a band shows of a text, and which code point of the text each shown character is.

Most characters are shown as they are. A newline becomes a line separator, with a pilcrow before it
where the break itself was added or removed; invisible characters that changed get a visible sign.
Copying and selecting work on offsets of the text, so nothing shown here ever reaches the clipboard.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from recension.exchange.change_document.invisible import INVISIBLE, PILCROW, sign_of, with_dots

_BREAK = "\N{LINE SEPARATOR}"
_NONE = -1


class Look(Enum):
    """How a piece of text is drawn."""

    PLAIN = auto()
    ADDED = auto()
    REMOVED = auto()
    MOVED = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of shown characters; offsets are code points, -1 where a side has none of it."""

    shown: int  # where it starts in the shown text
    length: int  # of what is shown
    old: int
    new: int
    size: int  # how many code points of the text it stands for; the same as `length`, or a sign
    look: Look = Look.PLAIN
    move: int | None = None

    def offset(self, *, is_old: bool) -> int:
        """Return where it starts on one side, -1 for nowhere."""
        return self.old if is_old else self.new


class ShownText:
    """A shown text with its pieces."""

    def __init__(self, text: str, pieces: tuple[Piece, ...]) -> None:
        self.text, self.pieces = text, pieces
        self._starts = [piece.shown for piece in pieces]
        # Qt counts UTF-16 units: characters above the basic plane take two.
        self._wide = [] if text.isascii() else [i for i, each in enumerate(text) if each > "\uffff"]
        self._wide_units = [place + before for before, place in enumerate(self._wide)]

    def units(self, shown: int) -> int:
        """Return a place in the shown text as Qt counts it."""
        return shown + bisect_left(self._wide, shown)

    def code_points(self, units: int) -> int:
        """Return a place that Qt counted in code points of the shown text."""
        return units - bisect_left(self._wide_units, units)

    def piece_at(self, shown: int) -> Piece | None:
        """Return the piece that holds a place of the shown text."""
        if not self.pieces:
            return None
        return self.pieces[max(0, bisect_right(self._starts, shown) - 1)]

    def source(self, shown: int, *, is_old: bool) -> int | None:
        """Return the offset on one side that a place in the shown text stands for."""
        place = max(0, bisect_right(self._starts, shown) - 1)
        for piece in self.pieces[place:]:
            start = piece.offset(is_old=is_old)
            if start != _NONE:
                return start + _within(piece, max(0, shown - piece.shown))
        for piece in reversed(self.pieces[:place]):
            start = piece.offset(is_old=is_old)
            if start != _NONE:
                return start + piece.size
        return None

    def place(self, offset: int, *, is_old: bool) -> int:
        """Return where an offset of one side is shown, the nearest place after it."""
        for piece in self.pieces:
            start = piece.offset(is_old=is_old)
            if start != _NONE and offset < start + piece.size:
                inside = max(0, offset - start)
                return piece.shown + (inside if piece.size == piece.length else 0)
        return len(self.text)

    def ranges(self, start: int, stop: int, *, is_old: bool) -> Iterator[tuple[int, int]]:
        """Yield what is shown of the code points from `start` to `stop` of one side."""
        for piece in self.pieces:
            first = piece.offset(is_old=is_old)
            low, high = max(start, first), min(stop, first + piece.size)
            if first == _NONE or low >= high:
                continue
            if piece.size == piece.length:
                yield piece.shown + low - first, piece.shown + high - first
            else:
                yield piece.shown, piece.shown + piece.length


def _within(piece: Piece, inside: int) -> int:
    if piece.size == piece.length:
        return min(inside, piece.size)
    return piece.size if 2 * inside > piece.length else 0


class Composer:
    """Builds a shown text from the start."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def add(
        self,
        text: str,
        old: int,
        new: int,
        look: Look,
        move: int | None = None,
        *,
        ends_line: bool = False,
    ) -> None:
        """Show a run of text that stands at these offsets (-1 for a side that lacks it).

        `ends_line` tells that a line ends behind the run.
        """
        if look is Look.PLAIN or look is Look.MOVED:
            self._piece(text.replace("\n", _BREAK), len(text), old, new, look, move)
            return
        at = 0
        for match in INVISIBLE.finditer(text):
            self._run(text, (at, match.start()), (old, new), look, ends_line=match[0] == "\n")
            self._sign(match[0], _moved(old, match.start()), _moved(new, match.start()), look)
            at = match.end()
        self._run(text, (at, len(text)), (old, new), look, ends_line=ends_line)

    def mark(self, sign: str, look: Look, move: int | None) -> None:
        """Show a sign of ours that stands for no text."""
        self._piece(sign, 0, _NONE, _NONE, look, move)

    def finish(self) -> ShownText:
        """Return what was built."""
        return ShownText("".join(self._parts), tuple(self._pieces))

    def _run(
        self,
        text: str,
        bounds: tuple[int, int],
        at: tuple[int, int],
        look: Look,
        *,
        ends_line: bool,
    ) -> None:
        start, stop = bounds
        if start < stop:
            old, new = _moved(at[0], start), _moved(at[1], start)
            shown = with_dots(text[start:stop], ends_line=ends_line)
            self._piece(shown, stop - start, old, new, look)

    def _sign(self, character: str, old: int, new: int, look: Look) -> None:
        if character == "\n":
            self._piece(PILCROW + _BREAK, 1, old, new, look)
        else:
            self._piece(sign_of(character), 1, old, new, look)

    def _piece(
        self, shown: str, size: int, old: int, new: int, look: Look, move: int | None = None
    ) -> None:
        if shown:
            self._parts.append(shown)
            self._pieces.append(Piece(self._length, len(shown), old, new, size, look, move))
            self._length += len(shown)


def _moved(offset: int, by: int) -> int:
    return offset if offset == _NONE else offset + by
