"""A line of wikitext while it is coloured: what is painted so far, and what is open."""

from __future__ import annotations

from typing import NamedTuple

from recension.ui.editor.syntax.rules import LITERAL_ENDS, Style

# What may be open. A literal tag is open under its own name.
COMMENT, TEMPLATE, PARAMETER = "!", "{{", "{{{"
LINK, CAPTION, EXTERNAL, TABLE, REFERENCE = "[[", "[[|", "[", "{|", "ref"

State = tuple[str, ...]

_DEEPEST = 24  # open things that are remembered
_UNTIL_LINE_END = frozenset({LINK, EXTERNAL})
_UNTIL_EMPTY_LINE = frozenset({CAPTION})  # so that a link without its end does not go on for ever
_GROUND = {TABLE: Style.PLAIN, REFERENCE: Style.REFERENCE, EXTERNAL: Style.EXTERNAL}


class Run(NamedTuple):
    """Characters of one look; `start` and `stop` are offsets in the line as it was given."""

    start: int
    stop: int
    style: Style
    is_bold: bool = False
    is_italic: bool = False


class OpenLine:
    """Colours a line from its start to its end."""

    def __init__(self, text: str, state: State) -> None:
        self.text = text
        self.at = 0  # all before is painted
        self.runs: list[Run] = []
        self.is_heading = False
        self.is_bold = False
        self.is_italic = False
        self._open = list(state)

    def state(self) -> State:
        """Return what is still open for the next line."""
        ends = _UNTIL_LINE_END if self.text.strip() else _UNTIL_LINE_END | _UNTIL_EMPTY_LINE
        return tuple(kind for kind in self._open if kind not in ends)

    # Painting

    def paint(self, stop: int, style: Style | None = None) -> None:
        """Give the characters up to `stop` a look: their own, or that of what is open."""
        if stop <= self.at:
            return
        look = self._ground() if style is None else style
        run = Run(self.at, stop, look, self.is_bold or self.is_heading, self.is_italic)
        self.at = stop
        if self.runs and self.runs[-1][1:] == (run.start, *run[2:]):
            self.runs[-1] = run._replace(start=self.runs[-1].start)
        elif look is not Style.PLAIN or run.is_bold or run.is_italic:
            self.runs.append(run)

    def _ground(self) -> Style:
        if self.is_heading:
            return Style.HEADING
        for kind in reversed(self._open):
            if kind in _GROUND:
                return _GROUND[kind]
        return Style.PLAIN

    def skip_comment(self) -> bool:
        """Paint to the end of the comment that is open; return whether that is in this line."""
        end = self.text.find("-->", self.at)
        self.paint(len(self.text) if end < 0 else end + 3, Style.COMMENT)
        if end >= 0:
            self.pop()
        return end >= 0

    def skip_literal(self, tag: str) -> bool:
        """Paint to the end of the literal tag that is open; return whether it is in this line."""
        end = LITERAL_ENDS[tag].search(self.text, self.at)
        self.paint(len(self.text) if end is None else end.start(), Style.LITERAL)
        if end is not None:
            self.paint(end.end(), Style.TAG)
            self.pop()
        return end is not None

    # What is open

    def top(self) -> str:
        """Return what was opened last, or ""."""
        return self._open[-1] if self._open else ""

    def push(self, kind: str) -> bool:
        """Open something; return whether it is not too deep to be remembered."""
        if len(self._open) >= _DEEPEST:
            return False
        self._open.append(kind)
        return True

    def pop(self) -> None:
        """Close what was opened last."""
        self._open.pop()

    def inner(self, *kinds: str) -> str:
        """Return the innermost open thing of these kinds, or ""."""
        return next((kind for kind in reversed(self._open) if kind in kinds), "")

    def close(self, kind: str) -> None:
        """Close the innermost of a kind, with all that was left open inside it."""
        if kind in self._open:
            last = len(self._open) - 1 - self._open[::-1].index(kind)
            del self._open[last:]
