"""Finding the partner of a bracket."""

from __future__ import annotations

from collections.abc import Callable

_OPENING = {"[": "]", "{": "}", "(": ")"}
_CLOSING = {close: opening for opening, close in _OPENING.items()}
_REACH = 20_000  # characters that are looked through at most

_LINE = 20  # characters that going to another line is worth

Place = tuple[int, int]  # line and column


def bracket_at(line: str, column: int) -> int | None:
    """Return the column of the bracket beside a caret, the one before it first."""
    for place in (column - 1, column):
        if 0 <= place < len(line) and (line[place] in _OPENING or line[place] in _CLOSING):
            return place
    return None


def partner(place: Place, line_of: Callable[[int], str], count: int) -> Place | None:
    """Return where the partner of the bracket at `place` stands.

    Args:
        place: Line and column of a bracket.
        line_of: Returns the text of a line.
        count: How many lines there are.

    Returns:
        None where it has no partner; the place itself where it was not looked for far enough.
    """
    number, column = place
    text = line_of(number)
    bracket = text[column]
    is_forward = bracket in _OPENING
    sought = _OPENING[bracket] if is_forward else _CLOSING[bracket]
    depth, seen = 0, 0
    while True:
        rest = text[column : column + _REACH] if is_forward else text[column::-1][:_REACH]
        for index, character in enumerate(rest):
            depth += (character == bracket) - (character == sought)
            if depth == 0:
                return number, column + index if is_forward else column - index
        seen += len(rest) + _LINE
        if seen > _REACH:
            break
        number += 1 if is_forward else -1
        if not 0 <= number < count:
            return None
        text = line_of(number)
        column = 0 if is_forward else max(0, len(text) - 1)
    return place
