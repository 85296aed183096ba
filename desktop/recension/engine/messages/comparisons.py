"""Comparisons of two texts: the rows, the words in them, and what happened in words."""

from __future__ import annotations

from msgspec import Struct

from recension.diff.options import Options
from recension.diff.phrases import Phrase
from recension.diff.values import Row, RowSpans
from recension.engine.messages.texts import TextSide


class CompareTexts(Struct, frozen=True, tag=True):
    """Compare two texts; a later request of this kind replaces a waiting one."""

    request: int
    old: TextSide
    new: TextSide
    options: Options = Options()


class SpansWanted(Struct, frozen=True, tag=True):
    """These rows of a comparison are looked at: their words come first."""

    request: int  # of the comparison
    rows: tuple[int, ...]


class Compared(Struct, frozen=True, tag=True):
    """The rows of two texts side by side, with the words of the first changed rows."""

    request: int
    page: int  # 0 for a comparison of two given texts
    version: int
    rows: tuple[Row, ...]
    spans: dict[int, RowSpans]
    old_size: int
    new_size: int
    is_complete: bool  # else a better answer to the same request follows
    milliseconds: float = 0.0
    old_text: str | None = None  # where the side was a stored revision
    new_text: str | None = None


class Described(Struct, frozen=True, tag=True):
    """What happened between the two texts of a comparison; it follows the rows and their words."""

    request: int  # of the comparison
    sentence: str  # in one line
    phrases: tuple[Phrase, ...]  # in full, with the rows they speak of
    milliseconds: float = 0.0  # that it took to put it into words


class MoreSpans(Struct, frozen=True, tag=True):
    """The words of further rows of a comparison."""

    request: int
    spans: dict[int, RowSpans]
    is_last: bool
