"""Texts of a change as HTML: words marked, invisible characters with a sign, moves linked.

The text of an element is the text that was compared, character for character: signs and arrows are
drawn by the style sheet from attributes, so that what is copied from the page is exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from recension.diff import Role
from recension.exchange.change_document.invisible import INVISIBLE, PILCROW, sign_of
from recension.exchange.change_document.moves import Ends
from recension.exchange.change_document.pieces import Piece
from recension.exchange.change_document.words import Words

_TAGS = {Role.REMOVED: "del", Role.ADDED: "ins"}
# HTML has no way to write NUL, and a lone surrogate is no character of a file.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")

_ARROWS = "\N{NORTH EAST ARROW}\N{SOUTH EAST ARROW}"  # a passage that leaves, and one that arrives


def text_html(text: str) -> str:
    """Return a text as HTML that reads back to the same characters."""
    written = escape(text, quote=False)
    if "\r" in written:  # a parser makes a line feed of it
        written = written.replace("\r", "&#13;")
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", written)


def attribute(name: str, value: object) -> str:
    """Return an attribute with a space before it."""
    return f' {name}="{_UNWRITABLE.sub("", escape(str(value)))}"'


class Marker:
    """Marks up the lines of rows; knows where the ends of moves are.

    Args:
        words: of the document.
        ends: of all moves.
    """

    def __init__(self, words: Words, ends: Ends) -> None:
        self._words, self._ends = words, ends
        self._anchors: set[tuple[int, bool]] = set()  # ids that were given out

    def lines(self, pieces: Iterable[Piece]) -> list[str]:
        """Return the HTML of each line of some pieces."""
        lines: list[str] = []
        line: list[str] = []
        for piece in pieces:
            if piece.role is Role.MOVED and piece.begins and piece.move is not None:
                line.append(self.link(piece.move, _ARROWS[not piece.is_old], is_old=piece.is_old))
            for number, run in enumerate(piece.text.split("\n")):
                if number:
                    line.append(self._break(piece))
                    lines.append("".join(line))
                    line.clear()
                if run:
                    line.append(_run(run, piece))
        lines.append("".join(line))
        return lines

    def row_link(self, move: int, *, is_old: bool) -> str:
        """Return the link of a row that moved as a whole, with an arrow up or down."""
        here, there = self._ends.get((move, is_old)), self._ends.get((move, not is_old))
        is_below = here is not None and there is not None and there.row > here.row
        arrow = "\N{DOWNWARDS ARROW}" if is_below else "\N{UPWARDS ARROW}"
        return self.link(move, arrow, is_old=is_old)

    def link(self, move: int, arrow: str, *, is_old: bool) -> str:
        """Return a link to the other end of a move; this end gets its anchor with it."""
        here, there = (move, is_old), (move, not is_old)
        end = self._ends.get(there)
        if end is None:
            return ""
        anchor = "" if here in self._anchors else attribute("id", _anchor(here))
        self._anchors.add(here)
        words = self._words.moved_to if is_old else self._words.moved_from
        said = words.format(number=self._words.number(end.line + 1))
        href = attribute("href", f"#{_anchor(there)}")
        label = attribute("title", said) + attribute("aria-label", said)
        return f'<a class="to"{anchor}{href}{label}{attribute("data-sign", f"{arrow}{move}")}></a>'

    def _break(self, piece: Piece) -> str:
        """Return the sign of a line break that came or went; nothing for one that stayed."""
        if piece.role not in _TAGS:
            return ""
        tag = _TAGS[piece.role]
        name = attribute("title", self._words.line_break)
        return f'<{tag} class="sign"{name}{attribute("data-sign", PILCROW)}></{tag}>'


def _anchor(end: tuple[int, bool]) -> str:
    move, is_old = end
    return f"move-{move}-{'old' if is_old else 'new'}"


def _run(text: str, piece: Piece) -> str:
    if piece.role is None:
        return text_html(text)
    if piece.role is Role.MOVED:
        return f'<span class="moved">{text_html(text)}</span>'
    tag = _TAGS[piece.role]
    return f"<{tag}>{_with_signs(text)}</{tag}>"


def _with_signs(text: str) -> str:
    parts, at = [], 0
    for match in INVISIBLE.finditer(text):
        sign = attribute("data-sign", sign_of(match[0]).strip("\t"))
        parts.append(text_html(text[at : match.start()]))
        parts.append(f'<span class="sign"{sign}>{text_html(match[0])}</span>')
        at = match.end()
    parts.append(text_html(text[at:]))
    return "".join(parts)
