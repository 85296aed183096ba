"""Two texts made from one, united."""

from __future__ import annotations

from msgspec import Struct

from recension.diff.merge_values import Spans


class MergeTexts(Struct, frozen=True, tag=True):
    """Unite two texts made from one base; a later request of this kind replaces a waiting one."""

    request: int
    base: str
    mine: str
    theirs: str


class MergedPart(Struct, frozen=True, array_like=True):
    """A stretch of a merge, as the comparison's `Settled` or `Clash` says it."""

    is_clash: bool
    is_by_words: bool
    text: str  # "" for a clash
    base: str = ""
    mine: str = ""
    theirs: str = ""
    base_marks: Spans = ()
    mine_marks: Spans = ()
    theirs_marks: Spans = ()


class Merged(Struct, frozen=True, tag=True):
    """The stretches of two texts united, from top to bottom."""

    request: int
    parts: tuple[MergedPart, ...]
    sentence: str = ""  # what theirs did, in words; "" where there are clashes
