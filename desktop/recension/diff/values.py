r"""What a comparison of two texts says: rows side by side, and spans inside them.

Lines are those of the text split at "\n" alone; a text that ends with a newline has an empty last
line. Line numbers here count from 0 and ranges exclude their end; the JSON form counts from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How the two sides of a row belong together."""

    EQUAL = "equal"
    CHANGED = "changed"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    REMOVED = "removed"
    ADDED = "added"


class Role(StrEnum):
    """What a span of text is."""

    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Lines:
    """A range of lines of one side."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Row:
    """Lines of the old text beside the lines they became.

    Equal rows hold as many lines as follow each other. A removed or an added row holds one line;
    in texts of very many lines, up to a hundred that follow each other.

    A moved row appears twice: where it now stands, and (with `is_origin`) where it stood; both
    carry both ranges and the same number `move`.
    """

    kind: Kind
    old: Lines | None
    new: Lines | None
    move: int | None = None
    is_origin: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters that is highlighted.

    Offsets count code points from the start of the row's text on that side, its lines joined with
    a newline.
    """

    start: int
    stop: int
    role: Role
    move: int | None = None  # the number that both ends of a moved sentence share


@dataclass(frozen=True, slots=True)
class RowSpans:
    """The highlighted runs of one row, in order, on both sides."""

    old: tuple[Span, ...] = ()
    new: tuple[Span, ...] = ()


def shown_lines(row: Row, *, is_old: bool) -> Lines | None:
    """Return the lines a row shows on one side: a moved row has its text at one side only."""
    if row.kind is Kind.MOVED and row.is_origin is not is_old:
        return None
    return row.old if is_old else row.new
