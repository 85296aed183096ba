"""Bold and italics by apostrophes, per line: https://www.mediawiki.org/wiki/Help:Formatting."""

from __future__ import annotations

import re

_RUN = re.compile("(''+)")
_ITALIC, _BOLD, _BOTH = 2, 3, 5


def build_quotes(text: str) -> str:
    """Return the text with runs of apostrophes as <b> and <i>, each line on its own."""
    if "''" not in text:
        return text
    return "\n".join([quoted_line(line) if "''" in line else line for line in text.split("\n")])


def quoted_line(line: str) -> str:
    """Return one line with its runs of apostrophes as <b> and <i>."""
    pieces = _RUN.split(line)
    if len(pieces) == 1:
        return line
    _settle_lengths(pieces)
    return _Emphasis().build(pieces)


def _settle_lengths(pieces: list[str]) -> None:
    """Make every run 2, 3 or 5 apostrophes long, moving others into the text before it."""
    bold = italic = 0
    for i in range(1, len(pieces), 2):
        length = len(pieces[i])
        if length == 4:  # noqa: PLR2004 - one apostrophe and a bold mark
            pieces[i - 1] += "'"
            pieces[i], length = "'''", _BOLD
        elif length > _BOTH:
            pieces[i - 1] += "'" * (length - _BOTH)
            pieces[i], length = "'''''", _BOTH
        bold += length >= _BOLD
        italic += length != _BOLD
    if bold % 2 and italic % 2:
        _break_one_bold(pieces)


def _break_one_bold(pieces: list[str]) -> None:
    """Read one bold mark as an apostrophe and an italic mark, so that both kinds pair up.

    Preferred is one after a word of a single letter (of ASCII: a letter of several bytes is a
    word), then one inside of a word, then one after a space.
    """
    first: dict[str, int] = {}
    for i in range(1, len(pieces), 2):
        if len(pieces[i]) != _BOLD:
            continue
        before = pieces[i - 1]
        if before[-1:] == " ":
            kind = "space"
        elif before[-2:-1] == " " and before[-1].isascii():
            kind = "single"
        else:
            kind = "word"
        first.setdefault(kind, i)
    for kind in ("single", "word", "space"):
        if kind in first:
            i = first[kind]
            pieces[i] = "''"
            pieces[i - 1] += "'"
            return


class _Emphasis:
    """The state of a line: which of <b> and <i> are open, in which order.

    After five apostrophes the order is not known until one of the two ends: the text since
    then is held back.
    """

    def __init__(self) -> None:
        self._state = ""  # "", "b", "i", "bi", "ib" or "both"
        self._out: list[str] = []
        self._held: list[str] = []

    def build(self, pieces: list[str]) -> str:
        for i, piece in enumerate(pieces):
            if i % 2 == 0:
                (self._held if self._state == "both" else self._out).append(piece)
            elif len(piece) == _ITALIC:
                self._mark("i", "b")
            elif len(piece) == _BOLD:
                self._mark("b", "i")
            else:
                self._mark_both()
        self._end()
        return "".join(self._out)

    def _mark(self, this: str, other: str) -> None:
        state = self._state
        if state == this:
            self._set(f"</{this}>", "")
        elif state == other + this:
            self._set(f"</{this}>", other)
        elif state == this + other:
            self._set(f"</{other}></{this}><{other}>", other)
        elif state == "both":
            self._release(other, this, f"</{this}>", other)
        else:  # nothing open, or the other alone
            self._set(f"<{this}>", state + this)

    def _mark_both(self) -> None:
        state = self._state
        if state == "b":
            self._set("</b><i>", "i")
        elif state == "i":
            self._set("</i><b>", "b")
        elif state == "both":
            self._release("i", "b", "</b></i>", "")
        elif state:
            self._set(f"</{state[1]}></{state[0]}>", "")
        else:
            self._state = "both"

    def _set(self, html: str, state: str) -> None:
        self._out.append(html)
        self._state = state

    def _release(self, outer: str, inner: str, end: str, state: str) -> None:
        held = "".join(self._held)
        self._held.clear()
        self._set(f"<{outer}><{inner}>{held}{end}", state)

    def _end(self) -> None:
        state = self._state
        if state == "both":
            if any(self._held):
                self._release("b", "i", "</i></b>", "")
            return
        self._out.extend(f"</{name}>" for name in reversed(state))
