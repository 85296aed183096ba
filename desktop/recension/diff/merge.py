"""Three texts to one: what two people made of the same base.

Lines that only one side changed, or both alike, are taken. Where changes touch, the same is done
with words, and accepted only where the two sides' changes are at least two unchanged words apart;
what is left is a clash. Fuzzy patching is never used: it settles true conflicts in silence.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from recension.diff.budget import Budget, Clock
from recension.diff.merge_values import Clash, Merge, Part, Settled
from recension.diff.overlaps import Range, Stretch, changed_stretches
from recension.diff.segments import Segment, cut
from recension.diff.subsequence import Anchoring, common_subsequence
from recension.diff.tokens import tokenize

_SECONDS = 1.0
_LINES = Anchoring(shortest=64, weight=lambda line: len(str(line)))
_WORDS = Anchoring(shortest=48, gram=4)
_LINES_APART = 1
_WORDS_APART = 2
_REWRITTEN = 0.5  # of a stretch removed and as much put there: it is another text now


def merge(base: str, mine: str, theirs: str, clock: Clock = time.thread_time) -> Merge:
    """Unite two texts that were made from one base; exchanging the two gives the same text."""
    budget = Budget(_SECONDS, clock)
    texts = _Three(_lines(base), _lines(mine), _lines(theirs))
    parts: list[Part] = []
    for base_range, stretch in _walk(texts, _LINES, _LINES_APART, budget):
        if stretch is None:
            parts.append(Settled("".join(texts.base[slice(*base_range)])))
        else:
            parts.append(_settle(texts.cut(stretch), budget))
    return Merge(tuple(parts))


class _Three:
    """Base, mine and theirs as sequences of lines or of words."""

    def __init__(self, base: list[str], mine: list[str], theirs: list[str]) -> None:
        self.base = base
        self.mine = mine
        self.theirs = theirs

    def cut(self, stretch: Stretch) -> tuple[str, str, str]:
        """Return the three texts of a stretch."""
        base = "".join(self.base[slice(*stretch.base)])
        return (
            base,
            base if stretch.mine is None else "".join(self.mine[slice(*stretch.mine)]),
            base if stretch.theirs is None else "".join(self.theirs[slice(*stretch.theirs)]),
        )


def _lines(text: str) -> list[str]:
    return [line + "\n" for line in text.split("\n")]


def _walk(
    texts: _Three, anchoring: Anchoring, gap: int, budget: Budget
) -> Iterator[tuple[Range, Stretch | None]]:
    """Yield the base from its start to its end: unchanged ranges, and stretches that changed."""
    mine = _segments(texts.base, texts.mine, anchoring, budget)
    theirs = _segments(texts.base, texts.theirs, anchoring, budget)
    at = 0
    for stretch in changed_stretches(mine, theirs, gap):
        if stretch.base[0] > at:
            yield (at, stretch.base[0]), None
        yield stretch.base, stretch
        at = stretch.base[1]
    if at < len(texts.base):
        yield (at, len(texts.base)), None


def _segments(
    base: list[str], side: list[str], anchoring: Anchoring, budget: Budget
) -> list[Segment]:
    return cut(common_subsequence(base, side, anchoring, budget), len(base), len(side))


def _settle(texts: tuple[str, str, str], budget: Budget) -> Part:
    """Return what becomes of a stretch that changed."""
    base, mine, theirs = texts
    text = _agreed(base, mine, theirs)
    if text is not None:
        return Settled(text, base=base, mine=mine, theirs=theirs)
    # Without time left a person decides, rather than words that were compared in haste.
    text = _merge_words(base, mine, theirs, budget) if base and not budget.is_spent else None
    if text is None:
        return Clash(base, mine, theirs)
    return Settled(text, is_by_words=True, base=base, mine=mine, theirs=theirs)


def _agreed(base: str, mine: str, theirs: str) -> str | None:
    """Return what both sides want, where one of them wants nothing else than the base."""
    if theirs in (base, mine):
        return mine
    return theirs if mine == base else None


def _merge_words(base: str, mine: str, theirs: str, budget: Budget) -> str | None:
    """Return the words of a stretch merged, or None where the sides come too near."""
    texts = _Three(*(tokenize(text).pieces for text in (base, mine, theirs)))
    if _is_rewritten(texts.base, texts.mine, budget) or _is_rewritten(
        texts.base, texts.theirs, budget
    ):
        return None
    merged: list[str] = []
    for base_range, stretch in _walk(texts, _WORDS, _WORDS_APART, budget):
        text: str | None = "".join(texts.base[slice(*base_range)])
        if stretch is not None:
            text = _agreed(*texts.cut(stretch))
        if text is None:
            return None
        merged.append(text)
    return "".join(merged)


def _is_rewritten(base: list[str], side: list[str], budget: Budget) -> bool:
    """Whether a side put something else in the place of most of a stretch.

    What such a text shares with the base are words that any two texts share; between them a
    change of the other side would seem to have its place.
    """
    segments = [edit for edit in _segments(base, side, _WORDS, budget) if not edit.is_equal]
    removed = sum(_size(base[edit.old : edit.old_stop]) for edit in segments)
    added = sum(_size(side[edit.new : edit.new_stop]) for edit in segments)
    return min(removed, added) > _REWRITTEN * _size(base)


def _size(pieces: Sequence[str]) -> int:
    return sum(map(len, pieces))
