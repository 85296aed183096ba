"""A three-way merge as plain values, to cross from one process to another."""

from __future__ import annotations

from recension.diff.merge_values import Clash, Marks, Merge, Part, Settled
from recension.engine.messages import Merged, MergedPart


def pack(merge: Merge) -> tuple[MergedPart, ...]:
    """Return the stretches of a merge as values."""
    return tuple(_packed(part) for part in merge.parts)


def unpack(answer: Merged) -> Merge:
    """Return the merge that was packed."""
    return Merge(tuple(_unpacked(part) for part in answer.parts), answer.sentence)


def _packed(part: Part) -> MergedPart:
    is_clash = isinstance(part, Clash)
    return MergedPart(
        is_clash=is_clash,
        is_by_words=isinstance(part, Settled) and part.is_by_words,
        text=part.text if isinstance(part, Settled) else "",
        base=part.base,
        mine=part.mine,
        theirs=part.theirs,
        base_marks=part.marks.base,
        mine_marks=part.marks.mine,
        theirs_marks=part.marks.theirs,
    )


def _unpacked(part: MergedPart) -> Part:
    marks = Marks(part.base_marks, part.mine_marks, part.theirs_marks)
    if part.is_clash:
        return Clash(part.base, part.mine, part.theirs, marks)
    return Settled(part.text, part.is_by_words, part.base, part.mine, part.theirs, marks)
